/** The wrappers of reference/telemetry.md 1.1 through which records are passed over. */
import { isEventType } from './cloudtrail-reader.ts'
import { closed, open } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import { cloudtrailForm } from './skim-cloudtrail.ts'
import type { WrappedPlace, WrapperForm } from './wrapper-form.ts'

/** What a call that CloudTrail saw is to EventBridge; all else is a notification of another form. */
const seenByCloudtrail: ReadonlySet<string> = new Set([
  'AWS API Call via CloudTrail',
  'AWS Service Event via CloudTrail',
  'AWS Console Action via CloudTrail',
  'AWS Console Sign In via CloudTrail',
])

const bridged = closed(
  ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources'],
  { detail: cloudtrailForm.group },
)

/** EventBridge, a record in its member `detail`. */
const eventBridge: WrapperForm = {
  names: ['eventbridge'],
  group: bridged,
  opener: (members) => {
    const detail = members.walker.placeOf(bridged, 'detail')
    const type = members.walker.placeOf(bridged, 'detail-type')
    const types = members.lastText((text) => seenByCloudtrail.has(text))
    return () => {
      if (!members.isObject(detail) || members.text(type, types) === undefined) return undefined
      return { kind: 'member', of: cloudtrailForm.group, place: detail }
    }
  },
}

const lookedUp = closed([
  'EventId',
  'EventName',
  'ReadOnly',
  'AccessKeyId',
  'EventTime',
  'EventSource',
  'Username',
  'Resources',
  'CloudTrailEvent',
])

/** `aws cloudtrail lookup-events`. */
const lookupEvent: WrapperForm = {
  names: ['lookup-event'],
  group: lookedUp,
  opener: (members) => textOpener(members, members.walker.placeOf(lookedUp, 'CloudTrailEvent')),
}

/**
 * The columns that are selected beside `eventJson`. With it a row is no record, whatever they hold; an event has
 * others too, so that none is taken for such a row.
 */
const queried = closed([
  'eventJson',
  'awsRegion',
  'errorCode',
  'errorMessage',
  'eventCategory',
  'eventID',
  'eventName',
  'eventSource',
  'eventTime',
  'eventType',
  'readOnly',
  'recipientAccountId',
  'requestID',
  'sourceIPAddress',
  'userAgent',
])

/** A row of a query of CloudTrail Lake as an object, with the event as text. */
const lakeEvent: WrapperForm = {
  names: ['lake-event'],
  group: queried,
  opener: (members) => {
    const openText = textOpener(members, members.walker.placeOf(queried, 'eventJson'))
    const type = members.walker.placeOf(queried, 'eventType')
    const types = members.lastText(isEventType)
    // What is an insight by its type is skipped with all that it holds.
    return () =>
      members.isMissing(type) || members.text(type, types) !== undefined ? openText() : undefined
  },
}

const logged = closed(['id', 'timestamp', 'message', 'logStreamName', 'ingestionTime', 'eventId'])

/** An event of CloudWatch Logs, from a subscription or from filter-log-events. */
const logEvent: WrapperForm = {
  names: ['log-event'],
  group: logged,
  opener: (members) => {
    const openText = textOpener(members, members.walker.placeOf(logged, 'message'))
    const timestamp = members.walker.placeOf(logged, 'timestamp')
    return () => (members.isNumber(timestamp) ? openText() : undefined)
  },
}

const shipped = closed(['@timestamp', '@metadata', 'message'])

/** A document of Filebeat before any pipeline. */
const beatMessage: WrapperForm = {
  names: ['message'],
  group: shipped,
  opener: (members) => textOpener(members, members.walker.placeOf(shipped, 'message')),
}

const original = open(['original'])
/** What Elastic's integrations make of a record, as far as nothing of it can be a wrapper or a record. */
const document = closed(
  [
    '@timestamp',
    'agent',
    'aws',
    'azure',
    'client',
    'cloud',
    'data_stream',
    'ecs',
    'elastic_agent',
    'gcp',
    'host',
    'input',
    'log',
    'related',
    'service',
    'source',
    'tags',
    'user',
    'user_agent',
  ],
  { event: original },
)
const found = closed(['_index', '_id', '_score', '_version', 'fields', 'sort'], {
  _source: document,
})

/** A hit of a search in Elastic whose document keeps its original. */
const searchHit: WrapperForm = {
  names: ['search-hit', 'event-original'],
  group: found,
  opener: (members) => textOpener(members, members.walker.placeOf(original, 'original')),
}

/** Such a document alone. */
const eventOriginal: WrapperForm = {
  names: ['event-original'],
  group: document,
  opener: (members) => textOpener(members, members.walker.placeOf(original, 'original')),
}

export const wrapperForms: readonly WrapperForm[] = [
  eventBridge,
  lookupEvent,
  lakeEvent,
  logEvent,
  beatMessage,
  searchHit,
  eventOriginal,
]

function textOpener(members: MemberReader, place: number): () => WrappedPlace | undefined {
  return () => (members.isText(place) ? { kind: 'text', span: members.span(place) } : undefined)
}
