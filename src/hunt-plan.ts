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
import { catalogueKeyOf, catalogueKeys, catalogueMarks } from './lineage/catalogue.ts'
import { compileWhenAsked } from './matching/compile-predicate.ts'
import { indexConditions } from './matching/detection-index.ts'
import { type RecordNeed, recordNeeds, routedBound } from './matching/record-needs.ts'
import { createSharing } from './matching/sharing.ts'
import type { Dialect, LogSource } from './telemetry/log-record.ts'
import { everyRecord, type RecordFilter, type SufficientPart } from './telemetry/record-filter.ts'

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
  /** Passes over what nothing could use. */
  readonly filter: RecordFilter
}

/** No service and no action is called this. */
const nowhere = { service: 'nowhere.example.com', action: 'nosuchaction' }

const clouds: Readonly<Record<LogSource, string>> = {
  'aws.cloudtrail': 'aws',
  'azure.activitylogs': 'azure',
  'gcp.audit': 'gcp',
}
const sources: readonly LogSource[] = ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit']

/** What of a hunt decides what it could use, beside its detections. */
export interface PlanOptions {
  /** Where it calls data sensitive by its tags nothing is passed over: very many calls set tags. */
  readonly environment?: Pick<Environment, 'sensitive'>
  /** False where no history is learned from the records: then who appears in them tells nothing. */
  readonly isLearning?: boolean
}

/** Plans a hunt with these detections (reference/platforms.md B.1, B.2). */
export function planHunt(
  detections: readonly Detection[],
  { environment = emptyEnvironment, isLearning = true }: PlanOptions = {},
): HuntPlan {
  const { sensitive } = environment
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
  const needsTags = sensitive.some((entry) => 'tag' in entry)
  const filter = needsTags ? everyRecord : filterOf(detections, isLearning ? identity : [])
  return {
    rules,
    lineage: catalogueKeys,
    identity,
    // Rules are gone through for a log only when somebody asks about it.
    get whole(): readonly LogSource[] {
      return sources.filter((source) => filter.needs(source, nowhere.service, nowhere.action))
    },
    filter,
  }
}

function identityKeys(): readonly string[] {
  const keys = sources.flatMap((source) =>
    identityActionNames[source].map((name) => `${clouds[source]} ${name}`),
  )
  return [...new Set([...keys, ...grants])]
}

/** What hands out sessions. */
const grants: ReadonlySet<string> = new Set(
  sessionGrantActions.map((name) => `aws ${name.toLowerCase()}`),
)

/** What a record of an action is needed for: all of it, what suffices, or nothing. */
type Use = 'event' | SufficientPart | undefined

/** What could lineage, history (by the actions that it keeps), sessions or a detection use? */
function filterOf(detections: readonly Detection[], kept: readonly string[]): RecordFilter {
  const followed = new Set(catalogueKeys)
  const learned = new Set(kept)
  const tests = new Map<LogSource, (event: Event) => boolean>()
  const couldMatch = (event: Event): boolean => {
    const test = tests.get(event.source) ?? testOf(detections, event.source)
    tests.set(event.source, test)
    // The fields of ours that an event has which lineage does not follow, when some rule asks for them.
    return [event, withSpoorFields(event, { verb: 'other', attempt: false })].some(test)
  }
  const useOf = (source: LogSource, service: string, action: string): Use => {
    const event = eventOf(source, service, action)
    // A record that is none of its log is for the parser to refuse.
    if (event === undefined) return 'event'
    const name = source === 'aws.cloudtrail' ? `${service} ${action}` : action
    const identity = `${clouds[source]} ${name.toLowerCase()}`
    const key = catalogueKeyOf(event)
    const mark = catalogueMarks.get(key)
    const isFollowed = followed.has(key)
    if (learned.has(identity) || (isFollowed && mark === undefined)) return 'event'
    if (couldMatch(event)) return 'event'
    if (grants.has(identity)) return { kind: 'native' }
    return mark === undefined ? undefined : { kind: 'mark', text: mark }
  }
  return {
    needs: (...action) => useOf(...action) !== undefined,
    suffices: (...action) => {
      const use = useOf(...action)
      return use === 'event' ? undefined : use
    },
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
  const tests = bounds.map((bound) => compileWhenAsked(bound, sharing))
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
