import { describe, expect, it } from 'vitest'
import { decodeText, textKindOf } from './decode-text.ts'

/** The text of bytes that arrive in chunks of three, or why they are refused. */
async function decoded(bytes: Buffer): Promise<string> {
  const kind = textKindOf(bytes)
  if (kind.kind === 'refused') return kind.code
  const chunks = async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3)
  }
  const parts: Buffer[] = []
  for await (const part of decodeText(chunks(), kind)) parts.push(part)
  return Buffer.concat(parts).toString()
}

const text = '{"name":"Zoë 🐾"}'
const little = Buffer.from(text, 'utf16le')
const big = Buffer.from(little).swap16()

describe('text', () => {
  it('loses its byte order mark', async () => {
    expect(await decoded(Buffer.from(`\ufeff${text}`))).toBe(text)
    expect(await decoded(Buffer.from(text))).toBe(text)
  })

  it('is decoded from UTF-16 of both orders, with a mark and without', async () => {
    expect(await decoded(little)).toBe(text)
    expect(await decoded(big)).toBe(text)
    expect(await decoded(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toBe(text)
    expect(await decoded(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toBe(text)
  })
})

describe('what is no text', () => {
  it.each([
    ['PAR1', 'parquet-unsupported'],
    ['PK\u0003\u0004', 'zip-unsupported'],
    ['PK\u0005\u0006', 'zip-unsupported'],
    ['(\u00b5/\u00fd', 'zstd-unsupported'],
    ['Obj\u0001', 'avro-unsupported'],
    ['BZh9', 'archive-unsupported'],
    ['\u00fd7zXZ\u0000', 'archive-unsupported'],
    ['\u0004"M\u0018', 'archive-unsupported'],
    ['\u0000\u0000\u0000\u0000', 'nul-bytes'],
  ])('%j is refused as %s', async (head, code) => {
    expect(await decoded(Buffer.from(head, 'latin1'))).toBe(code)
  })
})
