import type { JsonValue } from '../../src/base/json.ts'

/** A sequence query in few words, for a definition of its results that is not a machine. */
export interface TinyQuery {
  /** The letters that a stage takes; `!` before them is a missing event. */
  readonly stages: readonly string[]
  readonly until?: string
  readonly maxspan?: number
  readonly key: 'none' | 'plain' | 'optional'
}

export interface TinyEvent {
  readonly time: number
  readonly letter: string
  /** What stands under `k`: missing, one value or several. */
  readonly k: JsonValue | undefined
}

type Found = readonly number[]

/** The text of a tiny query; stages are `[any where letter in (...)]`. */
export function textOf({ stages, until, maxspan, key }: TinyQuery): string {
  const by = { none: '', plain: ' by k', optional: ' by ?k' }[key]
  const span = maxspan === undefined ? '' : ` with maxspan=${maxspan}ms`
  const end = until === undefined ? '' : ` until ${stageOf(until)}`
  return `sequence${by}${span} ${stages.map(stageOf).join(' ')}${end}`
}

function stageOf(stage: string): string {
  const letters = Array.from(stage.replace('!', ''))
    .map((letter) => `"${letter}"`)
    .join(', ')
  return `${stage.startsWith('!') ? '!' : ''}[any where letter in (${letters})]`
}

/**
 * The sequences as eql.md sections 9.3 and 10 define them, found by looking back from each event that
 * could complete one: what was waiting there, and was it spent, overwritten or ended since? Places of
 * events, -1 for a missing one. `events` are in order.
 */
export function defineSequences(query: TinyQuery, events: readonly TinyEvent[]): readonly Found[] {
  const positive = query.stages.filter((stage) => !stage.startsWith('!'))
  const keys = [null, 'x', 'y']

  function has(place: number, letters: string, key: string | null): boolean {
    const event = events[place]
    return event !== undefined && letters.includes(event.letter) && keysOf(event).includes(key)
  }

  function keysOf({ k }: TinyEvent): readonly (string | null)[] {
    if (query.key === 'none') return [null]
    const values = [k ?? []].flat().filter((value) => typeof value === 'string')
    return values.length === 0 && query.key === 'optional' ? [null] : values
  }

  /** What the event at `place` makes as stage `stage`. */
  function fill(stage: number, place: number, key: string | null): Found | undefined {
    if (!has(place, positive[stage] ?? '', key)) return undefined
    if (stage === 0) return [place]
    const before = waiting(stage - 1, place, key)
    return before === undefined || isTooLong(before, place) ? undefined : [...before, place]
  }

  /** What waits behind a stage just before `place`. */
  function waiting(stage: number, place: number, key: string | null): Found | undefined {
    for (let earlier = place - 1; earlier >= 0; earlier--) {
      if (query.until !== undefined && has(earlier, query.until, key)) return undefined
      const found = fill(stage, earlier, key)
      if (found !== undefined) return found
      if (has(earlier, positive[stage + 1] ?? '', key)) return undefined
    }
    return undefined
  }

  function isTooLong([first = 0]: Found, last: number): boolean {
    return timeOf(last) - timeOf(first) > (query.maxspan ?? Infinity)
  }

  function timeOf(place: number): number {
    return events[place]?.time ?? 0
  }

  function isAccepted(found: Found, key: string | null): boolean {
    const first = timeOf(found[0] ?? 0)
    const last = timeOf(found.at(-1) ?? 0)
    const before: number[] = []
    const after: number[] = []
    let seen = 0
    for (const stage of query.stages) {
      if (!stage.startsWith('!')) {
        seen++
        continue
      }
      const times = events.flatMap(({ time }, place) => (has(place, stage, key) ? [time] : []))
      if (seen === 0) before.push(...times.filter((time) => time < first))
      else if (seen === positive.length) after.push(...times.filter((time) => time > last))
      else {
        const [from, to] = [timeOf(found[seen - 1] ?? 0), timeOf(found[seen] ?? 0)]
        if (times.some((time) => time > from && time < to)) return false
      }
    }
    const span = query.maxspan ?? Infinity
    const isLeading = query.stages[0]?.startsWith('!') === true
    const isTrailing = query.stages.at(-1)?.startsWith('!') === true
    const latest = Math.max(...before)
    const earliest = Math.min(...after)
    if (isLeading && isTrailing) return earliest - latest > span
    if (isLeading) return last - latest > span
    return isTrailing ? earliest - first > span : true
  }

  function describe(found: Found): Found {
    const rest = [...found]
    return query.stages.map((stage) => (stage.startsWith('!') ? -1 : (rest.shift() ?? -1)))
  }

  return events.flatMap((_, place) =>
    keys.flatMap((key) => {
      const found = fill(positive.length - 1, place, key)
      return found !== undefined && isAccepted(found, key) ? [describe(found)] : []
    }),
  )
}
