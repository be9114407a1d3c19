import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { parseMapText } from './aws-map-text.ts'
import { millisecondText, parseTimestamp } from './timestamp.ts'

/** How a column's text becomes the value that CloudTrail itself writes. */
type ColumnKind = 'text' | 'time' | 'boolean' | 'free' | 'struct' | 'resources'

/** The columns of CloudTrail tables, spelt as CloudTrail spells its fields. */
const columnKinds: Readonly<Record<ColumnKind, string>> = {
  text: `eventVersion eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage
    requestID eventID eventType apiVersion recipientAccountId sharedEventID vpcEndpointId
    vpcEndpointAccountId eventCategory sessionCredentialFromConsole`,
  time: 'eventTime',
  boolean: 'readOnly managementEvent',
  // Keys of free-form columns are kept as they stand: they are the caller's words.
  free: 'requestParameters responseElements additionalEventData serviceEventDetails insightDetails edgeDeviceDetails',
  struct: 'userIdentity tlsDetails addendum',
  resources: 'resources',
}

/** The names inside structs, which Athena and Lake print in lower case. */
const structNames = `type principalId arn accountId invokedBy accessKeyId userName identityProvider
  credentialId sessionContext attributes mfaAuthenticated creationDate sessionIssuer ec2RoleDelivery
  webIdFederationData federatedProvider sourceIdentity onBehalfOf userId identityStoreArn inScopeOf
  sourceArn sourceAccount issuerType credentialsIssuedTo tlsVersion cipherSuite
  clientProvidedHostHeader reason updatedFields originalRequestID originalEventID`

const columns = readColumns()
const structName: ReadonlyMap<string, string> = new Map(
  words(structNames).map((name) => [name.toLowerCase(), name]),
)
const resourceName: ReadonlyMap<string, string> = new Map([
  ['arn', 'ARN'],
  ['accountid', 'accountId'],
])

/**
 * The CloudTrail-native record of one row of a CloudTrail table (reference/telemetry.md 1.1): columns
 * get back their spelling, nested columns are read from JSON or `{k=v}` text. Columns that CloudTrail
 * does not have, such as a partition's date, stay under the name the query gave them.
 */
export function cloudtrailFromRow(row: JsonObject): JsonObject {
  const entries: [string, JsonValue][] = []
  for (const [name, value] of Object.entries(row)) {
    if (value === undefined) continue
    const column = columns.get(name.toLowerCase())
    entries.push(column === undefined ? [name, value] : [column.name, cell(value, column.kind)])
  }
  return Object.fromEntries(entries)
}

function cell(value: JsonValue, kind: ColumnKind): JsonValue {
  switch (kind) {
    case 'text':
      return value
    case 'time':
      return cellTime(value)
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value
    case 'free':
      return typeof value === 'string' ? parseMapText(value) : value
    case 'struct':
      return renamed(typeof value === 'string' ? parseMapText(value) : value, structName)
    case 'resources':
      return renamed(typeof value === 'string' ? parseMapText(value) : value, resourceName)
  }
}

/** CloudTrail writes whole seconds: `2024-10-08T10:15:32Z`. */
function cellTime(value: JsonValue): JsonValue {
  const time = parseTimestamp(value)
  return time === undefined ? value : millisecondText(time).replace('.000Z', 'Z')
}

/** The value with the keys of its objects as CloudTrail spells them, to a depth no record reaches. */
function renamed(value: JsonValue, names: ReadonlyMap<string, string>, depth = 0): JsonValue {
  if (depth > 20) return value
  if (isJsonArray(value)) return value.map((item) => renamed(item, names, depth + 1))
  if (!isJsonObject(value)) return value
  const entries: [string, JsonValue][] = []
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    entries.push([names.get(key.toLowerCase()) ?? key, renamed(item, names, depth + 1)])
  }
  return Object.fromEntries(entries)
}

function readColumns(): ReadonlyMap<string, { readonly name: string; readonly kind: ColumnKind }> {
  const kinds: readonly ColumnKind[] = ['text', 'time', 'boolean', 'free', 'struct', 'resources']
  return new Map(
    kinds.flatMap((kind) =>
      words(columnKinds[kind]).map((name) => [name.toLowerCase(), { name, kind }] as const),
    ),
  )
}

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/)
}
