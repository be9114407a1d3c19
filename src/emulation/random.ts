/**
 * A stream of numbers that look random and are fixed by a seed: the same seed gives the same stream
 * on every machine. Emulation draws every id, pick and wait from one, never from the platform.
 */
export interface RandomSource {
  /** A number from 0 up to but not including 1. */
  readonly fraction: () => number
  /** A whole number between both bounds, both included. */
  readonly whole: (from: number, to: number) => number
  /** One of the list; an empty list is misuse and throws a TypeError. */
  readonly pick: <T>(list: readonly T[]) => T
  /** Characters drawn from an alphabet. */
  readonly text: (length: number, alphabet: string) => string
  /** Lower-case hexadecimal digits. */
  readonly hex: (length: number) => string
  /** A version 4 UUID, lower case (RFC 9562 section 5.4). */
  readonly uuid: () => string
  /** A wait with the given mean, as between the calls of many independent callers. */
  readonly exponential: (mean: number) => number
  /** A normally distributed number (Box-Muller). */
  readonly gaussian: (mean: number, deviation: number) => number
  /**
   * A stream of its own, fixed by this stream's seed and the label alone, so that what one scene
   * draws never moves what another draws.
   */
  readonly branch: (label: string) => RandomSource
}

/** Opens the stream of a seed. Not for secrets: the algorithm is meant to be repeated. */
export function createRandom(seed: string): RandomSource {
  const next = wordsOf(seed)
  const fraction = (): number => next() / 0x1_0000_0000
  const whole = (from: number, to: number): number =>
    from + Math.floor(fraction() * (to - from + 1))
  const text = (length: number, alphabet: string): string => {
    let drawn = ''
    for (let at = 0; at < length; at++) {
      drawn += alphabet.charAt(Math.floor(fraction() * alphabet.length))
    }
    return drawn
  }
  // Each digit is one draw, as it is of any text: the upper four bits say which of sixteen.
  const pair = (): string => hexPairs[((next() >>> 28) << 4) | (next() >>> 28)] ?? ''
  const digit = (): string => hexDigits.charAt(next() >>> 28)
  const hex = (length: number): string => {
    let drawn = ''
    for (let at = 1; at < length; at += 2) drawn += pair()
    return length % 2 === 1 ? drawn + digit() : drawn
  }
  const uuid = (): string => {
    const start = `${pair()}${pair()}${pair()}${pair()}-${pair()}${pair()}-4${digit()}${pair()}`
    const variant = `${text(1, '89ab')}${digit()}${pair()}`
    return `${start}-${variant}-${pair()}${pair()}${pair()}${pair()}${pair()}${pair()}`
  }
  return {
    fraction,
    whole,
    text,
    hex,
    uuid,
    pick: (list) => pickFrom(list, whole(0, list.length - 1)),
    exponential: (mean) => -mean * Math.log(1 - fraction()),
    gaussian: (mean, deviation) =>
      mean +
      deviation * Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    branch: (label) => createRandom(`${seed}/${label}`),
  }
}

const hexDigits = '0123456789abcdef'
/** `00` to `ff`: records are full of ids, and half as many joins make them twice as fast. */
const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, value) =>
  value.toString(16).padStart(2, '0'),
)

function pickFrom<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new TypeError('cannot pick from an empty list')
  // The index lies inside the list, so the element is a T even if T includes undefined.
  return list[index] as T
}

/**
 * sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, PractRand), its state filled from an
 * FNV-1a hash of the seed's UTF-16 units by splitmix32, the first twelve outputs thrown away. Gives
 * whole numbers of 32 bits.
 */
function wordsOf(seed: string): () => number {
  let mixed = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) {
    mixed = Math.imul(mixed ^ seed.charCodeAt(at), 0x01000193)
  }
  const splitmix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0
    const once = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97)
    return twice ^ (twice >>> 15)
  }
  let [a, b, c, counter] = [splitmix(), splitmix(), splitmix(), 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}
