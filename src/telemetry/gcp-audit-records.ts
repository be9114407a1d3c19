import { isJsonObject, type JsonObject, textOf, valueAt } from '../base/json.ts'
import type { RecordShape, SkipRule } from './record-shape.ts'

const auditLogType = 'google.cloud.audit.AuditLog'
const auditLogName = 'cloudaudit.googleapis.com'

/** The dialects of a Google Cloud audit log entry (reference/telemetry.md 1, 1.3), first that fits. */
export const gcpShapes: readonly RecordShape[] = [
  {
    source: 'gcp.audit',
    dialect: 'gcp-log-entry',
    fits: isAuditEntry,
    key: entryKey,
  },
  {
    source: 'gcp.audit',
    dialect: 'gcp-bigquery-row',
    fits: (value) =>
      isJsonObject(value['protopayload_auditlog']) ||
      isJsonObject(valueAt(value, 'proto_payload', 'audit_log')),
    key: entryKey,
  },
]

/** What Cloud Logging delivers beside audit log entries. */
export const gcpSkips: readonly SkipRule[] = [
  { reason: 'not-an-audit-log', fits: (value) => isEntry(value) && !isAuditEntry(value) },
]

function isAuditEntry(value: JsonObject): boolean {
  const payload = value['protoPayload']
  if (!isJsonObject(payload)) return false
  const type = typeOf(payload)
  if (type !== undefined) return type.endsWith(auditLogType)
  return logNameOf(value)?.includes(auditLogName) ?? false
}

/** Some exports rename the key, which is no identifier (reference/telemetry.md 1.3). */
function typeOf(payload: JsonObject): string | undefined {
  return textOf(payload['@type']) ?? textOf(payload['at_sign_type'])
}

/** Any LogEntry has a log name and one of three payloads; in BigQuery those it lacks are null. */
function isEntry(value: JsonObject): boolean {
  // Every record of every log is asked, so that what most lack is asked first.
  if (logNameOf(value) === undefined) return false
  const payload = value['protoPayload'] ?? value['jsonPayload'] ?? value['textPayload']
  return (payload ?? null) !== null
}

function logNameOf(value: JsonObject): string | undefined {
  return textOf(value['logName']) ?? textOf(value['logname']) ?? textOf(value['log_name'])
}

/** `insertId` is unique only for one log and one time. */
function entryKey(value: JsonObject): string | undefined {
  const id = textOf(value['insertId']) ?? textOf(value['insertid']) ?? textOf(value['insert_id'])
  const time = textOf(value['timestamp'])
  const name = logNameOf(value)
  if (id === undefined || time === undefined || name === undefined) return undefined
  return `gcp.audit ${id} ${time} ${name}`
}
