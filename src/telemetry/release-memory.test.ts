import { expect, it } from 'vitest'
import { releaseMemory } from './release-memory.ts'

it('empties what is large, and what else stands in its memory', () => {
  for (let time = 0; time < 3; time++) {
    const bytes = Buffer.alloc(100_000)
    const part = bytes.subarray(50_000)
    releaseMemory(bytes)
    expect([bytes.length, part.length]).toEqual([0, 0])
  }
})

it('leaves alone what is small: it may share its memory with others', () => {
  const bytes = Buffer.from('hello')
  releaseMemory(bytes)
  expect(bytes.toString()).toBe('hello')
})
