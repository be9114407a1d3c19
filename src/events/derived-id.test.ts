import { expect, it } from 'vitest'
import { derivedId } from './derived-id.ts'

it('tells texts apart by their places and takes none for an empty one', () => {
  expect(derivedId(['a', 'b'])).toMatch(/^derived-[0-9a-f]{16}$/)
  expect(derivedId(['ab', ''])).not.toBe(derivedId(['a', 'b']))
  expect(derivedId([undefined, 'b'])).toBe(derivedId(['', 'b']))
})
