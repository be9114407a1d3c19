import { expect, it } from 'vitest'
import { oncePerKey } from './once-per-key.ts'

it('computes once for each key, also when the answer is undefined', () => {
  const asked: string[] = []
  const lookUp = oncePerKey((key: string) => {
    asked.push(key)
    return key === 'a' ? 1 : undefined
  })
  expect([lookUp('a'), lookUp('b'), lookUp('a'), lookUp('b')]).toEqual([1, undefined, 1, undefined])
  expect(asked).toEqual(['a', 'b'])
})
