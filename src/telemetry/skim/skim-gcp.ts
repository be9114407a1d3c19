/** Entries of Google Cloud's audit logs, as they are passed over (reference/telemetry.md 1.3). */
import { type ActionNames, ActionTable } from './action-table.ts'
import { KeyDigest } from './key-digest.ts'
import type { LastText } from './last-text.ts'
import type { Dialect } from '../log-record.ts'
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

/** The labels of a resource that say where it is. */
export const placeLabels = ['project_id', 'region', 'location', 'zone'] as const
/** What an entry says of the operation that it is part of. */
export const operationMembers = ['id', 'producer', 'first', 'last'] as const

/** Members of an entry beside its payload, its operation and its resource. */
export const entryMembers = [
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
] as const

const labels = open(placeLabels)
const resource = open([], { labels })
const payload = open(['@type', 'serviceName', 'methodName'])
const operation = closed(operationMembers)
const group = closed(entryMembers, { operation, protoPayload: payload, resource })

const auditLog = 'type.googleapis.com/google.cloud.audit.AuditLog'
const dataAccess = 'data_access'

/** A LogEntry with an AuditLog, as a sink writes it and `gcloud logging read` prints it. */
export const logEntryForm: RecordForm = { group, reader: readEntry }

function readEntry(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const { placeOf } = members.walker
  const type = placeOf(payload, '@type')
  const types = members.lastText((text) => text === auditLog)
  const read = entryReader(tools, {
    dialect: 'gcp-log-entry',
    time: placeOf(group, 'timestamp'),
    key: ['insertId', 'timestamp', 'logName'].map((name) => placeOf(group, name)),
    logName: placeOf(group, 'logName'),
    service: placeOf(payload, 'serviceName'),
    method: placeOf(payload, 'methodName'),
    placeOfLabel: (name) => placeOf(labels, name),
    operation: placeOf(group, 'operation'),
    placeInOperation: (name) => placeOf(operation, name),
    readMark: (place) => members.isTrue(place),
  })
  return (record) => members.text(type, types) !== undefined && read(record)
}

/** Where a dialect has what is read of an entry; members by their places. */
export interface EntryMembers {
  readonly dialect: Dialect
  readonly time: number
  /** Id, time and name of the log. */
  readonly key: readonly number[]
  readonly logName: number
  readonly service: number
  readonly method: number
  /** The place of one of {@link placeLabels}. */
  readonly placeOfLabel: (name: (typeof placeLabels)[number]) => number
  readonly operation: number
  /** The place of one of {@link operationMembers}. */
  readonly placeInOperation: (name: (typeof operationMembers)[number]) => number
  /** Is a mark of an operation set? `undefined` where that is for the parser to say. */
  readonly readMark: (place: number) => boolean | undefined
}

/**
 * Reads what all dialects have in common. A label or an operation that is null or empty counts as absent: whatever
 * asks for them takes it so (`events/merge-parts.ts`, `environment/place.ts`).
 */
export function entryReader(
  { members, filter }: SkimTools,
  entry: EntryMembers,
): (record: SkimmedRecord) => boolean {
  const { service, method, time } = entry
  const actions = new ActionTable(members.walker, names, filter)
  const readPlace = placeReader(members, entry)
  const readKey = keyReader(members, entry)
  const readPart = partReader(members, entry)
  return (record) => {
    if (!members.isText(service) || !members.isText(method)) return false
    if (actions.useOf(members.span(service), members.span(method)) !== 'none') return false
    const when = members.columnTime(time)
    if (when === undefined || !readPlace(record)) return false
    record.time = when
    return readKey(record) && readPart(record)
  }
}

function placeReader(
  members: MemberReader,
  { placeOfLabel, logName }: EntryMembers,
): (record: SkimmedRecord) => boolean {
  const project = placeOfLabel('project_id')
  const projects = members.lastText((text) => /^[A-Za-z0-9.:_-]+$/.test(text))
  /** In the order in which they count. */
  const regions: readonly (readonly [place: number, texts: LastText])[] = [
    placeOfLabel('region'),
    placeOfLabel('location'),
    placeOfLabel('zone'),
    // BigQuery writes its two largest in capital letters: `US`.
  ].map((place) => [place, members.lastText((text) => /^[A-Za-z0-9-]{1,40}$/.test(text))])
  return (record) => {
    const account = members.text(project, projects)
    const name = members.plainText(members.span(logName))
    if (account === undefined || name === undefined) return false
    let told: string | undefined
    for (const [place, texts] of regions) {
      if (members.isMissing(place)) continue
      const text = members.text(place, texts)
      if (text === undefined) return false
      told ??= text
    }
    const region = withoutZone(told)
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

function keyReader(
  members: MemberReader,
  { key: parts }: EntryMembers,
): (record: SkimmedRecord) => boolean {
  const key = new KeyDigest(members.walker)
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
function partReader(
  members: MemberReader,
  { dialect, operation: whole, placeInOperation, placeOfLabel, readMark }: EntryMembers,
): (record: SkimmedRecord) => boolean {
  const [first, last] = [placeInOperation('first'), placeInOperation('last')]
  const named = [placeInOperation('id'), placeInOperation('producer'), placeOfLabel('project_id')]
  const key = new KeyDigest(members.walker)
  return (record) => {
    record.part = undefined
    record.native = undefined
    if (members.isMissing(whole)) return true
    const isFirst = readMark(first)
    const isLast = readMark(last)
    if (isFirst === undefined || isLast === undefined) return false
    const spans = named.map((place) => members.span(place))
    const name = operationName(key, spans, operations)
    if (!members.isObject(whole) || name === undefined) return false
    if (isFirst && isLast) return true
    const status = isFirst ? 'first' : isLast ? 'last' : 'between'
    record.part = { key: name, status, dialect, bytes: record.copy(members) }
    return true
  }
}
