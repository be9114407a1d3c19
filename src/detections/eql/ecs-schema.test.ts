import { expect, it } from 'vitest'
import { ecsSchema } from './ecs-schema.ts'

it.each([
  ['@timestamp', 'date'],
  ['source.ip', 'ip'],
  ['event.action', 'string'],
  ['no.such.field', undefined],
  ['constructor', undefined],
])('%s is of type %j', (path, type) => {
  expect(ecsSchema.typeOf(path)).toBe(type)
})

it('every name that it offers has a type', () => {
  const names = [...ecsSchema.names]
  expect(names).toContain('event.action')
  expect(names.filter((name) => ecsSchema.typeOf(name) === undefined)).toEqual([])
})
