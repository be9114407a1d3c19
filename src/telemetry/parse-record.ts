import { isAscii, isUtf8 } from 'node:buffer'
import { type JsonValue, parseJson } from '../base/json.ts'

/** A parsed value and whether its bytes were the text that it claims to be. */
export interface ParsedRecord {
  readonly value: JsonValue
  /** False when bytes that are not UTF-8 were replaced. */
  readonly isWellEncoded: boolean
}

/** Parses the bytes of one JSON value; `undefined` when they are none. */
export function parseRecord(bytes: Buffer): ParsedRecord | undefined {
  // Most records are ASCII, for which decoding is a mere copy.
  const areAscii = isAscii(bytes)
  const value = parseJson(bytes.toString(areAscii ? 'latin1' : 'utf8'))
  if (value === undefined) return undefined
  return { value, isWellEncoded: areAscii || isUtf8(bytes) }
}
