import { objectOf, textOf, type JsonObject } from '../base/json.ts'
import type { LogRecord } from '../telemetry/log-record.ts'
import type { Event, Rejection } from './event.ts'
import { entryFromBigQueryRow } from './gcp-bigquery-row.ts'
import { gcpDocument } from './gcp-document.ts'
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
  if (payload === undefined || !isAuditLog(payload)) return rejection(record, 'gcp-not-audit-log')
  if (timestamp === undefined) return rejection(record, 'gcp-no-time')
  if (method === undefined) return rejection(record, 'gcp-no-method')
  const id =
    textOf(native['insertId']) ??
    ['derived', textOf(native['logName']), timestamp.text, method].join('-')
  return {
    source: 'gcp.audit',
    id,
    time: timestamp.milliseconds,
    endTime: timestamp.milliseconds,
    document: gcpDocument({ id, native, timestamp }),
    native,
    records: [{ id, record }],
  }
}

function isAuditLog(payload: JsonObject): boolean {
  const type = payload['@type'] ?? ''
  return typeof type === 'string' && (type === '' || type.endsWith('google.cloud.audit.AuditLog'))
}

const messages = {
  'gcp-not-audit-log': 'a Google Cloud log entry whose payload is not an audit log',
  'gcp-no-time': 'a Google Cloud audit log entry without a readable time',
  'gcp-no-method': 'a Google Cloud audit log entry without a method name',
} as const

function rejection(record: LogRecord, code: keyof typeof messages): Rejection {
  const { file, line } = record.origin
  return {
    rejected: code,
    diagnostic: {
      code,
      severity: 'warning',
      message: messages[code],
      file,
      ...(line === undefined ? {} : { line }),
    },
  }
}
