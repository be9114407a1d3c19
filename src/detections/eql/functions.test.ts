import { expect, it } from 'vitest'
import { eqlFunctions, removedFunctions, signatureOf } from './functions.ts'

it('finds a function whatever the case of its name (eql.md 8)', () => {
  expect(signatureOf('CIDRMATCH')?.name).toBe('cidrMatch')
  expect(signatureOf('constructor')).toBeUndefined()
})

it.each(eqlFunctions)('$name requires no more than it takes', ({ required, parameters }) => {
  expect(required).toBeGreaterThan(0)
  expect(required).toBeLessThanOrEqual(parameters.length)
})

it('a function that is gone from the language is not there', () => {
  expect([...removedFunctions.keys()].filter((name) => signatureOf(name))).toEqual([])
})
