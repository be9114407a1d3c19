import { compareText } from '../base/compare.ts'
import { printJsonPath, parseJsonPath, valuesAt } from '../base/json-path.ts'
import type { JsonValue } from '../base/json.ts'
import { assertOf, wantedBy } from './assertion.ts'
import type { Bindings } from './bindings.ts'
import {
  type Choice,
  chooseRecords,
  documentsOf,
  fits,
  isInTime,
  optionsOf,
  recordBefore,
} from './choose-records.ts'
import type { Signal } from './emulation-test.ts'
import type { ObservedRecord } from './observed-record.ts'
import { useOfNames } from './unbound-names.ts'

/** What came of looking for the signals of a test. */
export interface SignalResult {
  /** The records of each signal that was found, by its id. */
  readonly found: ReadonlyMap<string, readonly ObservedRecord[]>
  readonly bindings: Bindings
  readonly missing: readonly MissingSignal[]
}

/** A signal that was not found, with the record that came nearest. */
export interface MissingSignal {
  readonly signal: Signal
  /** Why, in words. */
  readonly reason: string
  readonly nearest?: NearestRecord
}

/** The record that satisfied the most conditions, and the first one that it did not. */
export interface NearestRecord {
  readonly observed: ObservedRecord
  readonly satisfied: number
  readonly of: number
  /** The first path that differs. */
  readonly path: string
  readonly wanted: string
  readonly found?: JsonValue
  /** Is the path one of the event and not of the raw record? */
  readonly inEvent: boolean
}

/**
 * Looks for the signals in their order. Where several records fit, each is tried until the later
 * signals, which may use what it captured, are found too.
 */
export function checkSignals(
  signals: readonly Signal[],
  records: readonly ObservedRecord[],
  bindings: Bindings,
): SignalResult {
  // By id at one moment, so that the order of files decides nothing.
  const ordered = records.toSorted(
    (one, other) => one.event.time - other.event.time || compareText(one.id, other.id),
  )
  const told = chooseRecords(signals, ordered, bindings)
  const { unbound } = useOfNames(signals, Object.keys(bindings))
  const strange = new Map(unbound.map(({ signal, name }) => [signal, name]))
  const missing = told.isWhole
    ? []
    : signals
        .slice(told.chosen.length)
        .flatMap((signal, place) =>
          missingSignal(signal, ordered, told, { signals, strange, isFirst: place === 0 }),
        )
  const reason = 'given up: too many ways to choose the records of the signals before it'
  return {
    found: new Map(
      signals.flatMap((signal, place) => {
        const chosen = told.chosen[place]
        return chosen === undefined ? [] : [[signal.id, chosen] as const]
      }),
    ),
    bindings: told.bindings,
    missing: told.hasGivenUp
      ? missing.map((one, place) => (place === 0 ? { ...one, reason } : one))
      : missing,
  }
}

interface MissingContext {
  readonly signals: readonly Signal[]
  /** The name of a signal that nothing gives and no signal binds. */
  readonly strange: ReadonlyMap<Signal, string>
  /** Were all signals before this one found? */
  readonly isFirst: boolean
}

function missingSignal(
  signal: Signal,
  records: readonly ObservedRecord[],
  told: Choice,
  { signals, strange, isFirst }: MissingContext,
): readonly MissingSignal[] {
  const { bindings, chosen } = told
  const name = strange.get(signal)
  if (name !== undefined) {
    return [{ signal, reason: `{{${name}}} stands for nothing; give it under inputs:` }]
  }
  // What a signal before it would have captured is not known, so this one cannot be told.
  const isOpen = !isFirst && useOfNames([signal], Object.keys(bindings)).unbound.length > 0
  if (isOpen) return []
  const earlier = recordBefore(signal, signals, (place) => chosen[place])
  // A later signal is only reached when those before it are found: it may well be there.
  if (optionsOf(signal, records, earlier, bindings).next().done !== true) return []
  const fitting = records.filter((observed) => fits(signal, observed, bindings) !== undefined)
  const ofSource = records.filter(({ record }) => record.source === signal.source)
  if (ofSource.length === 0) return [{ signal, reason: `there is no record of ${signal.source}` }]
  if (fitting.length > 0) {
    const reason = fitting.some((observed) => isInTime(signal, observed, earlier))
      ? `${fitting.length} such records, but not as many, as different or as near as wanted`
      : `${fitting.length} such records, but none ${signal.within === undefined ? '' : `within ${signal.within} `}after "${signal.after ?? ''}"`
    return [{ signal, reason }]
  }
  const nearest = nearestRecord(signal, ofSource, bindings)
  const reason = 'no record satisfies all conditions'
  return [{ signal, reason, ...(nearest === undefined ? {} : { nearest }) }]
}

/** Of all records the one that satisfies the most conditions; of equal ones the first. */
function nearestRecord(
  signal: Signal,
  records: readonly ObservedRecord[],
  bindings: Bindings,
): NearestRecord | undefined {
  let best: NearestRecord | undefined
  for (const observed of records) {
    const one = distanceOf(signal, observed, bindings)
    if (one !== undefined && (best === undefined || one.satisfied > best.satisfied)) best = one
  }
  return best
}

function distanceOf(
  signal: Signal,
  observed: ObservedRecord,
  bindings: Bindings,
): NearestRecord | undefined {
  let [satisfied, total] = [0, 0]
  let bound = bindings
  let first: Pick<NearestRecord, 'path' | 'wanted' | 'found' | 'inEvent'> | undefined
  const documents = documentsOf(signal, observed.record.value, observed.event.document)
  for (const [document, assertions] of documents) {
    for (const assertion of assertions) {
      total++
      const { holds, found, bindings: next } = assertOf(document, assertion, bound)
      if (holds) satisfied++
      else if (first === undefined) {
        const wanted = wantedBy(assertion, bound)
        const path = printJsonPath(parseJsonPath(assertion.path) ?? [assertion.path])
        const inEvent = document === observed.event.document
        first = { path, wanted, inEvent, ...(found === undefined ? {} : { found }) }
      }
      bound = next
    }
  }
  for (const path of Object.values(signal.capture ?? {})) {
    total++
    const found = valuesAt(observed.record.value, parseJsonPath(path) ?? [])[0]?.value
    if (found !== undefined && found !== null) satisfied++
    else first ??= { path, wanted: 'to be there', inEvent: false }
  }
  return first === undefined ? undefined : { observed, satisfied, of: total, ...first }
}
