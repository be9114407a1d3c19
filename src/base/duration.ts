const durationForm = /^\+?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/

/** The milliseconds of a duration such as `1h30m`; `undefined` for other text. */
export function durationOf(text: string): number | undefined {
  const found = durationForm.exec(text)
  if (found === null || !/\d/.test(text)) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map(Number)
  const wholeHours = (days || 0) * 24 + (hours || 0)
  return ((wholeHours * 60 + (minutes || 0)) * 60 + (seconds || 0)) * 1000
}
