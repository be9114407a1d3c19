const minus = 0x2d
const plus = 0x2b
const point = 0x2e
const zero = 0x30
const nine = 0x39
/** Makes the letters E and e the same. */
const lowerCase = 0x20
const exponent = 0x65

const literals: ReadonlyMap<number, Buffer> = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), Buffer.from(word)]),
)

/** Goes over a number or literal that begins at a place; returns the place after it, 0 when it is none. */
export function passScalar(bytes: Uint8Array, from: number): number {
  const literal = literals.get(bytes[from] ?? 0)
  if (literal === undefined) return passNumber(bytes, from)
  for (let index = 1; index < literal.length; index++) {
    if (bytes[from + index] !== literal[index]) return 0
  }
  return from + literal.length
}

/** RFC 8259 section 6: no leading zeros, digits on both sides of the point, digits in the exponent. */
function passNumber(bytes: Uint8Array, from: number): number {
  const first = bytes[from] === minus ? from + 1 : from
  let at = bytes[first] === zero ? first + 1 : passDigits(bytes, first)
  if (at !== 0 && bytes[at] === point) at = passDigits(bytes, at + 1)
  if (at !== 0 && ((bytes[at] ?? 0) | lowerCase) === exponent) {
    const sign = bytes[at + 1]
    at = passDigits(bytes, sign === plus || sign === minus ? at + 2 : at + 1)
  }
  return at
}

/** The place after one digit or more, 0 when there is none. */
function passDigits(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    const byte = bytes[at] ?? 0
    if (byte < zero || byte > nine) return at === from ? 0 : at
    at++
  }
}
