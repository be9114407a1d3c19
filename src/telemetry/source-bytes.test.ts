import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type ByteSource, smallFileBytes, sourceBytes } from './source-bytes.ts'

const root = mkdtempSync(join(tmpdir(), 'spoor-bytes-'))
afterAll(() => rmSync(root, { recursive: true }))

/** The number of bytes and of chunks that a file gives, and what was reported. */
async function read(file: string, from: Partial<ByteSource> = {}): Promise<unknown> {
  const gauge = { packed: 0 }
  const reported: Diagnostic[] = []
  let chunks = 0
  const report = (one: Diagnostic): void => void reported.push(one)
  for await (const _ of sourceBytes({ file, stdin: undefined, gauge, report, ...from })) chunks++
  return [gauge.packed, chunks, reported.map(({ code, message }) => `${code}: ${message}`)]
}

it('reads a file in chunks, or takes the bytes that were read', async () => {
  const file = join(root, 'a')
  writeFileSync(file, Buffer.alloc(9 * 1024 * 1024))
  expect(await read(file)).toEqual([9 * 1024 * 1024, 9, []])
  expect(await read(file, { whole: Buffer.from('hello') })).toEqual([5, 1, []])
})

it('has all bytes of a small file at once, of nothing else', () => {
  const file = join(root, 'b')
  writeFileSync(file, 'hello')
  expect(smallFileBytes(file)?.toString()).toBe('hello')
  writeFileSync(file, Buffer.alloc(9 * 1024 * 1024))
  expect(smallFileBytes(file)).toBeUndefined()
  for (const none of [root, join(root, 'none'), '-']) expect(smallFileBytes(none)).toBeUndefined()
})

it('reports a file that cannot be read, also one that fails halfway', async () => {
  expect(await read(join(root, 'none'))).toEqual([
    0,
    0,
    ['input-unreadable: cannot be read: ENOENT'],
  ])
  const broken = (async function* () {
    yield Buffer.from('abc')
    throw Object.assign(new Error('gone'), { code: 'EIO' })
  })()
  expect(await read('-', { stdin: broken })).toEqual([
    3,
    1,
    ['input-unreadable: cannot be read: EIO'],
  ])
})

it('lends a chunk until the second one after it is asked for', async () => {
  const file = join(root, 'c')
  writeFileSync(file, Buffer.concat([1, 2, 3].map((byte) => Buffer.alloc(1024 * 1024, byte))))
  const source = { file, stdin: undefined, gauge: { packed: 0 }, report: () => undefined }
  const chunks = sourceBytes({ ...source, from: 5 })
  const next = async (): Promise<Uint8Array> => (await chunks.next()).value ?? new Uint8Array(1)
  const [first, second] = [await next(), await next()]
  expect([first[0], second[0]]).toEqual([1, 2])
  const third = await next()
  expect([first.length, second.length, third.length]).toEqual([0, 1024 * 1024, 1024 * 1024 - 5])
  await chunks.return(undefined)
})
