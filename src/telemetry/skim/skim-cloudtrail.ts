import { eventReader, isEventType, isUseless } from './cloudtrail-reader.ts'
import { closed } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import { lakeRowReader } from './skim-lake-row.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

/**
 * The members of a CloudTrail event (reference/telemetry.md 1.1). None of them makes a record
 * something that is skipped, wrapped or of another log, as far as their values are looked at below;
 * a record with any other member is parsed. A row of CloudTrail Lake has the same, each as text, and one more.
 */
const group = closed([
  'eventVersion',
  'userIdentity',
  'eventTime',
  'eventSource',
  'eventName',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'requestID',
  'eventID',
  'readOnly',
  'resources',
  'eventType',
  'apiVersion',
  'managementEvent',
  'recipientAccountId',
  'sharedEventID',
  'serviceEventDetails',
  'vpcEndpointId',
  'vpcEndpointAccountId',
  'eventCategory',
  'tlsDetails',
  'sessionCredentialFromConsole',
  'addendum',
  'edgeDeviceDetails',
  'insightDetails',
])

/** CloudTrail events as trails write them, and rows of CloudTrail Lake. */
export const cloudtrailForm: RecordForm = { group, reader: readCloudtrail }

function readCloudtrail(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const place = (name: string): number => members.walker.placeOf(group, name)
  const event = eventReader(tools, {
    service: place('eventSource'),
    action: place('eventName'),
    region: place('awsRegion'),
    category: place('eventCategory'),
    id: place('eventID'),
  })
  const types = members.lastText(isEventType)
  const [identity, insight] = [place('userIdentity'), place('insightDetails')]
  const [region, category] = [place('awsRegion'), place('eventCategory')]
  const [time, type] = [place('eventTime'), place('eventType')]
  const account = place('recipientAccountId')
  const readLakeRow = lakeRowReader(members, { event, types, time, type, account, insight })
  return (record) => {
    record.isUselessByAction = false
    if (members.isText(identity)) return readLakeRow(record)
    if (members.has(identity) && !members.isObject(identity)) return false
    // A record that is like this one in a run lacks what this one lacks, which is not to say it with nothing in it.
    if (isEmpty(region, members) || isEmpty(category, members) || members.has(insight)) return false
    const use = event.use()
    if (use === 'event') return false
    const when = members.time(time)
    if (when === undefined || members.text(type, types) === undefined) return false
    record.time = when
    record.isUselessByAction = use === 'none' || use.kind === 'mark'
    record.mark = use !== 'none' && use.kind === 'mark' ? use.text : undefined
    if (!event.read(record, account)) return false
    if (use === 'none' || use.kind === 'mark') return isUseless(use, record, members)
    record.native = record.text(members)
    return true
  }
}

function isEmpty(place: number, members: MemberReader): boolean {
  return members.has(place) && members.isMissing(place)
}
