import { expect, it } from 'vitest'
import { peek } from './peek.ts'

async function* chunks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

it('looks at the first bytes and gives them all the same', async () => {
  for (const [atLeast, head] of [
    [0, ''],
    [1, 'ab'],
    [3, 'abcd'],
    [99, 'abcdef'],
  ] as const) {
    const peeked = await peek(chunks('ab', 'cd', 'ef'), atLeast)
    expect(peeked.head.toString()).toBe(head)
    const parts: Buffer[] = []
    for await (const part of peeked.all) parts.push(part)
    expect(Buffer.concat(parts).toString()).toBe('abcdef')
  }
})

it('ends the stream when what follows is not wanted', async () => {
  let hasEnded = false
  const source = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* chunks('a', 'b')
    } finally {
      hasEnded = true
    }
  }
  for await (const _ of (await peek(source(), 1)).all) break
  expect(hasEnded).toBe(true)
})
