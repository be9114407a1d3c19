import { openBrace, openBracket } from './json-bytes.ts'
import { peek } from './peek.ts'
import type { TelemetryCode } from './telemetry-diagnostics.ts'

/** What the first bytes of a file say about it. */
export type TextKind =
  | {
      readonly kind: 'text'
      readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
      readonly bom: number
    }
  | { readonly kind: 'refused'; readonly code: TelemetryCode; readonly what: string }

interface Magic {
  readonly bytes: readonly number[]
  readonly code: TelemetryCode
  readonly what: string
}

/** Formats that are recognised only to be refused by name. */
const refused: readonly Magic[] = [
  { bytes: [0x50, 0x41, 0x52, 0x31], code: 'parquet-unsupported', what: 'a Parquet file' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], code: 'zip-unsupported', what: 'a zip archive' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], code: 'zip-unsupported', what: 'a zip archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], code: 'zstd-unsupported', what: 'a Zstandard file' },
  { bytes: [0x4f, 0x62, 0x6a, 0x01], code: 'avro-unsupported', what: 'an Avro file' },
  { bytes: [0x42, 0x5a, 0x68], code: 'archive-unsupported', what: 'a bzip2 file' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], code: 'archive-unsupported', what: 'an xz file' },
  { bytes: [0x04, 0x22, 0x4d, 0x18], code: 'archive-unsupported', what: 'an lz4 file' },
]

/** So many bytes are enough for {@link textKindOf}. */
export const textKindBytes = 8

const plainText: TextKind = { kind: 'text', encoding: 'utf-8', bom: 0 }

/** Tells the encoding of a text, or the format of what is none, by its first bytes. */
export function textKindOf(head: Buffer): TextKind {
  // Nearly every log begins like this, and nothing else does.
  const first = head[0]
  if ((first === openBrace || first === openBracket) && head[1] !== 0) return plainText
  const magic = refused.find(({ bytes }) => bytes.every((byte, place) => head[place] === byte))
  if (magic !== undefined) return { kind: 'refused', code: magic.code, what: magic.what }
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { kind: 'text', encoding: 'utf-8', bom: 3 }
  if (startsWith(head, [0xff, 0xfe])) return { kind: 'text', encoding: 'utf-16le', bom: 2 }
  if (startsWith(head, [0xfe, 0xff])) return { kind: 'text', encoding: 'utf-16be', bom: 2 }
  // The first two characters of every log are ASCII, so in UTF-16 every second byte is NUL.
  const nuls = [...head.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('')
  if (nuls === 'x0x0') return { kind: 'text', encoding: 'utf-16le', bom: 0 }
  if (nuls === '0x0x') return { kind: 'text', encoding: 'utf-16be', bom: 0 }
  if (head[0] === 0) return { kind: 'refused', code: 'nul-bytes', what: 'NUL bytes' }
  return plainText
}

/** The text as UTF-8 without a byte order mark; UTF-8 itself is passed on as it is. */
export async function* decodeText(
  source: AsyncIterable<Buffer>,
  kind: TextKind & { readonly kind: 'text' },
): AsyncGenerator<Buffer> {
  const { all } = await peek(source, kind.bom)
  const decoder = kind.encoding === 'utf-8' ? undefined : new TextDecoder(kind.encoding)
  let bom = kind.bom
  for await (const chunk of all) {
    const bytes = chunk.subarray(bom)
    bom = 0
    yield decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }))
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode())
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, place) => head[place] === byte)
}
