/** Rows of BigQuery with Google Cloud's audit logs, as they are passed over (reference/telemetry.md 1.3). */
import { layout } from '../kernel/kernel-layout.ts'
import { closed, open } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import {
  entryGroups,
  entryMembers,
  type EntryNames,
  entryNames,
  entryReader,
  payloadMembers,
} from './skim-gcp.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const dialect = 'gcp-bigquery-row'

const sunkGroups = entryGroups()
const sunkPayload = open(payloadMembers)
const sunk = closed([...entryMembers, 'textPayload'], {
  operation: sunkGroups.operation,
  protopayload_auditlog: sunkPayload,
  resource: sunkGroups.resource,
})

/** A row of a table that a log sink fills. */
export const sinkRowForm: RecordForm = { group: sunk, reader: readSunk }

function readSunk(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const { placeOf } = members.walker
  const read = entryReader(tools, {
    dialect,
    groups: sunkGroups,
    entry: sunk,
    payload: sunkPayload,
    names: entryNames,
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

const viewedGroups = entryGroups()
const { labels, operation, resource } = viewedGroups
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
  { operation, proto_payload: viewedPayload, resource },
)

const viewedNames: EntryNames = {
  id: 'insert_id',
  time: 'timestamp',
  log: 'log_name',
  service: 'service_name',
  method: 'method_name',
}

/** A row of the view `_AllLogs` of Log Analytics. */
export const viewRowForm: RecordForm = { group: viewed, reader: readViewed }

function readViewed(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const read = entryReader(tools, {
    dialect,
    groups: viewedGroups,
    entry: viewed,
    payload: viewedLog,
    names: viewedNames,
    readMark: markReader(members),
  })
  const openLabels = labelOpener(members)
  return (record) => openLabels(record) && read(record)
}

/** The labels of a resource are a column of JSON, which some print as an object and others as its text. */
function labelOpener(members: MemberReader): (record: SkimmedRecord) => boolean {
  const { walker } = members
  const place = walker.placeOf(resource, 'labels')
  const group = walker.groupOf(labels)
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
