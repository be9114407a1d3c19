/** The records that a finding rests on, as the report tells them. */
import { textOf, valueAt } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { passingDocument } from '../events/lazy-event.ts'
import { placeOf } from '../environment/place.ts'
import type { Finding } from '../findings/finding.ts'
import type { Chain } from '../lineage/chain.ts'
import { isoTime } from './iso-time.ts'
import type { ReportedChain, ReportedFinding, ReportedStep } from './report-schema.ts'
import { actionOf, providerOf, reportedStep } from './reported-step.ts'

type Evidence = ReportedFinding['evidence'][number]

/** What happened, of an event: who did what, from where. */
type Deed = Pick<
  Evidence,
  'time' | 'action' | 'provider' | 'principal' | 'account' | 'region' | 'source_ip'
>

/**
 * Every record of every event, in event time. `told` is the chain of the finding as reported: what a step
 * says of an event is not asked of the event again, which may have to be unpacked for it.
 */
export function reportedEvidence(
  { chain, events }: Pick<Finding, 'chain' | 'events'>,
  told: ReportedChain | null,
): readonly Evidence[] {
  const deeds = chain === null || told === null ? undefined : deedsOf(chain, told)
  return events.flatMap((event) => {
    const deed = deeds?.get(event) ?? deedOf(event)
    return event.records.map(({ id, record: { origin } }) => ({
      record: id,
      file: origin.file,
      line: origin.line ?? null,
      ...deed,
    }))
  })
}

/** What the steps of a chain say, those that only its links rest on too, by their events. */
function deedsOf(
  { steps, links }: Pick<Chain, 'steps' | 'links'>,
  told: ReportedChain,
): ReadonlyMap<Event, Deed> {
  const deeds = new Map<Event, Deed>()
  for (const [index, { event }] of steps.entries()) {
    const step = told.steps[index]
    if (step !== undefined) deeds.set(event, deedOfStep(step))
  }
  for (const { step } of links) {
    if (!deeds.has(step.event)) deeds.set(step.event, deedOfStep(reportedStep(step)))
  }
  return deeds
}

function deedOfStep(step: ReportedStep): Deed {
  const { time, action, provider, principal, account, region, source_ip } = step
  return { time, action, provider, principal, account, region, source_ip }
}

/** Of an event that lineage does not follow: what stands in its document. */
function deedOf(event: Event): Deed {
  const { account, region } = placeOf(event)
  // A rule may match nearly everything.
  const document = passingDocument(event)
  return {
    time: isoTime(event.time),
    action: actionOf({ document }),
    provider: providerOf(event),
    principal: textOf(valueAt(document, 'spoor', 'principal', 'id')) ?? null,
    account: account ?? null,
    region: region ?? null,
    source_ip:
      textOf(valueAt(document, 'source', 'ip')) ??
      textOf(valueAt(document, 'source', 'address')) ??
      null,
  }
}
