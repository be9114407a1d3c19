/** What a hunt could use of the records that it will read, told before it reads any. */
import type { JsonObject } from './base/json.ts'
import type { Detection } from './detections/detection.ts'
import { stagesOf } from './detections/query/stages-of.ts'
import { emptyEnvironment, type Environment } from './environment/configuration/environment.ts'
import { sessionGrantActions } from './environment/principals/aws-session-grant.ts'
import { identityActionNames } from './environment/history/identity-actions.ts'
import { cloudtrailEvent } from './events/aws-cloudtrail.ts'
import type { Event } from './events/event.ts'
import { withSpoorFields } from './events/with-spoor-fields.ts'
import { catalogueKeys } from './lineage/catalogue.ts'
import { compilePredicate } from './matching/compile-predicate.ts'
import { indexConditions } from './matching/detection-index.ts'
import { type RecordNeed, recordNeeds, routedBound } from './matching/record-needs.ts'
import { createSharing } from './matching/sharing.ts'
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
  /** Actions of AWS that tell who is new and who stands behind a session: `<service> <name>`. */
  readonly identity: readonly string[]
  /** Passes over what nothing could use; `undefined` where some rule needs every record. */
  readonly filter: RecordFilter | undefined
}

const awsPrefix = 'aws '
const nowhere = { source: 'nowhere.amazonaws.com', name: 'NoSuchAction' }

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
  const identity = [
    ...new Set([...identityActionNames['aws.cloudtrail'], ...sessionGrantActions.map(lowerCase)]),
  ]
  const needsCloudtrail = cloudtrailNeeds(detections, identity)
  const needsTags = sensitive.some((entry) => 'tag' in entry)
  const needsAll = needsTags || needsCloudtrail(nowhere.source, nowhere.name)
  return {
    rules,
    lineage: catalogueKeys,
    identity,
    filter: needsAll ? undefined : { needsCloudtrail },
  }
}

/** Could lineage, history, sessions or a detection use a CloudTrail record of an action? */
function cloudtrailNeeds(
  detections: readonly Detection[],
  identity: readonly string[],
): RecordFilter['needsCloudtrail'] {
  const followed = new Set(
    catalogueKeys
      .filter((key) => key.startsWith(awsPrefix))
      .map((key) => key.slice(awsPrefix.length)),
  )
  const identityActions = new Set(identity)
  const couldMatch = matchesBeforeParsing(detections)
  return (eventSource, eventName) => {
    const action = `${eventSource} ${eventName}`
    if (followed.has(action) || identityActions.has(lowerCase(action))) return true
    return eventsOf(eventSource, eventName).some(couldMatch)
  }
}

/** Could a condition hold for an event of which only what it is routed by is known? */
function matchesBeforeParsing(detections: readonly Detection[]): (event: Event) => boolean {
  // What filters of Sigma take away is told too, so that the rules without them count.
  const conditions = detections.flatMap(({ query, narrowed = [] }) => [
    ...stagesOf(query),
    ...narrowed,
  ])
  const bounds = conditions.map(({ where }) => routedBound(where))
  const sharing = createSharing()
  const index = indexConditions(bounds, sharing)
  const tests = bounds.map((bound) => compilePredicate(bound, sharing))
  return (event) => index.candidates(event).some((place) => tests[place]?.(event) === true)
}

/**
 * Events of an action that lineage does not follow, with nothing on them but what they are routed by:
 * with the fields of ours that such an event has when some rule asks for them, and without.
 */
function eventsOf(eventSource: string, eventName: string): readonly Event[] {
  const value: JsonObject = {
    eventSource,
    eventName,
    eventTime: '2026-01-01T00:00:00Z',
    eventID: '',
  }
  const origin = { file: '', index: 0, envelopes: [] }
  const event = cloudtrailEvent({
    source: 'aws.cloudtrail',
    dialect: 'cloudtrail',
    value: { ...value, eventID: 'plan' },
    origin,
  })
  if ('rejected' in event) return []
  return [event, withSpoorFields(event, { verb: 'other', attempt: false })]
}

function lowerCase(text: string): string {
  return text.toLowerCase()
}
