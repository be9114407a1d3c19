/** A step as the report tells it, and what it takes from an event. */
import { textOf, valueAt } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import { isoTime } from './iso-time.ts'
import type { ReportedStep } from './report-schema.ts'

/** One thing that was done. */
export function reportedStep(step: Step): ReportedStep {
  const { event, activity, principal, repeats = [] } = step
  return {
    time: isoTime(event.time),
    verb: activity.verb,
    attempt: activity.attempt,
    action: actionOf(event),
    provider: providerOf(event),
    principal: principal.id,
    principal_name: principal.display,
    session: principal.session ?? null,
    behind: (principal.behind ?? []).map(({ id }) => id),
    account: activity.account ?? null,
    region: activity.region ?? null,
    source_ip: activity.sourceAddress ?? null,
    inputs: activity.inputs.map(idOf),
    outputs: activity.outputs.map(idOf),
    receivers: (activity.sharing?.grantees ?? []).map(({ id }) => id),
    record: event.id,
    times: 1 + repeats.length,
    until: isoTime(repeats.at(-1)?.event.time ?? event.time),
  }
}

/** The provider's name of the call, empty where the event has none. */
export function actionOf({ document }: Pick<Event, 'document'>): string {
  return textOf(valueAt(document, 'event', 'action')) ?? ''
}

/** The cloud whose log an event stands in. */
export function providerOf({ source }: Event): ReportedStep['provider'] {
  return providers[source]
}

const providers: Readonly<Record<Event['source'], ReportedStep['provider']>> = {
  'aws.cloudtrail': 'aws',
  'azure.activitylogs': 'azure',
  'gcp.audit': 'gcp',
}

function idOf({ id }: Resource): string {
  return id
}
