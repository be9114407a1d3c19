/** The bytes that give JSON text its shape; the splitter works on them without decoding the text. */
export const quote = 0x22
export const backslash = 0x5c
export const newline = 0x0a
export const carriageReturn = 0x0d
export const comma = 0x2c
export const colon = 0x3a
export const openBrace = 0x7b
export const closeBrace = 0x7d
export const openBracket = 0x5b
export const closeBracket = 0x5d

/** 1 for the bytes that matter outside a string: quotes, brackets, braces and newlines. */
export const structural = byteTable([
  quote,
  newline,
  openBrace,
  closeBrace,
  openBracket,
  closeBracket,
])

/** 1 for the bytes that matter inside a string. A raw newline cannot stand in a JSON string. */
export const stringStops = byteTable([quote, backslash, newline])

/** 1 for white space between JSON tokens. */
export const blank = byteTable([0x20, 0x09, 0x0d, newline])

/** Does a number or a literal end before this byte? */
export function endsScalar(byte: number): boolean {
  return byte === comma || byte === closeBracket || byte === closeBrace || blank[byte] === 1
}

/** How many newlines stand in a part of the bytes. */
export function countNewlines(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = bytes.indexOf(newline, from); at !== -1 && at < to; count++) {
    at = bytes.indexOf(newline, at + 1)
  }
  return count
}

/** A table with 1 at each of some bytes and 0 elsewhere. */
export function byteTable(bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256)
  for (const byte of bytes) table[byte] = 1
  return table
}
