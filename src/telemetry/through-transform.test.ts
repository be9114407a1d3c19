import { Transform } from 'node:stream'
import { expect, it } from 'vitest'
import { throughTransform } from './through-transform.ts'

async function* chunks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

/** Gives back every chunk twice and fails at an exclamation mark. */
function doubling(): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (chunk.includes('!')) return void this.destroy(new Error('no!'))
      this.push(chunk)
      this.push(chunk)
      done()
    },
  })
}

async function collect(source: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const found: string[] = []
  try {
    for await (const part of throughTransform<Buffer>(source, doubling()))
      found.push(part.toString())
  } catch (error) {
    found.push(String(error))
  }
  return found
}

it('yields what was made before a failure, then throws it', async () => {
  expect(await collect(chunks('a', 'b'))).toEqual(['a', 'a', 'b', 'b'])
  expect(await collect(chunks('a', '!', 'b'))).toEqual(['a', 'a', 'Error: no!'])
})
