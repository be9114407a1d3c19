/** The whole path of the data on one page; the command line, tests and the workbench all call it. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { compareText } from './base/compare.ts'
import { type Correlator, createCorrelator } from './correlation/correlate.ts'
import type { OrderOptions } from './correlation/order-events.ts'
import type { Detection } from './detections/detection.ts'
import { AccountTrust } from './environment/account-trust.ts'
import { identifyPrincipal } from './environment/identify-principal.ts'
import { placeOf } from './environment/place.ts'
import { SourceLedger } from './environment/source-ledger.ts'
import type { JsonObject } from './base/json.ts'
import { type Event, withSpoorFields } from './events/event.ts'
import { EventArchive } from './events/event-archive.ts'
import { buildFindings } from './findings/build-findings.ts'
import type { Finding } from './findings/finding.ts'
import type { HuntReport } from './findings/hunt-report.ts'
import { RecordTally } from './findings/record-tally.ts'
import { everyEventOf } from './findings/rested-on.ts'
import { ActivityPool } from './lineage/activity-pool.ts'
import { extractActivity } from './lineage/extract-activity.ts'
import { buildLineageGraph } from './lineage/graph.ts'
import { principalFields, spoorFields } from './lineage/spoor-fields.ts'
import type { Step } from './lineage/step.ts'
import { tellingsOf } from './lineage/tellings.ts'
import { traceChains } from './lineage/trace-chains.ts'
import { verbs } from './lineage/verb.ts'
import { type EventMatcher, createMatcher } from './matching/match-event.ts'
import type { Match } from './matching/match.ts'
import { readEvents } from './read-events.ts'

/** What to hunt in and with. */
export interface HuntOptions {
  /** Files, folders, globs; `-` is standard input. */
  readonly inputs: readonly string[]
  readonly detections: readonly Detection[]
  /** Only events in this span of event time, milliseconds UTC, both ends inclusive. */
  readonly from?: number
  readonly to?: number
  /** How sequences order events of equal time: as a hunt wants it (the default) or as Elastic does. */
  readonly ties?: NonNullable<OrderOptions['ties']>
  /** What the input `-` reads, where that is not the standard input of the process. */
  readonly stdin?: AsyncIterable<Buffer>
  /** Called with every event as detections see it: with all `spoor.*` fields on it. */
  readonly onEvent?: (event: Event) => void
  /** Called now and then with the number of records read so far. */
  readonly onProgress?: (read: number) => void
}

/** Everything a hunt found. */
export interface HuntResult extends HuntReport {
  /** Every match of every detection, in event time. */
  readonly matches: readonly Match[]
  /** Inputs that the user named and that could not be read at all. */
  readonly unreadable: readonly string[]
}

/** Reads the inputs and returns what was found in them. Faults of input are diagnostics, never thrown. */
export async function hunt(options: HuntOptions): Promise<HuntResult> {
  const tally = new RecordTally()
  const ledger = new SourceLedger()
  const trust = new AccountTrust()
  const watch = watchFor(options)
  const steps: Step[] = []
  const archive = new EventArchive({ packing })
  const pool = new ActivityPool()

  const examine = (event: Event): void => {
    if (!isWithin(event, options)) return tally.skip('outside-time-span', event.records.length)
    tally.examine(event.records.length)
    ledger.see(event)
    const { account } = placeOf(event)
    if (account !== undefined) trust.seeAsRecipient(account)
    const activity = extractActivity(event)
    // What lineage follows waits for its chain; all else is matched as it streams by.
    if (activity === undefined) watch.see(event)
    else {
      const principal = identifyPrincipal(event)
      steps.push(pool.share({ event: archive.keep(event), activity, principal }))
    }
  }

  const { diagnostics, unreadable } = await readEvents({ ...options, tally, take: examine })

  const graph = buildLineageGraph(steps)
  const chains = traceChains(graph)
  const tellings = tellingsOf(chains)
  for (const step of graph.steps) {
    const fields = (): JsonObject => spoorFields(step, tellings.get(step) ?? [], trust)
    const event = archive.withSpoor(step.event, fields)
    watch.seeFollowed(archive.open(event), event)
  }
  const watched = watch.finish()
  const coverage = ledger.coverage()
  const findings = buildFindings({ graph, chains, matches: watched.matches, trust, coverage })
  for (const records of evidenceOf(findings)) tally.match(records.length)
  return {
    findings,
    matches: watched.matches,
    records: tally.counts(),
    coverage,
    ownAccounts: trust.ownAccounts(),
    diagnostics: [...diagnostics, ...watched.diagnostics],
    unreadable,
  }
}

/** All detections at work: single events at once, correlations when the input has ended. */
interface Watch {
  /** An event that lineage does not follow. */
  see(event: Event): void
  /** An event with the fields of lineage on it, whole and as it is kept. */
  seeFollowed(event: Event, kept: Event): void
  finish(): ReturnType<Correlator['finish']>
}

function watchFor({ detections, ties, onEvent }: HuntOptions): Watch {
  const matcher: EventMatcher = createMatcher(detections)
  const correlator = createCorrelator(detections, {
    verbs,
    ...(ties === undefined ? {} : { ties }),
  })
  // A field of ours costs time on every event, so it is made only if some rule could ask for it.
  const asksForSpoor =
    onEvent !== undefined || detections.some(({ text }) => text.includes('spoor'))
  const found: Match[] = []
  const seeFollowed = (event: Event, kept: Event): void => {
    for (const { detection } of matcher.match(event)) found.push({ detection, events: [kept] })
    correlator.add(event, kept)
    onEvent?.(event)
  }
  return {
    seeFollowed,
    see: (event) => {
      const told = asksForSpoor ? unfollowedEvent(event) : event
      seeFollowed(told, told)
    },
    finish: () => {
      const { matches, diagnostics } = correlator.finish()
      return { matches: inEventTime([...found, ...matches]), diagnostics }
    },
  }
}

/** The event with what is known of its actor; its verb is `other`, because lineage does not follow it. */
function unfollowedEvent(event: Event): Event {
  const principal = principalFields(identifyPrincipal(event))
  return withSpoorFields(event, { verb: 'other', attempt: false, principal })
}

function isWithin(event: Event, { from, to }: HuntOptions): boolean {
  return event.endTime >= (from ?? -Infinity) && event.time <= (to ?? Infinity)
}

/** The records of each event that a finding rests on, once. */
function evidenceOf(findings: readonly Finding[]): ReadonlySet<Event['records']> {
  const seen = new Set<Event['records']>()
  for (const finding of findings) {
    for (const { records } of everyEventOf(finding)) seen.add(records)
  }
  return seen
}

/** Packs the events that wait; fast rather than small. */
const packing = {
  pack: (text: string) => deflateRawSync(text, { level: 1 }),
  unpack: (packed: Uint8Array) => inflateRawSync(packed).toString(),
}

function inEventTime(matches: readonly Match[]): readonly Match[] {
  return matches.toSorted((a, b) => {
    const [first, second] = [a.events[0], b.events[0]]
    return (
      (first?.time ?? 0) - (second?.time ?? 0) ||
      compareText(first?.id ?? '', second?.id ?? '') ||
      compareText(a.detection.id, b.detection.id)
    )
  })
}
