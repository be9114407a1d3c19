import type { Diagnostic } from '../base/diagnostic.ts'
import type { Detection } from '../detections/detection.ts'
import type { Predicate } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate, type EventTest } from '../matching/compile-predicate.ts'
import { isDecidedByOneEvent } from '../matching/compile-query.ts'
import { indexConditions } from '../matching/detection-index.ts'
import type { GroupValue, Match } from '../matching/match.ts'
import type { UnusedReason } from './correlation-entries.ts'
import { EventStore } from './event-store.ts'
import { compileKeyPresence } from './join-keys.ts'
import type { Moment } from './kept-event.ts'
import { fieldsOf, KeptFields, SharedSingles } from './kept-fields.ts'
import { compileEventOrder, orderFields, type OrderOptions } from './order-events.ts'
import { createSharing, type Sharing } from '../matching/sharing.ts'
import { runQuery, type QueryResult } from './run-query.ts'
import { defaultStateCap, StateCap } from './state-cap.ts'

export interface CorrelatorOptions extends OrderOptions {
  /**
   * How many kept events, open sequences, results and sample keys each detection may hold; 200,000
   * when not given. What exceeds it is given up and told as an `eql-state-cap` or `sigma-state-cap`
   * diagnostic.
   */
  readonly stateCap?: number
}

/** Runs the detections that one event does not decide. */
export interface Correlator {
  /**
   * Takes the next event, in any order; keeps it if it satisfies some stage of some detection. What is
   * kept is `kept` where it is given: the same event in a form that takes less memory.
   */
  readonly add: (event: Event, kept?: Event) => void
  /** Takes note that the input went on to a time, milliseconds UTC, with an event that no stage could use. */
  readonly pass: (time: number) => void
  /**
   * Puts the kept events in their order and runs the detections over them. Matches come in the order
   * of the detections, those of one as Elastic orders them, of a correlation by their last events;
   * each holds its events in the order of the stages, missing ones left out, those of a correlation
   * in event time. The same whatever the order of the calls of `add`.
   */
  readonly finish: () => {
    readonly matches: readonly Match[]
    readonly diagnostics: readonly Diagnostic[]
  }
}

/**
 * Makes a correlator for the sequences, samples, queries with pipes and Sigma correlations; the
 * others are left to `matching/match-event.ts`. `sharing` is what they have in common with others that
 * are asked about the same events.
 */
export function createCorrelator(
  detections: readonly Detection[],
  options: CorrelatorOptions = {},
  sharing: Sharing = createSharing(),
): Correlator {
  const most = options.stateCap ?? defaultStateCap
  const rules = detections
    .filter(({ query }) => !isDecidedByOneEvent(query))
    .map((detection) => {
      // A rule that names its own tiebreaker is ordered by it.
      const { tiebreakerField } = detection
      const own = tiebreakerField === undefined ? options : { ...options, tiebreakerField }
      const fields = new KeptFields([...fieldsOf(detection.query), ...orderFields(own)])
      const store = new EventStore(compileEventOrder(fields, own), most)
      return { detection, fields, store, most }
    })
  const stages = rules.flatMap((rule) => compileStages(rule, sharing))
  const index = indexConditions(
    stages.map(({ where }) => where),
    sharing,
  )
  const shared = new SharedSingles<number>()
  let end: Moment = { time: -Infinity, nanos: 0 }
  const pass = (time: number): void => {
    if (time > end.time) end = { time, nanos: 0 }
  }
  return {
    pass,
    add: (event, kept = event) => {
      pass(event.time)
      const satisfied = index.candidates(event).filter((place) => stages[place]?.test(event))
      if (satisfied.length === 0) return
      for (const [{ store, fields }, places] of byRule(satisfied.map((place) => stages[place]))) {
        store.add(fields.keep(event, shared.share(places), kept))
      }
    },
    finish: () => {
      const done = rules.map((rule) => runRule(rule, end))
      return {
        matches: done.flatMap(({ matches }) => matches),
        diagnostics: done.flatMap(({ diagnostics }) => diagnostics),
      }
    },
  }
}

/** A detection and the events that it waits with. */
interface Rule {
  readonly detection: Detection
  readonly fields: KeptFields
  readonly store: EventStore
  readonly most: number
}

/** A stage of a rule, ready to be asked about events. */
interface RuleStage {
  readonly where: Predicate
  readonly test: EventTest
  readonly place: number
  readonly rule: Rule
}

/** An event without a plain key is none for the stage, so it need not be kept (eql.md section 9.2). */
function compileStages(rule: Rule, sharing: Sharing): readonly RuleStage[] {
  return stagesOf(rule.detection.query).map(({ where, keys }, place) => {
    const isSatisfied = compilePredicate(where, sharing)
    const hasKeys = compileKeyPresence(keys)
    const test: EventTest = (event) => isSatisfied(event) && hasKeys(event)
    return { where, test, place, rule }
  })
}

/** The places of the stages in their rules. */
function byRule(stages: readonly (RuleStage | undefined)[]): ReadonlyMap<Rule, readonly number[]> {
  const found = new Map<Rule, number[]>()
  for (const stage of stages) {
    if (stage === undefined) continue
    const places = found.get(stage.rule)
    if (places === undefined) found.set(stage.rule, [stage.place])
    else places.push(stage.place)
  }
  return found
}

function runRule(
  { detection, fields, store, most }: Rule,
  end: Moment,
): ReturnType<Correlator['finish']> {
  const cap = new StateCap(most)
  const { events, left } = store.finish()
  cap.giveUp('kept events', left)
  // What was not kept is not known: with a cut, the input ends at the last event before it.
  const known = left === 0 ? end : (events.at(-1) ?? end)
  const unused = { group: 0, value: 0 }
  const onUnused = (reason: UnusedReason): void => void unused[reason]++
  const results = runQuery(detection.query, events, { fields, cap, end: known, onUnused })
  const open = results.filter(({ isWindowOpen }) => isWindowOpen).length
  return {
    matches: results.map((result) => matchOf(detection, result)),
    diagnostics: [
      ...cap.diagnostics(detection.id, detection.file, detection.language),
      ...(open === 0 ? [] : [openWindows(detection, open)]),
      ...unusedMatches(detection, unused),
    ],
  }
}

function matchOf(detection: Detection, { events, joinKeys }: QueryResult): Match {
  const { query } = detection
  const present: readonly Event[] = events.filter((event) => event !== null)
  if (query.kind !== 'correlation') return { detection, events: present }
  const group = query.groupBy.map((field, place): GroupValue => {
    return { field, value: String(joinKeys[place] ?? '') }
  })
  return { detection, events: present, group }
}

/** What each language calls a match that later logs could disprove. */
const openCodes = { eql: 'eql-window-open', sigma: 'sigma-window-open' } as const

function openWindows({ id, file, language }: Detection, count: number): Diagnostic {
  const why =
    language === 'sigma'
      ? 'a window that was not over when the logs end'
      : 'a missing event whose time was not over when the logs end'
  return {
    code: openCodes[language],
    severity: 'note',
    message: `${count} of the matches of ${id} rest on ${why}`,
    ...(file === undefined ? {} : { file }),
    hint: 'hunt again with later logs',
  }
}

/** Nothing is left out in silence (sigma.md 8, points 3, 5 and 6). */
function unusedMatches(
  { id, file }: Detection,
  counts: Readonly<Record<UnusedReason, number>>,
): readonly Diagnostic[] {
  const reasons = {
    group: 'have no value for a field that it groups by',
    value: 'have no value that it looks at',
  }
  return (['group', 'value'] as const).flatMap((reason): readonly Diagnostic[] => {
    if (counts[reason] === 0) return []
    const message = `${counts[reason]} of the events that ${id} is about ${reasons[reason]} and do not count`
    const place = file === undefined ? {} : { file }
    return [{ code: 'sigma-correlation-unused', severity: 'note', message, ...place }]
  })
}
