/** What a hunt could use of the records that it will read, told before it reads any. */
import type { JsonObject } from './base/json.ts'
import type { Detection } from './detections/detection.ts'
import { stagesOf } from './detections/query/stages-of.ts'
import { emptyEnvironment, type Environment } from './environment/configuration/environment.ts'
import { sessionGrantActions } from './environment/principals/aws-session-grant.ts'
import { identityActionNames } from './environment/history/identity-actions.ts'
import type { Event } from './events/event.ts'
import { normalise } from './events/normalise.ts'
import { withSpoorFields } from './events/with-spoor-fields.ts'
import { catalogueKeyOf, catalogueKeys } from './lineage/catalogue.ts'
import { compilePredicate } from './matching/compile-predicate.ts'
import { indexConditions } from './matching/detection-index.ts'
import { type RecordNeed, recordNeeds, routedBound } from './matching/record-needs.ts'
import { createSharing } from './matching/sharing.ts'
import type { Dialect, LogSource } from './telemetry/log-record.ts'
import type { RecordFilter } from './telemetry/record-filter.ts'

/** What one detection needs to see. */
export interface RulePlan {
  readonly detection: Detection
  /** One for each of its conditions. */
  readonly needs: readonly RecordNeed[]
}

/** Which records a hunt could use. */
export interface HuntPlan {
  readonly rules: readonly RulePlan[]
  /** Actions that lineage follows, as in its catalogue: `aws ec2.amazonaws.com CreateSnapshot`. */
  readonly lineage: readonly string[]
  /**
   * Actions that tell who is new and who stands behind a session, in lower case:
   * `aws sts.amazonaws.com assumerole`, `azure ...`, `gcp ...`.
   */
  readonly identity: readonly string[]
  /** Logs of which every record is needed. */
  readonly whole: readonly LogSource[]
  /** Passes over what nothing could use; `undefined` where that is nothing. */
  readonly filter: RecordFilter | undefined
}

/** No service and no action is called this. */
const nowhere = { service: 'nowhere.example.com', action: 'nosuchaction' }

const clouds: Readonly<Record<LogSource, string>> = {
  'aws.cloudtrail': 'aws',
  'azure.activitylogs': 'azure',
  'gcp.audit': 'gcp',
}
const sources: readonly LogSource[] = ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit']

/**
 * Plans a hunt with these detections (reference/platforms.md B.1, B.2). Where the environment calls data
 * sensitive by its tags nothing is passed over: very many calls set tags.
 */
export function planHunt(
  detections: readonly Detection[],
  { sensitive }: Pick<Environment, 'sensitive'> = emptyEnvironment,
): HuntPlan {
  const rules = detections.map((detection) => {
    let needs: readonly RecordNeed[] | undefined
    return {
      detection,
      // Only who prints the plan asks for it.
      get needs(): readonly RecordNeed[] {
        return (needs ??= recordNeeds(detection.query))
      },
    }
  })
  const identity = identityKeys()
  const needs = needsOf(detections, identity)
  const needsTags = sensitive.some((entry) => 'tag' in entry)
  const whole = sources.filter(
    (source) => needsTags || needs(source, nowhere.service, nowhere.action),
  )
  const filter = whole.length === sources.length ? undefined : { needs }
  return { rules, lineage: catalogueKeys, identity, whole, filter }
}

function identityKeys(): readonly string[] {
  const keys = sources.flatMap((source) =>
    identityActionNames[source].map((name) => `${clouds[source]} ${name}`),
  )
  const grants = sessionGrantActions.map((name) => `aws ${name.toLowerCase()}`)
  return [...new Set([...keys, ...grants])]
}

/** Could lineage, history, sessions or a detection use a record of an action? */
function needsOf(
  detections: readonly Detection[],
  identity: readonly string[],
): RecordFilter['needs'] {
  const followed = new Set(catalogueKeys)
  const identityActions = new Set(identity)
  const tests = new Map(sources.map((source) => [source, testOf(detections, source)]))
  return (source, service, action) => {
    const event = eventOf(source, service, action)
    // A record that is none of its log is for the parser to refuse.
    if (event === undefined) return true
    const name = source === 'aws.cloudtrail' ? `${service} ${action}` : action
    const isIdentity = identityActions.has(`${clouds[source]} ${name.toLowerCase()}`)
    if (isIdentity || followed.has(catalogueKeyOf(event))) return true
    // The fields of ours that an event has which lineage does not follow, when some rule asks for them.
    const told = withSpoorFields(event, { verb: 'other', attempt: false })
    return [event, told].some((one) => tests.get(source)?.(one) === true)
  }
}

/** Could a condition hold for an event of a log of which only what it is routed by is known? */
function testOf(detections: readonly Detection[], source: LogSource): (event: Event) => boolean {
  // What filters of Sigma take away is told too, so that the rules without them count.
  const conditions = detections.flatMap(({ query, narrowed = [] }) => [
    ...stagesOf(query),
    ...narrowed,
  ])
  const bounds = conditions.map(({ where }) => routedBound(where, source))
  const sharing = createSharing()
  const index = indexConditions(bounds, sharing)
  const tests = bounds.map((bound) => compilePredicate(bound, sharing))
  return (event) => index.candidates(event).some((place) => tests[place]?.(event) === true)
}

const dialects: Readonly<Record<LogSource, Dialect>> = {
  'aws.cloudtrail': 'cloudtrail',
  'azure.activitylogs': 'azure-event-hub',
  'gcp.audit': 'gcp-log-entry',
}

/** An event of an action with nothing on it but what it is routed by. */
function eventOf(source: LogSource, service: string, action: string): Event | undefined {
  const record = {
    source,
    dialect: dialects[source],
    value: recordValue(source, service, action),
    origin: { file: '', index: 0, envelopes: [] },
  }
  const event = normalise(record)
  return 'rejected' in event ? undefined : event
}

const time = '2026-01-01T00:00:00Z'

function recordValue(source: LogSource, service: string, action: string): JsonObject {
  switch (source) {
    case 'aws.cloudtrail':
      return { eventSource: service, eventName: action, eventTime: time, eventID: 'plan' }
    case 'azure.activitylogs':
      return { operationName: action, time, resourceId: '/subscriptions/plan' }
    case 'gcp.audit': {
      const type = 'type.googleapis.com/google.cloud.audit.AuditLog'
      const protoPayload = { '@type': type, serviceName: service, methodName: action }
      return { protoPayload, timestamp: time, insertId: 'plan' }
    }
  }
}
