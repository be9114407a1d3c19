import { isJsonArray, isJsonObject, objectOf, textOf } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { plainText } from './json-text.ts'

/** How a column of an event data store prints its value; all print text. */
type ColumnKind = 'text' | 'time' | 'map' | 'struct' | 'identity' | 'resources'

/** The columns of an event data store, in the order of its schema (CloudTrail user guide, Lake). */
const columns: readonly (readonly [name: string, kind: ColumnKind])[] = [
  ['eventVersion', 'text'],
  ['userIdentity', 'identity'],
  ['eventTime', 'time'],
  ['eventSource', 'text'],
  ['eventName', 'text'],
  ['awsRegion', 'text'],
  ['sourceIPAddress', 'text'],
  ['userAgent', 'text'],
  ['errorCode', 'text'],
  ['errorMessage', 'text'],
  ['requestParameters', 'map'],
  ['responseElements', 'map'],
  ['additionalEventData', 'map'],
  ['requestID', 'text'],
  ['eventID', 'text'],
  ['readOnly', 'text'],
  ['resources', 'resources'],
  ['eventType', 'text'],
  ['apiVersion', 'text'],
  ['managementEvent', 'text'],
  ['recipientAccountId', 'text'],
  ['sharedEventID', 'text'],
  ['vpcEndpointId', 'text'],
  ['vpcEndpointAccountId', 'text'],
  ['serviceEventDetails', 'map'],
  ['addendum', 'struct'],
  ['edgeDeviceDetails', 'map'],
  ['insightDetails', 'map'],
  ['eventCategory', 'text'],
  ['tlsDetails', 'struct'],
  ['sessionCredentialFromConsole', 'text'],
]

/** A record as a row of an event data store: every column as text, `null` where it holds nothing. */
export function lakeRow(record: JsonObject): JsonObject {
  return Object.fromEntries(columns.map(([name, kind]) => [name, cell(record[name], kind)]))
}

function cell(value: JsonValue | undefined, kind: ColumnKind): string | null {
  if (value === undefined || value === null) return null
  switch (kind) {
    case 'text':
      return plainText(value)
    case 'time':
      return lakeTime(value)
    case 'map':
      return mapText(value)
    case 'struct':
      return structText(lowerKeys(objectOf(value)))
    case 'identity':
      return identityText(objectOf(value) ?? {})
    case 'resources':
      return isJsonArray(value)
        ? `[${value.map((one) => structText(lowerKeys(objectOf(one)))).join(', ')}]`
        : null
  }
}

/** `2026-09-15 02:24:10.000` for `2026-09-15T02:24:10Z`. */
function lakeTime(value: JsonValue): string {
  const time = Date.parse(textOf(value) ?? '')
  return Number.isNaN(time)
    ? plainText(value)
    : new Date(time).toISOString().slice(0, 23).replace('T', ' ')
}

/** A column of the type map(string, string): keys as the caller wrote them, what is nested as JSON. */
function mapText(value: JsonValue): string {
  if (!isJsonObject(value)) return plainText(value)
  const fields = Object.entries(value).map(([key, field]) => `${key}=${plainText(field)}`)
  return `{${fields.join(', ')}}`
}

/** A column of a struct type: keys in lower case, nested structs in the same form. */
function structText(fields: JsonObject): string {
  const printed = Object.entries(fields).map(([key, field]) => {
    const text = isJsonObject(field) ? structText(lowerKeys(field)) : plainText(field)
    return `${key}=${text}`
  })
  return `{${printed.join(', ')}}`
}

function lowerKeys(fields: JsonObject | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([key, field]) => [key.toLowerCase(), field]),
  )
}

/** Fields that the struct of an identity prints in this order, `null` where the caller has none. */
const identityFields = `type principalid arn accountid accesskeyid username sessioncontext invokedby
  identityprovider credentialid onbehalfof`.split(/\s+/)

const contextFields = 'attributes sessionissuer sourceidentity ec2roledelivery'.split(' ')

function identityText(identity: JsonObject): string {
  const fields = lowerKeys(identity)
  const context = objectOf(fields['sessioncontext'])
  const printed = context === undefined ? null : sessionContext(context)
  return structText({ ...inOrder(fields, identityFields), sessioncontext: printed })
}

function sessionContext(context: JsonObject): JsonObject {
  const fields = inOrder(lowerKeys(context), contextFields)
  const attributes = objectOf(fields['attributes'])
  const created = attributes?.['creationDate']
  if (attributes === undefined || created === undefined) return fields
  return { ...fields, attributes: { ...attributes, creationDate: lakeTime(created) } }
}

/** The fields of the schema first, then any others. */
function inOrder(fields: JsonObject, names: readonly string[]): JsonObject {
  const known = Object.fromEntries(names.map((name) => [name, fields[name] ?? null]))
  return { ...known, ...fields }
}
