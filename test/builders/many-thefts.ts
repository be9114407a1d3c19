/** Emulated records of one theft told many times over: other resources, other ids, minutes later. */

/** Ids of resources and events: what tells one theft from the next. */
const ids =
  /\b((?:vol|snap|i|sg|eni|subnet|vpc)-0[0-9a-f]{10})[0-9a-f]{6}\b|\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}\b/g

/**
 * The lines of a log (`spoor emulate aws-volume-theft`) so many times, each time with ids of its own. `rename`
 * changes a line further, as somebody would who wants to be read wrongly.
 */
export function* manyThefts(
  lines: readonly string[],
  times: number,
  rename: (line: string, time: number) => string = (line) => line,
): Generator<string> {
  for (let time = 0; time < times; time++) {
    const short = time.toString(16).padStart(6, '0')
    const long = time.toString(16).padStart(12, '0')
    for (const line of lines) {
      const told = line
        .replaceAll(ids, (_, resource?: string, event?: string) =>
          resource === undefined ? `${event ?? ''}${long}` : `${resource}${short}`,
        )
        .replaceAll(/"eventTime":"([^"]+)"/g, (_, at: string) => {
          const later = new Date(Date.parse(at) + time * 420_000).toISOString()
          return `"eventTime":"${later.replace('.000Z', 'Z')}"`
        })
      yield rename(told, time)
    }
  }
}
