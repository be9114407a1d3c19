/** A time as reports have it: ISO 8601 in UTC with milliseconds. Takes milliseconds UTC. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
