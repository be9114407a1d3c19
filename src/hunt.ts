/** The whole path of the data on one page; the command line, tests and the workbench all call it. */
import { compareText } from './base/compare.ts'
import type { Diagnostic } from './base/diagnostic.ts'
import type { Detection } from './detections/detection.ts'
import { AccountTrust } from './environment/account-trust.ts'
import { identifyPrincipal } from './environment/identify-principal.ts'
import { placeOf } from './environment/place.ts'
import { SourceLedger } from './environment/source-ledger.ts'
import { type Event, withSpoorFields } from './events/event.ts'
import { createOperationMerger } from './events/merge-operations.ts'
import { normalise } from './events/normalise.ts'
import { buildFindings, eventKey } from './findings/build-findings.ts'
import type { Finding } from './findings/finding.ts'
import type { Chain } from './lineage/chain.ts'
import { extractActivity } from './lineage/extract-activity.ts'
import { buildLineageGraph } from './lineage/graph.ts'
import { principalFields, spoorFields } from './lineage/spoor-fields.ts'
import type { Step } from './lineage/step.ts'
import { traceChains } from './lineage/trace-chains.ts'
import type { Match } from './matching/match.ts'
import { createMatcher } from './matching/match-event.ts'
import type { HuntReport } from './findings/hunt-report.ts'
import { RecordTally } from './findings/record-tally.ts'
import { readTelemetry } from './telemetry/read-telemetry.ts'

/** What to hunt in and with. */
export interface HuntOptions {
  /** Files, folders, globs; `-` is standard input. */
  readonly inputs: readonly string[]
  readonly detections: readonly Detection[]
  /** Only events in this span of event time, milliseconds UTC, both ends inclusive. */
  readonly from?: number
  readonly to?: number
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
  const diagnostics: Diagnostic[] = []
  const unreadable: string[] = []
  const tally = new RecordTally()
  const ledger = new SourceLedger()
  const trust = new AccountTrust()
  const matcher = createMatcher(options.detections)
  const steps: Step[] = []
  const streamed: Match[] = []

  const examine = (event: Event): void => {
    if (!isWithin(event, options)) {
      tally.skip('outside-time-span', event.records.length)
      return
    }
    ledger.see(event)
    const { account } = placeOf(event)
    if (account !== undefined) trust.seeAsRecipient(account)
    const activity = extractActivity(event)
    const principal = identifyPrincipal(event)
    tally.examine(event.records.length)
    // What lineage follows waits for its chain; all else is matched as it streams by.
    if (activity !== undefined) steps.push({ event, activity, principal })
    else {
      const known = withSpoorFields(event, {
        verb: 'other',
        attempt: false,
        principal: principalFields(principal),
      })
      streamed.push(...matcher.match(known))
    }
  }

  const merger = createOperationMerger()
  for await (const items of readTelemetry(options.inputs)) {
    for (const item of items) {
      if (item.kind === 'record') {
        const event = normalise(item.record)
        if ('rejected' in event) {
          tally.reject(event.rejected)
          diagnostics.push(event.diagnostic)
        } else for (const ready of merger.add(event)) examine(ready)
      } else if (item.kind === 'skipped') tally.skip(item.reason, 1)
      else if (item.kind === 'rejected') {
        tally.reject(item.reason)
        if (item.diagnostic !== undefined) diagnostics.push(item.diagnostic)
      } else if (item.kind === 'diagnostic') diagnostics.push(item.diagnostic)
      else if (item.outcome === 'unreadable') unreadable.push(item.input)
    }
    options.onProgress?.(tally.counts().read)
  }
  for (const event of merger.flush()) examine(event)

  const graph = buildLineageGraph(steps)
  const chains = traceChains(graph)
  const followed = followedEvents(graph.steps, chains, trust)
  const matches = [...streamed, ...followed.flatMap((event) => matcher.match(event))]
  const coverage = ledger.coverage()
  const findings = buildFindings({ graph, chains, matches, trust, coverage })
  for (const event of eventsOf(findings)) tally.match(event.records.length)
  return {
    findings,
    matches: inEventTime(matches),
    records: tally.counts(),
    coverage,
    ownAccounts: trust.ownAccounts(),
    diagnostics,
    unreadable,
  }
}

/** The events of steps with everything that lineage knows written onto them. */
function followedEvents(
  steps: readonly Step[],
  chains: readonly Chain[],
  trust: AccountTrust,
): readonly Event[] {
  const telling = new Map<Step, Chain[]>()
  for (const chain of chains) {
    for (const step of chain.steps) {
      const known = telling.get(step)
      if (known === undefined) telling.set(step, [chain])
      else known.push(chain)
    }
  }
  return steps.map((step) =>
    withSpoorFields(step.event, spoorFields(step, telling.get(step) ?? [], trust)),
  )
}

function isWithin(event: Event, { from, to }: HuntOptions): boolean {
  return event.endTime >= (from ?? -Infinity) && event.time <= (to ?? Infinity)
}

/** Each event that a finding rests on, once. */
function eventsOf(findings: readonly Finding[]): readonly Event[] {
  const events = findings.flatMap((finding) => finding.events)
  return [...new Map(events.map((event) => [eventKey(event), event])).values()]
}

function inEventTime(matches: readonly Match[]): readonly Match[] {
  return [...matches].sort((a, b) => {
    const [first, second] = [a.events[0], b.events[0]]
    return (
      (first?.time ?? 0) - (second?.time ?? 0) || compareText(first?.id ?? '', second?.id ?? '')
    )
  })
}
