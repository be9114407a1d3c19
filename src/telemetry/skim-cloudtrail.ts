import { ActionTable, type ActionNames } from './action-table.ts'
import { cloudtrailPrefix } from './digest-kernel.ts'
import { layout, longestId } from './kernel-layout.ts'
import { closed } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { SufficientPart } from './record-filter.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

/**
 * The members of a CloudTrail event (reference/telemetry.md 1.1). None of them makes a record
 * something that is skipped, wrapped or of another log, as far as their values are looked at below;
 * a record with any other member is parsed.
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
])

const eventTypes: readonly string[] = [
  'AwsApiCall',
  'AwsServiceEvent',
  'AwsConsoleAction',
  'AwsConsoleSignIn',
  'AwsVpceEvent',
]

const names: ActionNames = {
  source: 'aws.cloudtrail',
  service: /^[a-z0-9][a-z0-9.-]{0,99}$/,
  action: /^[A-Za-z][A-Za-z0-9_]{0,127}$/,
  isFolded: false,
}

/** The category of data events. */
const dataEvents = 'Data'

/** CloudTrail events as trails write them. */
export const cloudtrailForm: RecordForm = { group, reader: readCloudtrail }

function readCloudtrail({ members, filter }: SkimTools): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const place = (name: string): number => walker.placeOf(group, name)
  const [identity, time, type] = [place('userIdentity'), place('eventTime'), place('eventType')]
  const [source, name] = [place('eventSource'), place('eventName')]
  const actions = new ActionTable(walker, names, filter)
  const types = members.lastText((text) => eventTypes.includes(text))
  const readPlace = placeReader(members)
  const readKey = keyReader(members)
  return (record) => {
    if (!members.isText(source) || !members.isText(name)) return false
    // In a row of CloudTrail Lake the identity is text.
    if (members.has(identity) && !members.isObject(identity)) return false
    const use = actions.useOf(members.span(source), members.span(name))
    if (use === 'event') return false
    const when = members.time(time)
    if (when === undefined || members.text(type, types) === undefined) return false
    record.time = when
    record.part = undefined
    record.native = undefined
    record.isUselessByAction = use === 'none' || use.kind === 'mark'
    record.mark = use !== 'none' && use.kind === 'mark' ? use.text : undefined
    if (!readPlace(record) || !readKey(record)) return false
    return use === 'none' || readNeeded(use, record, members)
  }
}

/** An escape by code may hide a mark. */
const codeEscape = '\\u'

/** Reads what is needed of a record of which a part is enough; false when all of it is needed. */
function readNeeded(use: SufficientPart, record: SkimmedRecord, members: MemberReader): boolean {
  const text = record.text(members)
  if (use.kind === 'mark') return !hasMark(text, use.text)
  record.native = text
  return true
}

function hasMark(text: string, mark: string): boolean {
  return text.includes(codeEscape) || text.toLowerCase().includes(mark)
}

function placeReader(members: MemberReader): (record: SkimmedRecord) => boolean {
  const placeOf = (name: string): number => members.walker.placeOf(group, name)
  const recipient = placeOf('recipientAccountId')
  const [regionPlace, categoryPlace] = [placeOf('awsRegion'), placeOf('eventCategory')]
  const accounts = members.lastText((text) => /^\d{12}$/.test(text))
  const regions = members.lastText((text) => /^[a-z0-9-]{1,40}$/.test(text))
  const categories = members.lastText((text) => /^[A-Za-z]{1,40}$/.test(text))
  return (record) => {
    const account = members.text(recipient, accounts)
    const region = members.text(regionPlace, regions)
    const category = members.text(categoryPlace, categories)
    if (account === undefined) return false
    if (region === undefined && members.has(regionPlace)) return false
    if (category === undefined && members.has(categoryPlace)) return false
    record.stand('aws.cloudtrail', { account, region, isDataEvent: category === dataEvents })
    return true
  }
}

/** Makes the fingerprint of the key; the account is known to be twelve digits. */
function keyReader(members: MemberReader): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const { kernel } = walker
  const id = walker.placeOf(group, 'eventID')
  const recipient = walker.placeOf(group, 'recipientAccountId')
  const digest = new Uint32Array(kernel.memory, layout.digest, 2)
  walker.bytes.write(cloudtrailPrefix, layout.scratch)
  return (record) => {
    const { from, to } = members.span(id)
    if (to <= from || to - from > longestId) return false
    if (kernel.fingerprint(from, to - from, members.span(recipient).from) !== 1) return false
    record.low = digest[0] ?? 0
    record.high = digest[1] ?? 0
    return true
  }
}
