/** Learns from logs what an organisation is used to: a history, and what to propose for `spoor.yaml`. */
import type { Diagnostic } from './base/diagnostic.ts'
import { emptyHistory, type History, mergeHistories } from './environment/history/history.ts'
import { historyRemarks } from './environment/history/history-remarks.ts'
import { identifyPrincipal } from './environment/principals/identify-principal.ts'
import { EvidenceLedger } from './environment/learn/evidence-ledger.ts'
import { proposeEnvironment } from './environment/learn/propose.ts'
import type { ProposedEnvironment } from './environment/learn/proposal.ts'
import { HistoryLearner } from './environment/history/learn-history.ts'
import type { Event } from './events/event.ts'
import { type TallyCounts, RecordTally } from './findings/record-tally.ts'
import { extractActivity } from './lineage/extract-activity.ts'
import { type EventReading, readEvents } from './read-events.ts'

/** What to learn from. */
export interface LearnOptions extends Pick<EventReading, 'inputs' | 'stdin' | 'onProgress'> {
  /** The time now, milliseconds UTC: events from later than a day after it are not learned. */
  readonly now: number
  /** Only events in this span of event time, milliseconds UTC, both ends inclusive. */
  readonly from?: number
  readonly to?: number
  /** What was learned before; proposals rest on it too. */
  readonly prior?: History
}

/** What was learned. */
export interface LearnResult {
  /** Of these logs alone; merge it with what was learned before. */
  readonly history: History
  readonly proposed: ProposedEnvironment
  readonly records: TallyCounts
  readonly diagnostics: readonly Diagnostic[]
  /** Inputs that the user named and that could not be read at all. */
  readonly unreadable: readonly string[]
}

const day = 24 * 60 * 60 * 1000

/** Reads every record of the inputs and learns from it. Faults of input are diagnostics, never thrown. */
export async function learn(options: LearnOptions): Promise<LearnResult> {
  const { from = -Infinity, to = Infinity, prior = emptyHistory } = options
  const tally = new RecordTally()
  const learner = new HistoryLearner({ scope: 'whole', latest: options.now + day })
  const ledger = new EvidenceLedger()
  const take = (event: Event): void => {
    if (event.endTime < from || event.time > to) {
      return tally.skip('outside-time-span', event.records.length)
    }
    tally.examine(event.records.length)
    const principal = identifyPrincipal(event)
    const activity = extractActivity(event)
    if (learner.see({ event, principal, activity })) ledger.see(event, principal, activity)
  }
  const { diagnostics, unreadable } = await readEvents({ ...options, tally, take })
  const history = learner.history()
  const whole = mergeHistories(prior, history)
  const evidence = ledger.evidence()
  return {
    history,
    proposed: proposeEnvironment({ evidence, history: whole, prior }),
    records: tally.counts(),
    diagnostics: [...diagnostics, ...historyRemarks(whole, learner.implausibleEvents)],
    unreadable,
  }
}
