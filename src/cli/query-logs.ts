/** Runs queries over logs as Elasticsearch runs them over an index: all events first, then the query. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { OrderOptions } from '../correlation/order-events.ts'
import { type EqlResult, runEql, type RunEqlOptions } from '../correlation/run-eql.ts'
import type { Detection } from '../detections/detection.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { hunt, type HuntResult } from '../hunt.ts'
import type { ReadProgress } from '../read-events.ts'
import { verbs } from '../environment/verb.ts'
import type { FoundMatch } from '../reports/matches.ts'

/** What to ask, and of which logs. */
export interface QueryOptions {
  readonly inputs: readonly string[]
  readonly detections: readonly Detection[]
  /** Only events in this span of event time, milliseconds UTC, both ends inclusive. */
  readonly from?: number
  readonly to?: number
  /** The most results of each query; all when not given. */
  readonly size?: number
  /** Which end `size` keeps when a query has no pipe of its own. */
  readonly resultPosition: 'head' | 'tail'
  readonly ties: NonNullable<OrderOptions['ties']>
  readonly onProgress?: (progress: ReadProgress) => void
}

/** What was found, and the run that found it. */
export interface QueryResult {
  /** In event time; those of one query as Elastic orders them. */
  readonly matches: readonly FoundMatch[]
  readonly diagnostics: readonly Diagnostic[]
  readonly run: HuntResult
}

/**
 * Reads the logs once, keeping the events that satisfy some stage of some query, and runs each query
 * over its own. Memory grows with the events kept.
 */
export async function queryLogs(options: QueryOptions): Promise<QueryResult> {
  const { inputs, detections, from, to, onProgress } = options
  const probes = new Map(detections.map((detection) => [probeOf(detection), detection]))
  const run = await hunt({
    inputs,
    detections: [...probes.keys()],
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  const kept = new Map<Detection, Event[]>()
  for (const { detection, events } of run.matches) {
    const known = kept.get(detection)
    if (known === undefined) kept.set(detection, [...events])
    else known.push(...events)
  }
  const done = [...probes].map(([probe, detection]) => {
    const result = runEql(kept.get(probe) ?? [], detection.query, eqlOptions(options, detection))
    return { matches: matchesOf(detection, result), diagnostics: result.diagnostics }
  })
  return {
    matches: inEventTime(done.map(({ matches }) => matches)),
    diagnostics: [...done.flatMap(({ diagnostics }) => diagnostics), ...run.diagnostics],
    run,
  }
}

/** A detection that any event satisfies which the query needs. */
function probeOf(detection: Detection): Detection {
  const of = stagesOf(detection.query).map(({ where }) => where)
  return { ...detection, query: { kind: 'event', where: { kind: 'or', of } } }
}

function eqlOptions(
  { size, resultPosition, ties }: QueryOptions,
  { tiebreakerField }: Detection,
): RunEqlOptions {
  const common = { size: size ?? Infinity, resultPosition, ties, verbs }
  return tiebreakerField === undefined ? common : { ...common, tiebreakerField }
}

function matchesOf(detection: Detection, result: EqlResult): readonly FoundMatch[] {
  return 'events' in result
    ? result.events.map((event) => ({ detection, events: [event] }))
    : result.sequences.map(({ joinKeys, events }) => ({ detection, joinKeys, events }))
}

/** One query keeps its own order; the results of several are merged by their first event. */
function inEventTime(found: readonly (readonly FoundMatch[])[]): readonly FoundMatch[] {
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  return found.flat().sort((a, b) => timeOf(a) - timeOf(b))
}

function timeOf({ events }: FoundMatch): number {
  return events.find((event) => event !== null)?.time ?? 0
}
