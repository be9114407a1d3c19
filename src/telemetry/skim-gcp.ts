/** Entries of Google Cloud's audit logs, as they are passed over (reference/telemetry.md 1.3). */
import { type ActionNames, ActionTable } from './action-table.ts'
import { KeyDigest } from './key-digest.ts'
import type { LastText } from './last-text.ts'
import { closed, open } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import { operationName } from './operation-name.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const names: ActionNames = {
  source: 'gcp.audit',
  service: /^[a-z0-9][a-z0-9.-]{0,99}$/,
  action: /^[A-Za-z][A-Za-z0-9_./-]{0,199}$/,
  isFolded: false,
}

const labels = open(['project_id', 'region', 'location', 'zone'])
const resource = open([], { labels })
const payload = open(['@type', 'serviceName', 'methodName'])
const operation = closed(['id', 'producer', 'first', 'last'])
const group = closed(
  [
    'insertId',
    'labels',
    'logName',
    'receiveTimestamp',
    'severity',
    'timestamp',
    'trace',
    'traceSampled',
    'spanId',
    'sourceLocation',
    'httpRequest',
    'split',
  ],
  { operation, protoPayload: payload, resource },
)

const auditLog = 'type.googleapis.com/google.cloud.audit.AuditLog'
const dataAccess = 'data_access'

/** A LogEntry with an AuditLog, as a sink writes it and `gcloud logging read` prints it. */
export const logEntryForm: RecordForm = { group, reader: readEntry }

function readEntry({ members, filter }: SkimTools): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const inPayload = (name: string): number => walker.placeOf(payload, name)
  const [type, service] = [inPayload('@type'), inPayload('serviceName')]
  const method = inPayload('methodName')
  const time = walker.placeOf(group, 'timestamp')
  const types = members.lastText((text) => text === auditLog)
  const actions = new ActionTable(walker, names, filter)
  const readPlace = placeReader(members)
  const readKey = keyReader(members)
  const readPart = partReader(members)
  return (record) => {
    if (!members.isText(service) || !members.isText(method)) return false
    if (members.text(type, types) === undefined) return false
    if (actions.useOf(members.span(service), members.span(method)) !== 'none') return false
    const when = members.time(time)
    if (when === undefined || !readPlace(record)) return false
    record.time = when
    return readKey(record) && readPart(record)
  }
}

function placeReader(members: MemberReader): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const placeOf = (name: string): number => walker.placeOf(labels, name)
  const project = placeOf('project_id')
  const projects = members.lastText((text) => /^[A-Za-z0-9.:_-]+$/.test(text))
  /** In the order in which they count. */
  const regions: readonly (readonly [place: number, texts: LastText])[] = [
    placeOf('region'),
    placeOf('location'),
    placeOf('zone'),
  ].map((place) => [place, members.lastText((text) => /^[a-z0-9-]{1,40}$/.test(text))])
  const logName = walker.placeOf(group, 'logName')
  return (record) => {
    const account = members.text(project, projects)
    const name = members.plainText(members.span(logName))
    if (account === undefined || name === undefined) return false
    const given = regions.filter(([place]) => members.has(place))
    const told = given.map(([place, texts]) => members.text(place, texts))
    if (told.includes(undefined)) return false
    const region = withoutZone(told[0])
    record.stand('gcp.audit', { account, region, isDataEvent: name.includes(dataAccess) })
    return true
  }
}

/** A zone such as `europe-west1-b` stands for its region. */
function withoutZone(name: string | undefined): string | undefined {
  return name !== undefined && /-[a-z]$/.test(name) ? name.slice(0, -2) : name
}

const keyBegin = Buffer.from('gcp.audit ')
const separator = Buffer.from(' ')

function keyReader(members: MemberReader): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const parts = ['insertId', 'timestamp', 'logName'].map((name) => walker.placeOf(group, name))
  const key = new KeyDigest(walker)
  return (record) => {
    key.begin(keyBegin)
    for (const [index, part] of parts.entries()) {
      const span = members.span(part)
      if (span.to === span.from) return false
      if (index > 0) key.add(separator)
      key.addText(span, false)
    }
    if (!key.finish()) return false
    record.low = key.low
    record.high = key.high
    return true
  }
}

const operations = { log: Buffer.from('gcp'), isFolded: false }

/** An entry that is first and last of its operation, or of none, is whole. */
function partReader(members: MemberReader): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const placeOf = (name: string): number => walker.placeOf(operation, name)
  const [id, producer] = [placeOf('id'), placeOf('producer')]
  const [first, last] = [placeOf('first'), placeOf('last')]
  const whole = walker.placeOf(group, 'operation')
  const project = walker.placeOf(labels, 'project_id')
  const key = new KeyDigest(walker)
  return (record) => {
    record.part = undefined
    record.native = undefined
    if (!members.has(whole)) return true
    const isFirst = members.isTrue(first)
    const isLast = members.isTrue(last)
    const spans = [id, producer, project].map((place) => members.span(place))
    const name = operationName(key, spans, operations)
    if (!members.isObject(whole) || name === undefined) return false
    if (isFirst && isLast) return true
    const status = isFirst ? 'first' : isLast ? 'last' : 'between'
    record.part = { key: name, status, dialect: 'gcp-log-entry', bytes: record.copy(members) }
    return true
  }
}
