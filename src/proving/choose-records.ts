import { parseJsonPath, valuesAt } from '../base/json-path.ts'
import type { JsonObject } from '../base/json.ts'
import { assertOf } from './assertion.ts'
import type { Bindings } from './bindings.ts'
import type { Assertion, Signal } from './emulation-test.ts'
import type { ObservedRecord } from './observed-record.ts'

/**
 * How many records are looked at again because an earlier choice was another one: hostile tests must
 * end. What a signal looks at for the first time is not counted.
 */
const mostSecondLooks = 500_000

/** The records that were chosen for a signal. */
export type Chosen = readonly ObservedRecord[]

/** What was chosen for a list of signals. */
export interface Choice {
  /** The records of the first signals of the list; of all of them where it is whole. */
  readonly chosen: readonly Chosen[]
  readonly bindings: Bindings
  /** Are all signals met? */
  readonly isWhole: boolean
  /** Were there more ways of choosing than are tried? */
  readonly hasGivenUp: boolean
}

/**
 * Finds records for all signals, going back to another choice where a later signal is not met; else
 * for the longest beginning of the list. The ways back stand in a list, not on the stack: a hostile
 * test may have ten thousand signals.
 */
export function chooseRecords(
  signals: readonly Signal[],
  records: readonly ObservedRecord[],
  bindings: Bindings,
): Choice {
  const chosen: Option[] = []
  const ways: Iterator<Option, undefined>[] = []
  const candidates: (readonly ObservedRecord[])[] = []
  let best: readonly Option[] = []
  const openWay = (signal: Signal, place: number): Iterator<Option, undefined> => {
    const earlier = recordBefore(signal, signals, (one) => chosen[one]?.records)
    const listed = (candidates[place] ??= candidatesFor(signal, records))
    return optionsOf(signal, listed, earlier, chosen.at(-1)?.bindings ?? bindings)
  }
  let looks = 0
  for (;;) {
    const place = chosen.length
    const signal = signals[place]
    if (signal === undefined || looks > mostSecondLooks) break
    if (ways[place] === undefined) looks += candidates[place]?.length ?? 0
    const { value: option } = (ways[place] ??= openWay(signal, place)).next()
    if (option !== undefined) {
      chosen.push(option)
      continue
    }
    if (place > best.length) best = [...chosen]
    ways.pop()
    if (chosen.pop() === undefined) break
  }
  if (chosen.length > best.length) best = chosen
  return {
    isWhole: chosen.length === signals.length,
    hasGivenUp: looks > mostSecondLooks,
    chosen: best.map((one) => one.records),
    bindings: best.at(-1)?.bindings ?? bindings,
  }
}

/** The records that satisfy what a signal asks whatever names stand for. */
function candidatesFor(
  signal: Signal,
  records: readonly ObservedRecord[],
): readonly ObservedRecord[] {
  const { match, event = [] } = signal
  const fixed = { ...signal, match: match.filter(isFixed), event: event.filter(isFixed) }
  return records.filter((one) => fits(fixed, one, {}) !== undefined)
}

function isFixed(assertion: Assertion): boolean {
  return !JSON.stringify(assertion).includes('{{')
}

/** One way of meeting a signal. */
export interface Option {
  readonly records: Chosen
  readonly bindings: Bindings
}

/** The ways in which a signal can be met: one record each, or one group where it counts. */
export function* optionsOf(
  signal: Signal,
  records: readonly ObservedRecord[],
  earlier: ObservedRecord | undefined,
  bindings: Bindings,
): Generator<Option, undefined> {
  const { count, same, distinct } = signal
  const fitting = fittingOf(signal, records, earlier, bindings)
  if (count === undefined && same === undefined && distinct === undefined) {
    for (const one of fitting) yield { records: [one.observed], bindings: one.bindings }
    return
  }
  const all = [...fitting]
  // At least one, unless there may be none.
  const { max = Infinity, min = Math.min(1, max) } = count ?? {}
  if (min === 0 && all.length === 0) yield { records: [], bindings }
  for (const group of groupsOf(all, signal)) {
    if (group.length < min || group.length > max) continue
    const observed = group.map((one) => one.observed)
    const values = distinct === undefined ? [] : valuesOfAll(observed, distinct.path)
    if (distinct !== undefined && new Set(values).size < distinct.min) continue
    yield { records: observed, bindings: group[0]?.bindings ?? bindings }
  }
}

interface Fitting {
  readonly observed: ObservedRecord
  readonly bindings: Bindings
}

function* fittingOf(
  signal: Signal,
  records: readonly ObservedRecord[],
  earlier: ObservedRecord | undefined,
  bindings: Bindings,
): Generator<Fitting> {
  for (const observed of records) {
    if (!isInTime(signal, observed, earlier)) continue
    const bound = fits(signal, observed, bindings)
    if (bound !== undefined) yield { observed, bindings: bound }
  }
}

/**
 * Records of one value at `same`, and within the time from the first of them. Where some stretch of
 * that time holds more than are allowed, no other makes up for it: what has one value has no group.
 */
function* groupsOf(fitting: readonly Fitting[], signal: Signal): Generator<readonly Fitting[]> {
  const { same, within, after } = signal
  const groups = new Map<string, Fitting[]>()
  for (const one of fitting) {
    const key = same === undefined ? '' : valuesOfAll([one.observed], same).join()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  if (within === undefined || after !== undefined) {
    yield* groups.values()
    return
  }
  const { max = Infinity } = signal.count ?? {}
  for (const group of groups.values()) {
    const windows = windowsOf(group, spanOf(within))
    const isOver = windows.some(([start, end]) => end - start > max)
    if (!isOver) for (const [start, end] of windows) yield group.slice(start, end)
  }
}

/** From each record on, as many as lie within the time; where they begin, and where they end. */
function windowsOf(
  group: readonly Fitting[],
  span: number,
): readonly (readonly [start: number, end: number])[] {
  let end = 0
  return group.map(({ observed }, start) => {
    while ((group[end]?.observed.event.time ?? Infinity) - observed.event.time <= span) end++
    return [start, end]
  })
}

function valuesOfAll(observed: readonly ObservedRecord[], path: string): readonly string[] {
  const parts = parseJsonPath(path) ?? []
  return observed.flatMap(({ record }) =>
    valuesAt(record.value, parts).map(({ value }) => JSON.stringify(value)),
  )
}

/** The bindings under which a record satisfies all conditions of a signal; `undefined` for none. */
export function fits(
  signal: Signal,
  observed: ObservedRecord,
  bindings: Bindings,
): Bindings | undefined {
  const { record, event } = observed
  if (record.source !== signal.source) return undefined
  let bound = bindings
  for (const [document, assertions] of documentsOf(signal, record.value, event.document)) {
    for (const assertion of assertions) {
      const result = assertOf(document, assertion, bound)
      if (!result.holds) return undefined
      bound = result.bindings
    }
  }
  return captured(signal, record.value, bound)
}

/** The documents that a signal asks about, the raw record and its event, with the conditions on each. */
export function documentsOf(
  signal: Signal,
  raw: JsonObject,
  event: JsonObject,
): readonly (readonly [JsonObject, readonly Assertion[]])[] {
  return [
    [raw, signal.match],
    [event, signal.event ?? []],
  ]
}

/** The bindings with the captures of a signal; `undefined` where nothing stands at a path. */
function captured(signal: Signal, raw: JsonObject, bindings: Bindings): Bindings | undefined {
  let bound = bindings
  for (const [name, path] of Object.entries(signal.capture ?? {})) {
    const parts = parseJsonPath(path)
    const found = parts === undefined ? undefined : valuesAt(raw, parts)[0]?.value
    if (found === undefined || found === null) return undefined
    bound = { ...bound, [name]: typeof found === 'string' ? found : JSON.stringify(found) }
  }
  return bound
}

/** The last record of the signal that this one comes after, if it comes after one. */
export function recordBefore(
  { after }: Signal,
  signals: readonly Signal[],
  chosenAt: (place: number) => Chosen | undefined,
): ObservedRecord | undefined {
  return after === undefined
    ? undefined
    : chosenAt(signals.findIndex(({ id }) => id === after))?.at(-1)
}

/** Does a record come after the one that it has to come after, and soon enough? */
export function isInTime(
  { after, within }: Signal,
  { event }: ObservedRecord,
  earlier: ObservedRecord | undefined,
): boolean {
  if (after === undefined) return true
  if (earlier === undefined) return false
  const wait = event.time - earlier.event.time
  return wait >= 0 && (within === undefined || wait <= spanOf(within))
}

/** The milliseconds of `PT15M`, `15m`, `1h30m`. */
export function spanOf(text: string): number {
  const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000 }
  const parts = [...text.toLowerCase().matchAll(/(\d+)([hms])/g)]
  return parts.reduce((sum, [, digits, unit = 's']) => sum + Number(digits) * (units[unit] ?? 0), 0)
}
