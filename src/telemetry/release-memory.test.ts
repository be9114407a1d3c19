import { expect, it } from 'vitest'
import { releaseMemory } from './release-memory.ts'

it('empties what is large, and what else stands in its memory', () => {
  for (let time = 0; time < 3; time++) {
    const bytes = Buffer.alloc(100_000)
    const part = bytes.subarray(90_000)
    releaseMemory(bytes)
    expect([bytes.length, part.length]).toEqual([0, 0])
  }
})

it('leaves alone what is small, and what shares its memory with more', () => {
  const small = Buffer.from('hello')
  const large = Buffer.alloc(100_000, 'a')
  const part = large.subarray(0, 50_000)
  for (const one of [small, part]) releaseMemory(one)
  expect([small.toString(), part[0], large[99_999]]).toEqual(['hello', 97, 97])
})
