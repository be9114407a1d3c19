import { describe, expect, it } from 'vitest'
import { ecsFieldNames, ecsFieldType } from './ecs-fields.ts'

describe('the fields of events', () => {
  it.each([
    ['@timestamp', 'date'],
    ['event.action', 'string'],
    ['event.duration', 'number'],
    ['event.risk_score', 'decimal'],
    ['source.ip', 'ip'],
    ['aws.cloudtrail.read_only', 'boolean'],
    // Elastic maps it as a keyword, though the log holds true and false.
    ['aws.cloudtrail.management_event', 'string'],
    ['gcp.audit.logentry_operation.first', 'boolean'],
    ['spoor.chain.id', 'string'],
    ['spoor.chain.step', 'number'],
  ])('%s is a %s', (path, type) => {
    expect(ecsFieldType(path)).toBe(type)
  })

  it.each(['event', 'event.acton', 'event.action.x', 'aws.cloudtrail', 'constructor', ''])(
    '%s is none',
    (path) => {
      expect(ecsFieldType(path)).toBeUndefined()
    },
  )

  it('holds texts below a field that is open, at any depth', () => {
    const path = 'aws.cloudtrail.flattened.request_parameters'
    expect(ecsFieldType(path)).toBe('string')
    expect(ecsFieldType(`${path}.items.userId`)).toBe('string')
    expect(ecsFieldType('azure.activitylogs.properties.responseBody.id')).toBe('string')
    expect(ecsFieldType('aws.cloudtrail.flattened.other')).toBeUndefined()
  })

  it('names every field once, and only with types it has', () => {
    const names = [...ecsFieldNames()]
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => ecsFieldType(name) === undefined)).toEqual([])
    expect(names.filter((name) => /[^\w.@]/.test(name))).toEqual([])
  })
})
