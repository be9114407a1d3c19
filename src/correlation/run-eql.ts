import type { Diagnostic } from '../base/diagnostic.ts'
import type { Literal, Query } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate } from '../matching/compile-predicate.ts'
import type { KeptEvent } from './kept-event.ts'
import { fieldsOf, KeptFields } from './kept-fields.ts'
import { compileEventOrder, orderFields, type OrderOptions } from './order-events.ts'
import { runQuery } from './run-query.ts'
import { defaultStateCap, StateCap } from './state-cap.ts'

/** The settings of an Elasticsearch EQL request (eql.md section 1), with its defaults. */
export interface RunEqlOptions extends OrderOptions {
  /** The most events, sequences or samples; 10 when not given, `Infinity` for all. */
  readonly size?: number
  /** Which end `size` keeps when the query has no pipe; `tail` when not given. */
  readonly resultPosition?: 'head' | 'tail'
  /** The most samples of one join key; 1 when not given. */
  readonly maxSamplesPerKey?: number
  /** How many open sequences, results and sample keys the query may hold; 200,000 when not given. */
  readonly stateCap?: number
}

/** A sequence or sample as Elasticsearch returns it. */
export interface EqlSequenceResult {
  /** The values that its events share; dates as ISO text in sequences, as milliseconds in samples. */
  readonly joinKeys: readonly Literal[]
  /** In the order of the stages, runs written out; null stands for a missing event `![..]`. */
  readonly events: readonly (Event | null)[]
  /** True when the events end before the time of a missing event at the end was over. */
  readonly isWindowOpen: boolean
}

/** The events of an event query, or the sequences of a sequence or sample. */
export type EqlResult = (
  { readonly events: readonly Event[] } | { readonly sequences: readonly EqlSequenceResult[] }
) & {
  /** What had to be given up because of the state cap: `eql-state-cap`. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Runs a compiled EQL query over events as Elasticsearch would, in any order of the array: by event
 * time, ties as in Elasticsearch unless `ties` says otherwise. Samples know no time and take events
 * in the order of the array. Results are ascending. Throws a TypeError for a size or cap that is
 * none.
 */
export function runEql(
  events: readonly Event[],
  query: Query,
  options: RunEqlOptions = {},
): EqlResult {
  const { size = 10, resultPosition, maxSamplesPerKey = 1, stateCap = defaultStateCap } = options
  if (size !== Infinity) refuseUnlessCount(size, 'size')
  refuseUnlessCount(maxSamplesPerKey, 'maxSamplesPerKey')
  const ordering: OrderOptions = { ...options, ties: options.ties ?? 'elastic' }
  const fields = new KeptFields([...fieldsOf(query), ...orderFields(ordering)])
  const kept = keepEvents(events, query, fields)
  const order = compileEventOrder(fields, ordering)
  const cap = new StateCap(stateCap)
  const time = events.reduce((latest, event) => Math.max(latest, event.time), -Infinity)
  const results = runQuery(query, query.kind === 'sample' ? kept : kept.toSorted(order), {
    fields,
    cap,
    end: { time, nanos: 0 },
    size,
    resultPosition,
    samplesPerKey: maxSamplesPerKey,
  })
  const diagnostics = cap.diagnostics('the query', undefined)
  if (query.kind !== 'event') return { sequences: results, diagnostics }
  return { events: results.flatMap((one) => one.events.filter((e) => e !== null)), diagnostics }
}

function keepEvents(
  events: readonly Event[],
  query: Query,
  fields: KeptFields,
): readonly KeptEvent[] {
  const tests = stagesOf(query).map(({ where }) => compilePredicate(where))
  return events.flatMap((event) => {
    const stages = tests.flatMap((test, place) => (test(event) ? [place] : []))
    return stages.length === 0 ? [] : [fields.keep(event, stages)]
  })
}

function refuseUnlessCount(value: number, name: string): void {
  if (Number.isInteger(value) && value >= 0) return
  throw new TypeError(`${name} must be a whole number, zero or more: ${value}`)
}
