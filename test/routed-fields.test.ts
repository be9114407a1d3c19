/** What is taken to follow from log, service and action alone does so in every event of the samples. */
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, textOf, valueAt } from '../src/base/json.ts'
import type { FieldReference } from '../src/detections/query/query.ts'
import type { Event } from '../src/events/event.ts'
import { normalise } from '../src/events/normalise.ts'
import { compileFieldReader } from '../src/matching/field-values.ts'
import { isFoldedField, isRoutedField } from '../src/matching/routed-fields.ts'
import { readTelemetry } from '../src/telemetry/read-telemetry.ts'

const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const events: Event[] = []

beforeAll(async () => {
  for await (const items of readTelemetry([samples])) {
    for (const item of items) {
      const event = item.kind === 'record' ? normalise(item.record) : undefined
      if (event !== undefined && !('rejected' in event)) events.push(event)
    }
  }
})

/** Log, service and action. */
function routeOf({ source, native }: Event): string {
  const at = (...path: readonly string[]): string => textOf(valueAt(native, ...path)) ?? ''
  switch (source) {
    case 'aws.cloudtrail':
      return `${source} ${at('eventSource')} ${at('eventName')}`
    case 'azure.activitylogs':
      return `${source} ${at('operationName', 'value').toLowerCase()}`
    case 'gcp.audit':
      return `${source} ${at('protoPayload', 'serviceName')} ${at('protoPayload', 'methodName')}`
  }
}

/** The dotted paths of a document, arrays aside. */
function pathsOf(value: JsonObject, before = ''): readonly string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = `${before}${name}`
    return isJsonObject(inner) ? pathsOf(inner, `${path}.`) : [path]
  })
}

/** The fields among some paths that follow from the action. */
function routed(
  source: Event['source'],
  document: FieldReference['document'],
  paths: readonly string[],
): readonly FieldReference[] {
  return [...new Set(paths)]
    .map((path): FieldReference => ({ document, path }))
    .filter((field) => isRoutedField(source, field))
}

const nativeField = (path: string): FieldReference => ({ document: 'native', path })
const ecsField = (path: string): FieldReference => ({ document: 'ecs', path })

describe.each(['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit'] as const)('of %s', (source) => {
  it('each such field has one value for each action', () => {
    const ours = events.filter((event) => event.source === source)
    const fields = [
      ...routed(
        source,

        'ecs',
        ours.flatMap(({ document }) => pathsOf(document)),
      ),
      ...routed(
        source,

        'native',
        ours.flatMap(({ native }) => pathsOf(native)),
      ),
    ]
    expect(fields.length).toBeGreaterThan(2)
    const values = new Map<string, Set<string>>()
    for (const field of fields) {
      const read = compileFieldReader(field)
      const isFolded = isFoldedField(source, field)
      for (const event of ours) {
        const text = JSON.stringify(read(event))
        const key = `${routeOf(event)} ${field.document} ${field.path}`
        values.set(key, (values.get(key) ?? new Set()).add(isFolded ? text.toLowerCase() : text))
      }
    }
    expect([...values].filter(([, found]) => found.size > 1)).toEqual([])
  })
})

it('is nothing else of Azure and Google Cloud that rules ask for', () => {
  expect(isRoutedField('azure.activitylogs', nativeField('eventName'))).toBe(false)
  expect(isRoutedField('azure.activitylogs', nativeField('operationName'))).toBe(false)
  expect(isRoutedField('azure.activitylogs', nativeField('status.value'))).toBe(false)
  expect(isRoutedField('azure.activitylogs', ecsField('event.type'))).toBe(false)
  expect(isRoutedField('gcp.audit', ecsField('event.provider'))).toBe(false)
  expect(isRoutedField('gcp.audit', ecsField('event.category'))).toBe(false)
  // A later spelling is asked for only where the first is missing.
  const spelled = { ...nativeField('operationName.value'), aliases: ['operationName'] }
  expect(isRoutedField('azure.activitylogs', spelled)).toBe(true)
  expect(isRoutedField('aws.cloudtrail', { ...nativeField('eventName'), aliases: ['x'] })).toBe(
    false,
  )
})
