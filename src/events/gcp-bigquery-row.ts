import {
  isJsonArray,
  isJsonObject,
  objectOf,
  parseJson,
  textOf,
  type JsonObject,
  type JsonValue,
} from '../base/json.ts'
import { objectWithoutEmpty } from './gcp-empty.ts'

/** What a BigQuery row leaves out because its table holds nothing else. */
const auditLogType = 'type.googleapis.com/google.cloud.audit.AuditLog'

/**
 * Rebuilds the LogEntry of a BigQuery row (reference/telemetry.md 1.3): a row of a log sink, whose
 * payload is `protopayload_auditlog` with the open-ended parts as JSON text, or a row of the view
 * `_AllLogs` of Log Analytics, whose columns are snake_case and whose payload is
 * `proto_payload.audit_log`. Unset columns are null and go; `"true"` becomes true.
 */
export function entryFromBigQueryRow(row: JsonObject): JsonObject {
  const sink = objectOf(row['protopayload_auditlog'])
  const entry = sink === undefined ? entryFromAllLogs(row) : entryFromSink(row, sink)
  return objectWithoutEmpty(entry) ?? {}
}

function entryFromSink(row: JsonObject, payload: JsonObject): JsonObject {
  const { protopayload_auditlog: _, operation, ...others } = row
  const { requestJson, responseJson, metadataJson, authorizationInfo, ...rest } = payload
  return {
    ...others,
    operation: withBooleans(operation, ['first', 'last']),
    protoPayload: {
      '@type': auditLogType,
      ...rest,
      request: jsonIn(requestJson) ?? rest['request'],
      response: jsonIn(responseJson) ?? rest['response'],
      metadata: jsonIn(metadataJson) ?? rest['metadata'],
      serviceData: rest['servicedata_v1_iam'] ?? rest['serviceData'],
      authorizationInfo: grantsIn(authorizationInfo),
    },
  }
}

function entryFromAllLogs(row: JsonObject): JsonObject {
  const payload = objectOf(objectOf(row['proto_payload'])?.['audit_log']) ?? {}
  const { request, response, metadata, service_data: serviceData, ...typed } = payload
  const named = camelCased(typed)
  const resource = objectOf(row['resource'])
  return {
    insertId: row['insert_id'],
    logName: row['log_name'],
    timestamp: row['timestamp'],
    receiveTimestamp: row['receive_timestamp'],
    severity: row['severity'],
    labels: jsonIn(row['labels']),
    resource: { type: resource?.['type'], labels: jsonIn(resource?.['labels']) },
    operation: withBooleans(row['operation'], ['first', 'last']),
    protoPayload: {
      '@type': auditLogType,
      ...objectOf(named),
      request: jsonIn(request),
      response: jsonIn(response),
      metadata: jsonIn(metadata),
      serviceData: jsonIn(serviceData),
      authorizationInfo: grantsIn(objectOf(named)?.['authorizationInfo']),
    },
  }
}

/** A JSON column: parsed where it is text, as it is otherwise. */
function jsonIn(value: JsonValue | undefined): JsonValue | undefined {
  const text = textOf(value)
  return text === undefined ? value : (parseJson(text) ?? text)
}

function grantsIn(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonArray(value) ? value.map((item) => withBooleans(item, ['granted']) ?? null) : value
}

function withBooleans(
  value: JsonValue | undefined,
  keys: readonly string[],
): JsonValue | undefined {
  const object = objectOf(value)
  if (object === undefined) return value
  const changed = keys.flatMap((key) => {
    const field = object[key]
    return field === 'true' || field === 'false' ? [[key, field === 'true'] as const] : []
  })
  return changed.length === 0 ? object : { ...object, ...Object.fromEntries(changed) }
}

/** The schema of an AuditLog is less deep than this. */
const deepest = 12

/** Every key of the typed part of a payload: `principal_email` to `principalEmail`. */
function camelCased(value: JsonValue, depth = 0): JsonValue {
  if (depth > deepest) return value
  if (isJsonArray(value)) return value.map((item) => camelCased(item, depth + 1))
  if (!isJsonObject(value)) return value
  const renamed = Object.entries(value).map(
    ([key, field]) =>
      [camelCase(key), field === undefined ? null : camelCased(field, depth + 1)] as const,
  )
  return Object.fromEntries(renamed)
}

function camelCase(key: string): string {
  const [first = '', ...words] = key.split('_')
  return first + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}
