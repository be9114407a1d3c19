/** Milliseconds of each unit; months and years are pySigma's averages (sigma.md 8). */
const units: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 2_629_746_000,
  y: 31_556_952_000,
}

/** The milliseconds of a time span such as `15m`; `undefined` for `1h30m`, `0s` and other texts. */
export function parseTimespan(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,9})([smhdwMy])$/.exec(text) ?? []
  const millis = Number(digits) * (units[unit] ?? NaN)
  return millis > 0 ? millis : undefined
}
