import { unreachable } from '../base/assert.ts'
import { compareText } from '../base/compare.ts'
import { isDecidedAtClose } from '../detections/query/correlation-query.ts'
import type { CorrelationQuery } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import { ClosedWindows } from './closed-window.ts'
import { EntryReader, type Firing, type UnusedReason } from './correlation-entries.ts'
import { createDistinctCount, createEventCount } from './count-condition.ts'
import type { KeptEvent, Moment } from './kept-event.ts'
import type { KeptFields } from './kept-fields.ts'
import { createPercentileTest, createSumTest } from './number-condition.ts'
import { createOrderedTest } from './ordered-condition.ts'
import { SlidingWindows } from './sliding-window.ts'
import type { StateCap } from './state-cap.ts'
import { createExpressionTest, createMemberCount } from './temporal-condition.ts'
import type { ValueTuple } from './value-tuples.ts'
import { byMoment } from './window-run.ts'
import type { Entry, WindowCondition } from './window-condition.ts'

export interface CorrelationOptions {
  /** The fields that the events were kept with. */
  readonly fields: KeptFields
  readonly cap: StateCap
  /** The last moment that the input tells of. */
  readonly end: Moment
  /** Called for each match of a member that has no value for a group field, or none to look at. */
  readonly onUnused: (reason: UnusedReason) => void
}

/** So many events for each result that the cap allows may be held in results. */
const eventsPerResult = 10

/**
 * Runs a correlation over the events that satisfy some rule of it, in their order; their `stages` are
 * places in `stagesOf` the query, or for a nested one of that round it, in which its own begin at
 * `firstStage`. Its firings come in the order of their last events. The matches of nested correlations
 * are found first and take part as events do.
 */
export function runCorrelation(
  query: CorrelationQuery,
  kept: readonly KeptEvent[],
  options: CorrelationOptions,
  firstStage = 0,
): readonly Firing[] {
  const { cap } = options
  const firings: Firing[] = []
  let held = 0
  const fire = (group: ValueTuple, entries: readonly Entry[], isWindowOpen: boolean): void => {
    const isFull = firings.length >= cap.most || held > cap.most * eventsPerResult
    if (isFull) return cap.giveUp('results', 1)
    const events = [...new Set(entries.flatMap((entry) => entry.events))].sort((a, b) => a - b)
    held += events.length
    firings.push({ group, events, isOpen: isWindowOpen || entries.some(({ isOpen }) => isOpen) })
  }
  const { timespan } = query
  const windowOptions = { timespan, cap, createTest: () => createTest(query), fire }
  const windows = isDecidedAtClose(query.test)
    ? new ClosedWindows(windowOptions)
    : new SlidingWindows(windowOptions)
  const read = compileReader(query, kept, options)
  for (const moment of byMoment(occurrencesOf(query, kept, options, firstStage))) {
    const [first] = moment
    if (first !== undefined) windows.add(first, moment.flatMap(read))
  }
  windows.finish(options.end)
  return firings.sort(byLastEvent)
}

/** Something that happened: an event of member rules, or a match of a nested correlation. */
interface Occurrence extends Moment {
  /** The place of its last event among the kept ones. */
  readonly at: number
  readonly members: readonly number[]
  readonly firing?: Firing
}

function occurrencesOf(
  query: CorrelationQuery,
  kept: readonly KeptEvent[],
  options: CorrelationOptions,
  firstStage: number,
): readonly Occurrence[] {
  /** The member whose rule stands at each stage; none for stages of nested correlations. */
  const memberAt = new Map<number, number>()
  const nested: Occurrence[] = []
  let stage = firstStage
  for (const [member, { query: own }] of query.members.entries()) {
    if (own.kind === 'event') memberAt.set(stage, member)
    else {
      const firings = runCorrelation(own, kept, options, stage)
      nested.push(...firings.flatMap((firing) => occurrenceOf(firing, member, kept)))
    }
    stage += stagesOf(own).length
  }
  const events: Occurrence[] = []
  for (const [at, { time, nanos, stages }] of kept.entries()) {
    const members: number[] = []
    for (const one of stages) {
      const member = memberAt.get(one)
      if (member !== undefined) members.push(member)
    }
    if (members.length > 0) events.push({ time, nanos, at, members })
  }
  return nested.length === 0 ? events : [...events, ...nested].sort((a, b) => a.at - b.at)
}

function occurrenceOf(
  firing: Firing,
  member: number,
  kept: readonly KeptEvent[],
): readonly Occurrence[] {
  const at = firing.events.at(-1) ?? -1
  const last = kept[at]
  if (last === undefined) return []
  return [{ time: last.time, nanos: last.nanos, at, members: [member], firing }]
}

function compileReader(
  query: CorrelationQuery,
  kept: readonly KeptEvent[],
  { cap, fields, onUnused }: CorrelationOptions,
): (occurrence: Occurrence) => ReturnType<EntryReader['ofEvent']> {
  const onCut = (): void => cap.giveUp('join keys of one event', 1)
  const reader = new EntryReader(query, { fields, onCut, onUnused })
  return ({ at, members, firing }) => {
    const last = kept[at]
    const [member] = members
    if (last === undefined || member === undefined) return []
    if (firing !== undefined) return reader.ofFiring(firing, member, last)
    return reader.ofEvent(last, at, members)
  }
}

function createTest({ test, timespan }: CorrelationQuery): WindowCondition {
  switch (test.kind) {
    case 'events':
      return createEventCount(test.bounds)
    case 'distinct':
      return createDistinctCount(test.bounds)
    case 'sum':
    case 'average':
      return createSumTest(test.kind, test.bounds)
    case 'percentile':
      return createPercentileTest(test.percentile, test.bounds)
    case 'members':
      return createMemberCount(test.bounds)
    case 'expression':
      return createExpressionTest(test.expression)
    case 'ordered':
      return createOrderedTest(test.alternatives, timespan)
    default:
      return unreachable(test)
  }
}

function byLastEvent(first: Firing, second: Firing): number {
  return (
    (first.events.at(-1) ?? 0) - (second.events.at(-1) ?? 0) ||
    compareText(first.group.id, second.group.id)
  )
}
