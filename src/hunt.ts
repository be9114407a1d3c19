/** The whole path of the data on one page; the command line, tests and the workbench all call it. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Diagnostic } from './base/diagnostic.ts'
import { objectOf, parseJson } from './base/json.ts'
import type { OrderOptions } from './correlation/order-events.ts'
import { createWatch, type Watch } from './correlation/watch.ts'
import type { Detection } from './detections/detection.ts'
import { AccountTrust } from './environment/account-trust.ts'
import { createContext } from './environment/context.ts'
import { emptyEnvironment, type Environment } from './environment/configuration/environment.ts'
import { emptyHistory, type History, mergeHistories } from './environment/history/history.ts'
import { historyRemarks } from './environment/history/history-remarks.ts'
import { identifyPrincipal } from './environment/principals/identify-principal.ts'
import { HistoryLearner } from './environment/history/learn-history.ts'
import { logAccountOf } from './environment/place.ts'
import type { Principal } from './environment/principals/principal.ts'
import { RoleSessions } from './environment/principals/role-sessions.ts'
import { SourceLedger } from './environment/source-ledger.ts'
import { withEnvironment } from './environment/with-environment.ts'
import { createOffHoursTest } from './environment/working-hours.ts'
import type { Event } from './events/event.ts'
import { EventArchive } from './events/event-archive.ts'
import type { PassedOperation } from './events/passed-operation.ts'
import { withLateFields } from './events/with-spoor-fields.ts'
import { buildFindings } from './findings/build-findings.ts'
import { FilteredTally } from './findings/filtered-events.ts'
import type { Finding } from './findings/finding.ts'
import type { HuntReport } from './findings/hunt-report.ts'
import { RecordTally } from './findings/record-tally.ts'
import { relianceOf } from './findings/reliance.ts'
import { everyEventOf } from './findings/rested-on.ts'
import { suppressFindings } from './findings/suppress-findings.ts'
import type { Activity } from './lineage/activity.ts'
import { ActivityPool } from './lineage/activity-pool.ts'
import { extractActivity } from './lineage/extract-activity.ts'
import { buildLineageGraph } from './lineage/graph.ts'
import { SensitiveTags } from './lineage/sensitive-tags.ts'
import { spoorFields, unfollowedFields } from './lineage/spoor-fields.ts'
import type { Step } from './lineage/step.ts'
import { tellingsOf } from './lineage/tellings.ts'
import { traceChains } from './lineage/trace-chains.ts'
import { verbs } from './environment/verb.ts'
import type { Match } from './matching/match.ts'
import { planHunt } from './hunt-plan.ts'
import { readEvents, type ReadingStopped, type ReadProgress } from './read-events.ts'
import type { RecordFilter, UnneededRecords } from './telemetry/record-filter.ts'
import type { WorkerOptions } from './telemetry/workers/start-workers.ts'

/** What to hunt in and with. */
export interface HuntOptions {
  /** Files, folders, globs; `-` is standard input. */
  readonly inputs: readonly string[]
  readonly detections: readonly Detection[]
  /** What the organisation says of itself (`spoor.yaml`). */
  readonly environment?: Environment
  /** What was seen before these logs. */
  readonly history?: History
  /**
   * Only events in this span of event time, milliseconds UTC, both ends inclusive. What the logs hold from
   * before `from` is learned: it tells who and what is new.
   */
  readonly from?: number
  readonly to?: number
  /** How sequences order events of equal time: as a hunt wants it (the default) or as Elastic does. */
  readonly ties?: NonNullable<OrderOptions['ties']>
  /** What the input `-` reads, where that is not the standard input of the process. */
  readonly stdin?: AsyncIterable<Buffer>
  /** Called with every event as detections see it: with all `spoor.*` fields on it. */
  readonly onEvent?: (event: Event) => void
  /**
   * Which records are passed over without being parsed: those that nothing could use, unless tests say
   * otherwise; null: none. The result is the same. With `onEvent` every record is parsed.
   */
  readonly filter?: RecordFilter | null
  /**
   * How many threads may read files, this one among them: beside it there are none with 1, the default, and
   * for little input. The result is the same.
   */
  readonly jobs?: number
  /** How those threads work, for tests. */
  readonly workers?: Omit<WorkerOptions, 'jobs'>
  /** Stops the reading: the result is made of what was read until then, and is marked partial. */
  readonly signal?: AbortSignal
  /** Called now and then with how far the reading has come. */
  readonly onProgress?: (progress: ReadProgress) => void
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
  const { environment = emptyEnvironment, from = -Infinity, to = Infinity } = options
  const trust = new AccountTrust(environment)
  const principalOf = principalReader(environment)
  const learner = new HistoryLearner({ scope: 'followed', latest: from })
  const roleSessions = new RoleSessions()
  const tags = new SensitiveTags(environment)
  const filtered = new FilteredTally()
  const watch = watchFor(options, { environment, filtered })
  const steps: Step[] = []
  const archive = new EventArchive({ packing })
  const pool = new ActivityPool()

  const examine = (event: Event): void => {
    const isBefore = event.endTime < from
    if (isBefore || event.time > to) tally.skip('outside-time-span', event.records.length)
    if (event.time > to) return
    roleSessions.see(event)
    const activity = extractActivity(event)
    tags.see(event, activity)
    const principal = onceMade(() => principalOf(event, activity))
    const account = logAccountOf(event, () => principal().kind)
    if (account !== undefined) trust.seeAsRecipient(account)
    if (isBefore) return void learner.see({ event, principal: principal(), activity })
    tally.examine(event.records.length)
    ledger.see(event)
    // What lineage follows waits for its chain; all else is matched as it streams by.
    if (activity === undefined) watch.see(event, principal)
    else {
      steps.push(pool.share({ event: archive.keep(event), activity, principal: principal() }))
    }
  }

  // Everything that examine would do with events that nothing could use.
  const pass = ({ place, times, natives }: Omit<UnneededRecords, 'parts'>): void => {
    for (const [index, text] of (natives ?? []).entries()) {
      if ((times[index] ?? 0) <= to) roleSessions.see(nativeRecord(place.source, text))
    }
    let [earlier, within] = [0, 0]
    let [first, last] = [Infinity, -Infinity]
    for (const time of times) {
      if (time < from) {
        earlier++
        learner.seeLog(place.account, time)
      } else if (time <= to) {
        within++
        if (time < first) first = time
        if (time > last) last = time
      }
    }
    if (within < times.length) tally.skip('outside-time-span', times.length - within)
    if (earlier + within > 0) trust.seeAsRecipient(place.account)
    if (within === 0) return
    tally.examine(within)
    ledger.note(place, { records: within, from: first, to: last })
    watch.pass(last)
  }

  // The same of an operation that several records are about.
  const passOperation = ({ place, time, endTime, records }: PassedOperation): void => {
    const isBefore = endTime < from
    if (isBefore || time > to) tally.skip('outside-time-span', records)
    if (time > to) return
    trust.seeAsRecipient(place.account)
    if (isBefore) return void learner.seeLog(place.account, time)
    tally.examine(records)
    ledger.note(place, { records, from: time, to: endTime })
    watch.pass(time)
  }

  const filter = filterFor(options, environment)
  const { diagnostics, unreadable, stopped } = await readEvents({
    ...options,
    workers: { ...options.workers, jobs: options.jobs ?? 1 },
    tally,
    take: examine,
    unneeded: { filter, take: pass, takeOperation: passOperation },
  })

  const history = mergeHistories(options.history ?? emptyHistory, learner.history())
  const context = createContext({
    environment,
    trust,
    history,
    tagsOf: (resource) => tags.tagsOf(resource),
    windowBegin: options.from,
  })
  const graph = buildLineageGraph(
    // Whoever took up a role may stand in a later file than what the role did.
    steps.map((step) => roleSessions.tell(step)),
    context.thresholds,
  )
  const chains = traceChains(graph)
  const tellings = tellingsOf(chains)
  const stepOf = new Map(graph.steps.map((step) => [step.event, step]))
  archive.tell((event) => {
    const step = stepOf.get(event)
    return step === undefined ? {} : spoorFields(step, tellings.get(step) ?? [], context)
  })
  for (const { event } of graph.steps) watch.seeFollowed(archive.open(event), event)
  const watched = watch.finish()
  const coverage = ledger.coverage()
  const { matches } = watched
  const all = buildFindings({ graph, chains, matches, context, coverage })
  for (const { records } of evidenceOf(all)) tally.match(records.length)
  return {
    ...suppressFindings(all, context),
    filtered: filtered.groups(),
    matches,
    records: tally.counts(),
    coverage,
    ownAccounts: trust.ownAccounts(),
    reliance: relianceOf(graph.steps, context),
    partial: stopped !== undefined,
    diagnostics: [
      ...interruption(stopped),
      ...diagnostics,
      ...roleSessions.diagnostics(),
      ...tags.diagnostics(),
      ...historyRemarks(history),
      ...watched.diagnostics,
    ],
    unreadable,
  }
}

/** A record that no event was made of, as its log has it. */
function nativeRecord(source: Event['source'], text: string): Pick<Event, 'source' | 'native'> {
  return { source, native: objectOf(parseJson(text)) ?? {} }
}

/** Says that the logs were not read to their end, and how far they were. */
function interruption(stopped: ReadingStopped | undefined): readonly Diagnostic[] {
  if (stopped === undefined) return []
  const { filesRead, files } = stopped
  const message = `the hunt was stopped after ${filesRead} of ${files} files; the report is made of what was read until then`
  const hint =
    'what stands in the rest is unknown; run it again, on part of the logs or within --from and --to'
  return [{ code: 'hunt-interrupted', severity: 'warning', message, hint }]
}

/** What is passed over; nothing where somebody looks at every event. */
function filterFor(
  { detections, filter, from, onEvent }: HuntOptions,
  environment: Environment,
): RecordFilter | null {
  if (onEvent !== undefined) return null
  // Only what is from before is learned.
  const isLearning = from !== undefined
  return filter === undefined ? planHunt(detections, { environment, isLearning }).filter : filter
}

/** Who acted, as the record and the file tell; what lineage does not follow has no verb of its own. */
function principalReader(
  environment: Environment,
): (event: Event, activity: Activity | undefined) => Principal {
  const known = withEnvironment(environment)
  return (event, activity) => known(identifyPrincipal(event), activity?.verb ?? 'other', event.time)
}

/** The detections at work, with the fields of ours on each event. */
interface EventWatch {
  /** An event that lineage does not follow. */
  see(event: Event, principalOf: () => Principal): void
  /** An event with the fields of lineage on it, whole and as it is kept. */
  seeFollowed(event: Event, kept: Event): void
  /** An event that nothing could use, by its time. */
  pass: Watch['pass']
  finish: Watch['finish']
}

function watchFor(
  { detections, ties, onEvent }: HuntOptions,
  {
    environment,
    filtered,
  }: { readonly environment: Environment; readonly filtered: FilteredTally },
): EventWatch {
  const watch = createWatch(detections, {
    verbs,
    ...(ties === undefined ? {} : { ties }),
    onFiltered: (match, event) => filtered.see(match, event),
  })
  const isOffHours = createOffHoursTest(environment.workingHours)
  // A field of ours costs time on every event, so it is made only if some rule could ask for it.
  const asksForSpoor =
    onEvent !== undefined || detections.some(({ text }) => text.includes('spoor'))
  const seeFollowed = (event: Event, kept: Event): void => {
    watch.see(event, kept)
    onEvent?.(event)
  }
  return {
    seeFollowed,
    see: (event, principalOf) => {
      const told = asksForSpoor
        ? withLateFields(event, unfollowedFields(event, principalOf, isOffHours))
        : event
      seeFollowed(told, told)
    },
    pass: watch.pass,
    finish: watch.finish,
  }
}

/** What is made once, when it is first asked for. */
function onceMade<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined
  return () => (made ??= { value: make() }).value
}

/** Each event that a finding rests on, once. */
function evidenceOf(findings: readonly Finding[]): ReadonlySet<Event> {
  const seen = new Set<Event>()
  for (const finding of findings) for (const event of everyEventOf(finding)) seen.add(event)
  return seen
}

/** Packs the events that wait; fast rather than small. */
const packing = {
  // The copy has memory of its size; what zlib returns stands in a piece of 16 kB.
  pack: (text: string) => Buffer.from(deflateRawSync(text, { level: 1 })),
  unpack: (packed: Uint8Array) => inflateRawSync(packed).toString(),
}
