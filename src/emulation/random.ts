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
  const fraction = fractionsOf(seed)
  const whole = (from: number, to: number): number =>
    from + Math.floor(fraction() * (to - from + 1))
  const text = (length: number, alphabet: string): string =>
    Array.from({ length }, () => alphabet[whole(0, alphabet.length - 1)]).join('')
  const hex = (length: number): string => text(length, '0123456789abcdef')
  return {
    fraction,
    whole,
    text,
    hex,
    pick: (list) => pickFrom(list, whole(0, list.length - 1)),
    uuid: () => [hex(8), hex(4), `4${hex(3)}`, `${text(1, '89ab')}${hex(3)}`, hex(12)].join('-'),
    exponential: (mean) => -mean * Math.log(1 - fraction()),
    gaussian: (mean, deviation) =>
      mean +
      deviation * Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    branch: (label) => createRandom(`${seed}/${label}`),
  }
}

function pickFrom<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new TypeError('cannot pick from an empty list')
  // The index lies inside the list, so the element is a T even if T includes undefined.
  return list[index] as T
}

/**
 * sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, PractRand), its state filled from an
 * FNV-1a hash of the seed's UTF-16 units by splitmix32, the first twelve outputs thrown away.
 */
function fractionsOf(seed: string): () => number {
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
  return () => next() / 0x1_0000_0000
}
