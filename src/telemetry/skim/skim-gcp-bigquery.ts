/** Rows of BigQuery with Google Cloud's audit logs, as they are passed over (reference/telemetry.md 1.3). */
import { layout } from '../kernel/kernel-layout.ts'
import { closed, open } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import { entryMembers, entryReader, operationMembers, placeLabels } from './skim-gcp.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const dialect = 'gcp-bigquery-row'

const sunkLabels = open(placeLabels)
const sunkResource = open([], { labels: sunkLabels })
const sunkPayload = open(['@type', 'serviceName', 'methodName'])
const sunkOperation = closed(operationMembers)
const sunk = closed([...entryMembers, 'textPayload'], {
  operation: sunkOperation,
  protopayload_auditlog: sunkPayload,
  resource: sunkResource,
})

/** A row of a table that a log sink fills. */
export const sinkRowForm: RecordForm = { group: sunk, reader: readSunk }

function readSunk(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const { placeOf } = members.walker
  const read = entryReader(tools, {
    dialect,
    time: placeOf(sunk, 'timestamp'),
    key: ['insertId', 'timestamp', 'logName'].map((name) => placeOf(sunk, name)),
    logName: placeOf(sunk, 'logName'),
    service: placeOf(sunkPayload, 'serviceName'),
    method: placeOf(sunkPayload, 'methodName'),
    placeOfLabel: (name) => placeOf(sunkLabels, name),
    operation: placeOf(sunk, 'operation'),
    placeInOperation: (name) => placeOf(sunkOperation, name),
    readMark: markReader(members),
  })
  const text = placeOf(sunk, 'textPayload')
  const type = placeOf(sunkPayload, '@type')
  return (record) => {
    // Even an empty text makes it an entry of another log (`gcp-audit-records.ts`).
    if (!members.isMissing(text) || members.isText(text)) return false
    // The type of a payload counts more than the one that the table implies.
    return !members.has(type) && read(record)
  }
}

const viewedLabels = open(placeLabels)
const viewedResource = open([], { labels: viewedLabels })
const viewedOperation = closed(operationMembers)
/** No others: `events/gcp-bigquery-row.ts` takes several names for the same, such as `method_Name`. */
const viewedLog = closed([
  'service_name',
  'method_name',
  'resource_name',
  'resource_location',
  'resource_original_state',
  'num_response_items',
  'status',
  'authentication_info',
  'authorization_info',
  'policy_violation_info',
  'request_metadata',
  'request',
  'response',
  'metadata',
  'service_data',
])
const viewedPayload = closed(['type', 'request_log'], { audit_log: viewedLog })
const viewed = closed(
  [
    'insert_id',
    'labels',
    'log_id',
    'log_name',
    'receive_timestamp',
    'severity',
    'timestamp',
    'trace',
    'trace_sampled',
    'span_id',
    'source_location',
    'http_request',
    'split',
    'text_payload',
    'json_payload',
    'error_groups',
  ],
  { operation: viewedOperation, proto_payload: viewedPayload, resource: viewedResource },
)

/** A row of the view `_AllLogs` of Log Analytics. */
export const viewRowForm: RecordForm = { group: viewed, reader: readViewed }

function readViewed(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const { placeOf } = members.walker
  const read = entryReader(tools, {
    dialect,
    time: placeOf(viewed, 'timestamp'),
    key: ['insert_id', 'timestamp', 'log_name'].map((name) => placeOf(viewed, name)),
    logName: placeOf(viewed, 'log_name'),
    service: placeOf(viewedLog, 'service_name'),
    method: placeOf(viewedLog, 'method_name'),
    placeOfLabel: (name) => placeOf(viewedLabels, name),
    operation: placeOf(viewed, 'operation'),
    placeInOperation: (name) => placeOf(viewedOperation, name),
    readMark: markReader(members),
  })
  const openLabels = labelOpener(members)
  return (record) => openLabels(record) && read(record)
}

/** The labels of a resource are a column of JSON, which some print as an object and others as its text. */
function labelOpener(members: MemberReader): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const place = walker.placeOf(viewedResource, 'labels')
  const group = walker.groupOf(viewedLabels)
  return (record) => {
    if (!members.isText(place)) return true
    // There is room for one text inside another: what stands there is the record itself.
    if (record.from === layout.embedded) return false
    const { from, to } = members.span(place)
    return walker.walkText(from, to, group)
  }
}

/** Booleans may be text. */
function markReader(members: MemberReader): (place: number) => boolean | undefined {
  const booleans = members.lastText((text) => text === 'true' || text === 'false')
  return (place) => {
    if (!members.isText(place)) return members.isTrue(place)
    const text = members.text(place, booleans)
    return text === undefined ? undefined : text === 'true'
  }
}
