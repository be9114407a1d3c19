/** Azure Activity records, as they are passed over without being parsed (reference/telemetry.md 1.2). */
import { KeyDigest } from './key-digest.ts'
import { closed } from './member-group.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import { activityReader, eventDataKeyReader } from './skim-azure-activity.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

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
  const time = place('time')
  const readActivity = activityReader(
    tools,
    {
      time: () => members.time(time),
      operation: [place('operationName')],
      status: [place('resultType')],
      resource: [place('resourceId')],
      correlation: place('correlationId'),
      subscriptions: [],
    },
    'azure-event-hub',
  )
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
    members.text(category, known) !== undefined && readActivity(record) && readKey(record)
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
  const [time, category] = [place('eventTimestamp'), place('category')]
  const readActivity = activityReader(
    tools,
    {
      time: () => members.time(time),
      operation: [walker.placeOf(operationValue, 'value')],
      status: [walker.placeOf(localized, 'value')],
      resource: [place('resourceId')],
      correlation: place('correlationId'),
      subscriptions: [place('subscriptionId')],
    },
    'azure-rest',
  )
  const readKey = eventDataKeyReader(members, place('eventDataId'))
  return (record) => {
    // A category that is text may be that of another log.
    if (members.has(category) && !members.isObject(category)) return false
    return readActivity(record) && readKey(record)
  }
}
