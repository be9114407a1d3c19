import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  endsScalar,
  openBrace,
  openBracket,
  quote,
} from '../json-bytes.ts'

/** A value in the text of a record: a string without its quotes, or a number. */
export interface RecordValue {
  readonly kind: 'text' | 'number'
  readonly from: number
  readonly to: number
  /** Its name as it is written, where it is a member of the record itself. */
  readonly name: string | undefined
}

const minus = 0x2d
const digitZero = 0x30
const digitNine = 0x39

/** Lists the strings that are values and the numbers of a record, which is known to be JSON, in their order. */
export function valuesOf(bytes: Buffer, from: number, to: number): readonly RecordValue[] {
  const values: RecordValue[] = []
  const open: number[] = []
  /** Does a key come next? */
  let isKey = false
  let name: string | undefined
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte === quote) {
      const end = endOfText(bytes, at + 1)
      if (!isKey) values.push({ kind: 'text', from: at + 1, to: end, name })
      else if (open.length === 1) name = bytes.toString('latin1', at + 1, end)
      at = end
    } else if (byte === minus || (byte >= digitZero && byte <= digitNine)) {
      const end = endOfScalar(bytes, at)
      values.push({ kind: 'number', from: at, to: end, name })
      at = end - 1
    } else if (byte === openBrace || byte === openBracket) {
      if (open.length === 1) name = undefined
      open.push(byte)
      isKey = byte === openBrace
    } else if (byte === closeBrace || byte === closeBracket) {
      open.pop()
    } else if (byte === comma) {
      isKey = open.at(-1) === openBrace
      if (open.length === 1) name = undefined
    } else if (byte === colon) {
      isKey = false
    }
  }
  return values
}

/** Where a string ends whose opening quote is before `from`: the place of its closing quote. */
export function endOfText(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}

function endOfScalar(bytes: Buffer, from: number): number {
  let at = from
  for (let byte = bytes[at] ?? 0; !endsScalar(byte); byte = bytes[++at] ?? 0);
  return at
}
