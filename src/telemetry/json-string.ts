import { backslash, byteTable, quote } from './json-bytes.ts'

/** 1 for the bytes that end a plain run of a JSON string: quotes, escapes, controls, all but ASCII. */
const stops = byteTable([
  ...Array.from({ length: 0x20 }, (_, byte) => byte),
  quote,
  backslash,
  ...Array.from({ length: 0x80 }, (_, byte) => byte + 0x80),
])

const hexadecimal = byteTable([...Buffer.from('0123456789abcdefABCDEF')])
const escapable = byteTable([...Buffer.from('"\\/bfnrt')])
const unicodeEscape = 0x75

/**
 * Goes over an ASCII string whose opening quote is before `from`; returns the place after its closing
 * quote, 0 when it is no JSON string or holds anything but ASCII. May look beyond the end of the bytes,
 * where it finds no string.
 */
export function passString(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    while (stops[bytes[at] ?? 0] === 0) at++
    const stop = bytes[at++]
    if (stop === quote) return at
    if (stop !== backslash) return 0
    const escaped = bytes[at++] ?? 0
    if (escaped === unicodeEscape) {
      for (let digit = 0; digit < 4; digit++) if (hexadecimal[bytes[at++] ?? 0] === 0) return 0
    } else if (escapable[escaped] === 0) return 0
  }
}
