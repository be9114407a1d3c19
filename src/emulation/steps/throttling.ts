/**
 * How long before a call went through each of its turns was turned away, in milliseconds, the earliest
 * first: whoever is turned away waits twice as long each time.
 */
export function waitsOf(turns: number): readonly number[] {
  return Array.from({ length: turns }, (_, turn) => (2 ** (turns - turn) - 1) * 1000)
}
