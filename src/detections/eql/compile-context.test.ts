import { expect, it } from 'vitest'
import { referenceOf } from './compile-context.ts'
import type { EqlSchema } from './schema.ts'

const schema: EqlSchema = {
  typeOf: (path) => (path === 'known' ? 'ip' : undefined),
  names: ['known'],
}

it.each([
  ['known', true, schema, { path: 'known', type: 'ip' }],
  ['other', false, schema, { path: 'other' }],
  ['other', true, undefined, { path: 'other' }],
])('%s, optional: %j, is a field', (path, isOptional, given, reference) => {
  const field = { kind: 'field', path, isOptional, span: { start: 0, end: 1 } } as const
  expect(referenceOf(field, { schema: given })).toMatchObject(reference)
})

it('an optional field that the schema does not know is null', () => {
  const field = {
    kind: 'field',
    path: 'other',
    isOptional: true,
    span: { start: 0, end: 1 },
  } as const
  expect(referenceOf(field, { schema })).toBeUndefined()
})
