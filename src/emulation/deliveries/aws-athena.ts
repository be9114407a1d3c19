import { isJsonArray, isJsonObject } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { batchedShape } from './batched-shape.ts'
import type { DeliveryShape } from './delivery.ts'
import { plainPath } from './delivery-names.ts'
import { jsonLines, plainText } from './json-text.ts'

/** How a column of the table holds what CloudTrail wrote. */
type ColumnKind = 'text' | 'json' | 'struct'

/**
 * The columns of the table that Athena's guide has one create over a trail's bucket
 * (reference/telemetry.md 1.1). It has no column for `managementEvent`.
 */
const columns: Readonly<Record<ColumnKind, readonly string[]>> = {
  text: `eventVersion eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode
    errorMessage requestID eventID eventType apiVersion readOnly recipientAccountId sharedEventID
    vpcEndpointId vpcEndpointAccountId eventCategory sessionCredentialFromConsole`.split(/\s+/),
  json: `requestParameters responseElements additionalEventData serviceEventDetails
    edgeDeviceDetails`.split(/\s+/),
  struct: 'userIdentity resources tlsDetails addendum'.split(' '),
}

/** What Athena unloads of a table over a trail's bucket. */
export const athena: DeliveryShape = batchedShape(
  {
    name: 'athena',
    sources: ['aws.cloudtrail'],
    says: 'Rows of an Athena table over a trail, unloaded as JSON lines, gzip: lower-case columns, request and answer as JSON text.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 5000,
    keyOf: () => 'athena',
    pieceOf: (batch) => ({
      path: plainPath('athena', batch, 'json.gz'),
      text: jsonLines(batch.records.map(({ record }) => athenaRow(record))),
    }),
  },
)

/** Every column, `null` where the record has nothing for it. */
function athenaRow(record: JsonObject): JsonObject {
  return Object.fromEntries([
    ...columns.text.map((name) => [name.toLowerCase(), asText(record[name])] as const),
    ...columns.json.map((name) => [name.toLowerCase(), asJson(record[name])] as const),
    ...columns.struct.map((name) => [name.toLowerCase(), lowerKeys(record[name])] as const),
  ])
}

function asText(value: JsonValue | undefined): string | null {
  return value === undefined || value === null ? null : plainText(value)
}

function asJson(value: JsonValue | undefined): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}

/** Hive knows the names of a struct's fields in lower case only. */
function lowerKeys(value: JsonValue | undefined): JsonValue {
  if (isJsonArray(value)) return value.map(lowerKeys)
  if (!isJsonObject(value)) return value ?? null
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key.toLowerCase(), lowerKeys(field)]),
  )
}
