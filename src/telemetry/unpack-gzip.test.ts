import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inflateInOneGo, unpackGzip } from './unpack-gzip.ts'

const text = Array.from({ length: 20_000 }, (_, number) => `line ${number}`).join('\n')
const packed = gzipSync(text)

/** What comes out of bytes that arrive in so many chunks, and the codes that are reported. */
async function unpacked(
  bytes: Buffer,
  { chunks = 1, layers = 3 } = {},
): Promise<{ text: string; codes: readonly string[] }> {
  const size = Math.ceil(bytes.length / chunks)
  const source = async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const codes: string[] = []
  const report = ({ code }: { code: string }): void => void codes.push(code)
  const parts: Buffer[] = []
  for await (const part of unpackGzip(source(), { file: 'a.gz', layers, report })) parts.push(part)
  return { text: Buffer.concat(parts).toString(), codes }
}

describe('gzip', () => {
  it('is unpacked in one go, in chunks, and as several members', async () => {
    const whole = { text, codes: [] }
    expect(await unpacked(packed)).toEqual(whole)
    expect(await unpacked(packed, { chunks: 7 })).toEqual(whole)
    const members = Buffer.concat([packed, gzipSync(' and more')])
    for (const chunks of [1, 2, 7]) {
      expect(await unpacked(members, { chunks })).toEqual({ text: `${text} and more`, codes: [] })
    }
  })

  it('is unpacked in layers, up to a number', async () => {
    const twice = gzipSync(packed)
    expect(await unpacked(twice)).toEqual({ text, codes: [] })
    expect(await unpacked(twice, { layers: 1 })).toEqual({ text: '', codes: ['gzip-nested'] })
  })

  it('passes through what is not packed', async () => {
    expect(await unpacked(Buffer.from(text), { chunks: 3 })).toEqual({ text, codes: [] })
    expect(await unpacked(Buffer.alloc(0))).toEqual({ text: '', codes: [] })
  })

  it('that is cut gives what can be had', async () => {
    const cut = packed.subarray(0, packed.length / 2)
    for (const chunks of [1, 3]) {
      const { text: part, codes } = await unpacked(cut, { chunks })
      expect(codes).toEqual(['gzip-cut'])
      expect(part.length).toBeGreaterThan(1000)
      expect(text.startsWith(part)).toBe(true)
    }
  })

  it('that is damaged or lies about its size is not trusted', async () => {
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, packed.length / 2, packed.length / 2 + 50)
    expect((await unpacked(damaged)).codes).toEqual(['gzip-invalid'])
    const liar = Buffer.from(packed)
    liar.writeUInt32LE(5, liar.length - 4)
    expect((await unpacked(liar)).codes).toEqual(['gzip-invalid'])
    liar.writeUInt32LE(0xffffffff, liar.length - 4)
    expect((await unpacked(liar)).codes).toEqual(['gzip-invalid'])
    expect((await unpacked(Buffer.concat([packed, Buffer.from('junk')]))).codes).toEqual([
      'gzip-invalid',
    ])
  })
})

it('unpacks in one go up to a bound', () => {
  const packed = gzipSync('x'.repeat(1000))
  expect(inflateInOneGo(packed, 1000)).toHaveLength(1000)
  expect(inflateInOneGo(packed, 999)).toBeUndefined()
})
