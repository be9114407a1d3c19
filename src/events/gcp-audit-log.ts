import { objectOf, textOf, type JsonObject } from '../base/json.ts'
import type { LogRecord } from '../telemetry/log-record.ts'
import type { Event, Rejection } from './event.ts'
import { LazyEvent } from './lazy-event.ts'
import { entryFromBigQueryRow } from './gcp-bigquery-row.ts'
import { gcpDocument } from './gcp-document.ts'
import { rejectRecord } from './reject-record.ts'
import { parseTimestamp } from './timestamp.ts'

/**
 * Makes the event of one Google Cloud audit log entry; an entry without a time or a method, or with a
 * payload that is no AuditLog, is rejected. `native` is the LogEntry (Cloud Logging API v2) with its
 * `protoPayload`, whatever dialect came in. The id is `insertId`, which is unique within one log and
 * one time; an entry without it is named by log, time and method.
 */
export function gcpAuditEvent(record: LogRecord): Event | Rejection {
  const native =
    record.dialect === 'gcp-bigquery-row' ? entryFromBigQueryRow(record.value) : record.value
  const payload = objectOf(native['protoPayload'])
  const method = textOf(payload?.['methodName'])
  const timestamp = parseTimestamp(native['timestamp'])
  if (payload === undefined || !isAuditLog(payload)) {
    const given = payload?.['@type']
    return rejectRecord(record, { reason: 'not-an-audit-log', field: 'protoPayload.@type', given })
  }
  if (timestamp === undefined) {
    const given = native['timestamp']
    return rejectRecord(record, { reason: 'no-time', field: 'timestamp', given })
  }
  if (method === undefined) {
    const given = payload['methodName']
    return rejectRecord(record, { reason: 'no-action', field: 'protoPayload.methodName', given })
  }
  const id =
    textOf(native['insertId']) ??
    ['derived', textOf(native['logName']), timestamp.text, method].join('-')
  const { milliseconds } = timestamp
  return new LazyEvent(
    {
      source: 'gcp.audit',
      id,
      time: milliseconds,
      endTime: milliseconds,
      native,
      records: [{ id, record }],
    },
    {
      head: { 'event.dataset': 'gcp.audit' },
      document: () => gcpDocument({ id, native, timestamp }),
    },
  )
}

function isAuditLog(payload: JsonObject): boolean {
  const type = payload['@type'] ?? ''
  return typeof type === 'string' && (type === '' || type.endsWith('google.cloud.audit.AuditLog'))
}
