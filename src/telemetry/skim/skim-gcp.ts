/** Entries of Google Cloud's audit logs, as they are passed over (reference/telemetry.md 1.3). */
import { type ActionNames, ActionTable } from './action-table.ts'
import { KeyDigest } from './key-digest.ts'
import type { LastText } from './last-text.ts'
import type { Dialect } from '../log-record.ts'
import { closed, type MemberGroup, open } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import { operationName } from './operation-name.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const actionNames: ActionNames = {
  source: 'gcp.audit',
  service: /^[a-z0-9][a-z0-9.-]{0,99}$/,
  action: /^[A-Za-z][A-Za-z0-9_./-]{0,199}$/,
  isFolded: false,
}

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
/** What all of them are called that are read. */
export const entryNames: EntryNames = {
  id: 'insertId',
  time: 'timestamp',
  log: 'logName',
  service: 'serviceName',
  method: 'methodName',
}

/** What an entry holds in all dialects: the labels that say where its resource is, and its operation. */
export interface EntryGroups {
  readonly labels: MemberGroup
  readonly resource: MemberGroup
  readonly operation: MemberGroup
}

/** Makes them for one dialect: what a walk in vain over a text has noted would stop that of another. */
export function entryGroups(): EntryGroups {
  const labels = open(['project_id', 'region', 'location', 'zone'])
  const operation = closed(['id', 'producer', 'first', 'last'])
  return { labels, resource: open([], { labels }), operation }
}

/** The payload, its type if it has one. */
export const payloadMembers = ['@type', entryNames.service, entryNames.method] as const

const groups = entryGroups()
const { operation, resource } = groups
const payload = open(payloadMembers)
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
    groups,
    entry: group,
    payload,
    names: entryNames,
    readMark: (place) => members.isTrue(place),
  })
  return (record) => members.text(type, types) !== undefined && read(record)
}

/** What a dialect calls the members of an entry and of its payload that are read. */
export interface EntryNames {
  readonly id: string
  readonly time: string
  readonly log: string
  readonly service: string
  readonly method: string
}

/** Where a dialect has what is read of an entry. */
export interface EntryDialect {
  readonly dialect: Dialect
  readonly groups: EntryGroups
  /** The entry itself, whose operation is that of the groups, and its payload. */
  readonly entry: MemberGroup
  readonly payload: MemberGroup
  readonly names: EntryNames
  /** Is a mark of an operation set, by its place? `undefined` where that is for the parser to say. */
  readonly readMark: (place: number) => boolean | undefined
}

/**
 * Reads what all dialects have in common. A label or an operation that is null or empty counts as absent: whatever
 * asks for them takes it so (`events/merge-parts.ts`, `environment/place.ts`).
 */
export function entryReader(
  { members, filter }: SkimTools,
  dialect: EntryDialect,
): (record: SkimmedRecord) => boolean {
  const { placeOf } = members.walker
  const { entry, payload: own, names } = dialect
  const time = placeOf(entry, names.time)
  const log = placeOf(entry, names.log)
  const service = placeOf(own, names.service)
  const method = placeOf(own, names.method)
  const actions = new ActionTable(members.walker, actionNames, filter)
  const readPlace = placeReader(members, log, dialect)
  const readKey = keyReader(members, [placeOf(entry, names.id), time, log])
  const readPart = partReader(members, dialect)
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
  log: number,
  { groups: { labels } }: EntryDialect,
): (record: SkimmedRecord) => boolean {
  const placeOf = (name: string): number => members.walker.placeOf(labels, name)
  const project = placeOf('project_id')
  const projects = members.lastText((text) => /^[A-Za-z0-9.:_-]+$/.test(text))
  /** In the order in which they count. */
  const regions: readonly (readonly [place: number, texts: LastText])[] = [
    placeOf('region'),
    placeOf('location'),
    placeOf('zone'),
    // BigQuery writes its two largest in capital letters: `US`.
  ].map((place) => [place, members.lastText((text) => /^[A-Za-z0-9-]{1,40}$/.test(text))])
  return (record) => {
    const account = members.text(project, projects)
    const name = members.plainText(members.span(log))
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
  parts: readonly number[],
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
  { dialect, groups: { operation: own, labels }, entry, readMark }: EntryDialect,
): (record: SkimmedRecord) => boolean {
  const { placeOf } = members.walker
  const whole = placeOf(entry, 'operation')
  const [first, last] = [placeOf(own, 'first'), placeOf(own, 'last')]
  const named = [placeOf(own, 'id'), placeOf(own, 'producer'), placeOf(labels, 'project_id')]
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
