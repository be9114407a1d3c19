import { expect, test } from 'vitest'
import { lintCatalogue, lintRuleOf } from './catalogue.ts'

test('the rows are in the order of their ids (sigma.md 19)', () => {
  const ids = lintCatalogue.map(({ id }) => id)
  expect(ids).toEqual([...ids].sort())
})

test('a row is found by its code', () => {
  expect(lintRuleOf('sigma-unknown-field')?.id).toBe('S054')
  expect(lintRuleOf('eql-syntax')).toBeUndefined()
})
