import { expect, it } from 'vitest'
import { fieldReference, fieldType, isUnknownField, type EqlSchema } from './schema.ts'

const schema: EqlSchema = { typeOf: (path) => (path === 'a' ? 'ip' : undefined), names: ['a'] }

it('knows the type of the timestamp without a schema, and of nothing else', () => {
  expect(fieldType('@timestamp', undefined)).toBe('date')
  expect(fieldType('a', undefined)).toBeUndefined()
  expect(fieldType('a', schema)).toBe('ip')
})

it('takes every field as known where there is no schema (eql.md 16)', () => {
  const field = { kind: 'field', path: 'b', isOptional: false, span: { start: 0, end: 1 } } as const
  expect(isUnknownField(field, undefined)).toBe(false)
  expect(isUnknownField(field, schema)).toBe(true)
  expect(isUnknownField({ ...field, path: 'a' }, schema)).toBe(false)
})

it('names a field of the ECS document, with its type where that is known', () => {
  expect(fieldReference('a', schema)).toMatchObject({ document: 'ecs', path: 'a', type: 'ip' })
  expect(fieldReference('b', schema)).not.toHaveProperty('type')
})
