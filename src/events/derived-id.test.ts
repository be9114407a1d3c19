import { expect, it } from 'vitest'
import { derivedId, isDerivedId } from './derived-id.ts'

it('tells texts apart by their places and takes none for an empty one', () => {
  expect(derivedId(['a', 'b'])).toMatch(/^derived-[0-9a-f]{16}$/)
  expect(derivedId(['ab', ''])).not.toBe(derivedId(['a', 'b']))
  expect(derivedId([undefined, 'b'])).toBe(derivedId(['', 'b']))
})

it('knows its own ids', () => {
  expect(isDerivedId(derivedId(['a']))).toBe(true)
  expect(isDerivedId('5e68a70c-9e8b-49c3-a6c5-63ab2bc2685a')).toBe(false)
})
