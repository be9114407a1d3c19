import { isJsonArray, isJsonObject, objectOf, textOf } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'

/** Columns of the table that are null in an audit log's row unless the entry has them. */
const unset = nulls(
  'textPayload httpRequest operation trace spanId traceSampled sourceLocation split',
)

/** Likewise inside the payload. */
const unsetPayload = nulls(
  `serviceName methodName resourceName resourceLocation numResponseItems status authenticationInfo
   requestMetadata requestJson responseJson metadataJson servicedata_v1_iam policyViolationInfo`,
)

/** Parts of an audit log whose form is open: the table holds them as JSON text. */
const openParts: ReadonlyMap<string, string> = new Map([
  ['request', 'requestJson'],
  ['response', 'responseJson'],
  ['metadata', 'metadataJson'],
])

/**
 * A LogEntry as a row of a BigQuery sink (reference/telemetry.md 1.3): booleans are text, what is not
 * set is null, times read `2026-09-15 02:24:10.123456 UTC`.
 */
export function bigQueryRow(entry: JsonObject): JsonObject {
  const { protoPayload, timestamp, receiveTimestamp, operation, ...others } = entry
  return {
    ...unset,
    ...others,
    operation: booleansAsText(operation) ?? null,
    protopayload_auditlog: payloadOf(objectOf(protoPayload) ?? {}),
    timestamp: bigQueryTime(timestamp),
    receiveTimestamp: bigQueryTime(receiveTimestamp),
  }
}

function payloadOf(payload: JsonObject): JsonObject {
  const fields = Object.entries(payload).flatMap(([key, value]) => {
    const open = openParts.get(key)
    if (key === '@type') return []
    if (open !== undefined) return [[open, JSON.stringify(value)] as const]
    if (key === 'serviceData') return [['servicedata_v1_iam', withoutType(value)] as const]
    if (key === 'authorizationInfo' && isJsonArray(value)) {
      return [[key, value.map((grant) => booleansAsText(grant) ?? null)] as const]
    }
    return [[key, emptyAsNull(value)] as const]
  })
  return { ...unsetPayload, ...Object.fromEntries(fields) }
}

/** A column knows its type, so the data needs no `@type`. */
function withoutType(value: JsonValue | undefined): JsonValue {
  const { '@type': _type, ...data } = objectOf(value) ?? {}
  return data
}

function booleansAsText(value: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      typeof field === 'boolean' ? String(field) : field,
    ]),
  )
}

/** A struct without a field that is set is null. */
function emptyAsNull(value: JsonValue | undefined): JsonValue {
  if (!isJsonObject(value)) return value ?? null
  const fields = Object.entries(value).map(([key, field]) => [key, emptyAsNull(field)] as const)
  return fields.length === 0 ? null : Object.fromEntries(fields)
}

/** BigQuery keeps microseconds. */
function bigQueryTime(value: JsonValue | undefined): JsonValue {
  const [date, clock = ''] = textOf(value)?.split('T') ?? []
  if (date === undefined) return value ?? null
  const [seconds = '', fraction = ''] = clock.replace('Z', '').split('.')
  return `${date} ${seconds}.${fraction.padEnd(6, '0').slice(0, 6)} UTC`
}

function nulls(names: string): JsonObject {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, null]))
}
