/** Azure Activity records, as they are passed over without being parsed (reference/telemetry.md 1.2). */
import type { ActionNames } from './action-table.ts'
import { ActionTable } from './action-table.ts'
import { KeyDigest } from './key-digest.ts'
import { closed } from './member-group.ts'
import type { TextSpan } from './json-walker.ts'
import type { MemberReader } from './member-reader.ts'
import { operationName } from './operation-name.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const names: ActionNames = {
  source: 'azure.activitylogs',
  service: /^$/,
  action: /^[a-z0-9][a-z0-9./_-]{0,255}$/,
  isFolded: true,
}

const operations = { log: Buffer.from('azure'), isFolded: true }

/** Records that stand for an operation have a result in one word. */
const status = /^[A-Za-z]{1,40}$/
const categories: ReadonlySet<string> = new Set([
  'Administrative',
  'Write',
  'Delete',
  'Action',
  'Policy',
  'Security',
  'ServiceHealth',
  'ResourceHealth',
  'Alert',
  'Autoscale',
  'Recommendation',
])

/** A resource of a subscription begins with it; the id of a subscription has 36 characters. */
const subscription = /^\/subscriptions\/[0-9a-f-]{36}$/i
const subscriptionLength = '/subscriptions/'.length + 36
const slash = 0x2f

const exported = closed([
  'time',
  'resourceId',
  'operationName',
  'operationVersion',
  'category',
  'resultType',
  'resultSignature',
  'resultDescription',
  'durationMs',
  'callerIpAddress',
  'correlationId',
  'identity',
  'level',
  'Level',
  'location',
  'properties',
  'tenantId',
  'RoleLocation',
  'ReleaseVersion',
  'uri',
])

/** As a diagnostic setting sends them to Event Hub and to blobs. */
export const eventHubForm: RecordForm = { group: exported, reader: readExported }

function readExported(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const place = (name: string): number => members.walker.placeOf(exported, name)
  const readCommon = commonReader(tools, {
    time: place('time'),
    operation: place('operationName'),
    result: place('resultType'),
    resource: place('resourceId'),
    correlation: place('correlationId'),
  })
  const category = place('category')
  const known = members.lastText((text) => categories.has(text))
  const key = new KeyDigest(members.walker)
  const parts = ['correlationId', 'operationName', 'resourceId', 'resultType', 'time'].map(place)
  const readKey = (record: SkimmedRecord): boolean => {
    // The JSON text of a list of them (`azure-activity-records.ts`).
    key.begin(derivedBegin)
    for (const [index, part] of parts.entries()) {
      if (index > 0) key.add(derivedNext)
      // The operation and the resource are written in any case.
      key.addText(members.span(part), index === 1 || index === 2)
    }
    key.add(derivedEnd)
    const isKey = key.finish()
    record.low = key.low
    record.high = key.high
    return isKey
  }
  return (record) =>
    members.text(category, known) !== undefined &&
    readCommon(record, 'azure-event-hub') &&
    readKey(record)
}

const derivedBegin = Buffer.from('azure.activitylogs ["')
const derivedNext = Buffer.from('","')
const derivedEnd = Buffer.from('"]')

const localized = closed(['value', 'localizedValue'])
const operationValue = closed(['value', 'localizedValue'])
const rest = closed(
  [
    'authorization',
    'caller',
    'category',
    'channels',
    'claims',
    'correlationId',
    'description',
    'eventDataId',
    'eventName',
    'eventTimestamp',
    'httpRequest',
    'id',
    'level',
    'operationId',
    'properties',
    'relatedEvents',
    'resourceGroupName',
    'resourceId',
    'resourceProviderName',
    'resourceType',
    'subStatus',
    'submissionTimestamp',
    'subscriptionId',
    'tenantId',
  ],
  { operationName: operationValue, status: localized },
)

/** As the REST API and `az monitor activity-log list` have them. */
export const restForm: RecordForm = { group: rest, reader: readRest }

function readRest(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const { walker } = members
  const place = (name: string): number => walker.placeOf(rest, name)
  const readCommon = commonReader(tools, {
    time: place('eventTimestamp'),
    operation: walker.placeOf(operationValue, 'value'),
    result: walker.placeOf(localized, 'value'),
    resource: place('resourceId'),
    correlation: place('correlationId'),
  })
  const [id, category, stated] = [place('eventDataId'), place('category'), place('subscriptionId')]
  const subscriptions = members.lastText((text) => /^[0-9a-f-]{36}$/i.test(text))
  const key = new KeyDigest(walker)
  return (record) => {
    // A category that is text may be that of another log.
    if (members.has(category) && !members.isObject(category)) return false
    if (!readCommon(record, 'azure-rest')) return false
    if (members.has(stated)) {
      const text = members.text(stated, subscriptions)
      if (text?.toLowerCase() !== record.place.account) return false
    }
    const span = members.span(id)
    key.begin(statedBegin)
    key.addText(span, true)
    if (span.to === span.from || !key.finish()) return false
    record.low = key.low
    record.high = key.high
    return true
  }
}

const statedBegin = Buffer.from('azure.activitylogs ')

/** Where both dialects have what they have in common. */
interface CommonPlaces {
  readonly time: number
  readonly operation: number
  readonly result: number
  readonly resource: number
  readonly correlation: number
}

type Dialect = 'azure-event-hub' | 'azure-rest'

function commonReader(
  { members, filter }: SkimTools,
  places: CommonPlaces,
): (record: SkimmedRecord, dialect: Dialect) => boolean {
  const actions = new ActionTable(members.walker, names, filter)
  const results = members.lastText((text) => status.test(text))
  const accounts = accountReader(members)
  const key = new KeyDigest(members.walker)
  return (record, dialect) => {
    if (!members.isText(places.operation)) return false
    const operation = members.span(places.operation)
    if (actions.useOf({ from: 0, to: 0 }, operation) !== 'none') return false
    const resource = members.span(places.resource)
    const result = members.text(places.result, results)
    const time = members.time(places.time)
    const account = accounts(resource)
    if (result === undefined || time === undefined || account === undefined) return false
    const spans = [members.span(places.correlation), operation, resource]
    const name = operationName(key, spans, operations)
    if (name === undefined) return false
    record.time = time
    record.stand('azure.activitylogs', { account, region: undefined, isDataEvent: false })
    record.native = undefined
    record.part = { key: name, status: result, dialect, bytes: record.copy(members) }
    return true
  }
}

/** Reads the subscription that a resource is in, in small letters. */
function accountReader(members: MemberReader): (resource: TextSpan) => string | undefined {
  const subscriptions = members.lastText((text) => subscription.test(text))
  const { bytes } = members.walker
  return ({ from, to }) => {
    const end = from + subscriptionLength
    if (end > to || (end < to && bytes[end] !== slash)) return undefined
    return subscriptions.read(from, end)?.slice('/subscriptions/'.length).toLowerCase()
  }
}
