import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha1 } from './sha1.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

it('is what the standard gives for its own example', () => {
  expect(hex(sha1(new TextEncoder().encode('abc')))).toBe(
    'a9993e364706816aba3e25717850c26c9cd0d89d',
  )
})

it('is what Node says of any bytes, at the edges of blocks too', () => {
  const sizes = [0, 1, 55, 56, 63, 64, 65, 119, 120, 128]
  const messages = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom(...sizes).chain((size) => fc.uint8Array({ minLength: size, maxLength: size })),
  )
  fc.assert(
    fc.property(messages, (message) => {
      expect(hex(sha1(message))).toBe(createHash('sha1').update(message).digest('hex'))
    }),
  )
})
