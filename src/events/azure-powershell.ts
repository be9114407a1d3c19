import { isJsonObject, objectOf, textOf, type JsonObject, type JsonValue } from '../base/json.ts'
import { asName, nameIn, objectIn, present } from './azure-fields.ts'
import { readProperties } from './azure-properties.ts'
import { asStatus } from './azure-state.ts'

/**
 * The native form of what `Get-AzActivityLog | ConvertTo-Json` prints: REST with PascalCase keys, the
 * dictionaries `Claims` and `Properties` inside `Content`, names plain or as `{Value}`, enumerations
 * as numbers, and, from Windows PowerShell, times as `/Date(1656338339133)/`. The key casing is
 * unverified (reference/telemetry.md 1.2), so nothing here is required but time and operation.
 */
export function nativeFromPowershell(value: JsonObject): JsonObject {
  const native = present({
    eventDataId: textOf(value['EventDataId']),
    eventTimestamp: timeIn(value['EventTimestamp']),
    submissionTimestamp: timeIn(value['SubmissionTimestamp']),
    eventName: asName(nameIn(value['EventName'])),
    operationName: asName(nameIn(value['OperationName'])),
    status: asName(asStatus(nameIn(value['Status']))),
    subStatus: asName(nameIn(value['SubStatus'])),
    category: asName(nameIn(value['Category'])),
    level: levelIn(value['Level']),
    caller: textOf(value['Caller']),
    claims: contentIn(value['Claims']),
    authorization: lowerCamel(value['Authorization']),
    httpRequest: lowerCamel(value['HttpRequest']),
    id: textOf(value['Id']),
    resourceId: textOf(value['ResourceId']),
    resourceGroupName: textOf(value['ResourceGroupName']),
    resourceProviderName: asName(nameIn(value['ResourceProviderName'])),
    resourceType: asName(nameIn(value['ResourceType'])),
    properties: readProperties(contentIn(value['Properties'])),
    correlationId: textOf(value['CorrelationId']),
    operationId: textOf(value['OperationId']),
    subscriptionId: textOf(value['SubscriptionId']),
    tenantId: textOf(value['TenantId']),
  })
  return native ?? {}
}

function contentIn(value: JsonValue | undefined): JsonObject | undefined {
  const outer = objectIn(value)
  return objectIn(outer?.['Content']) ?? outer
}

/** One level of keys with a small first letter: `ClientIpAddress` to `clientIpAddress`. */
function lowerCamel(value: JsonValue | undefined): JsonObject | undefined {
  const fields = objectOf(value)
  if (fields === undefined) return undefined
  const renamed = Object.entries(fields).map(
    ([key, field]) => [key.slice(0, 1).toLowerCase() + key.slice(1), field] as const,
  )
  return Object.fromEntries(renamed)
}

/** .NET's `EventLevel`, by number. */
const levels = ['LogAlways', 'Critical', 'Error', 'Warning', 'Informational', 'Verbose']

function levelIn(value: JsonValue | undefined): string | undefined {
  return typeof value === 'number' ? levels[value] : nameIn(value)
}

/** Windows PowerShell prints a time as `/Date(milliseconds)/`, or as an object with a `value`. */
function timeIn(value: JsonValue | undefined): JsonValue | undefined {
  const time = isJsonObject(value) ? (value['value'] ?? value['DateTime']) : value
  if (typeof time !== 'string' || !time.startsWith('/Date(') || !time.endsWith(')/')) return time
  const milliseconds = Number(time.slice('/Date('.length, -')/'.length))
  return Number.isFinite(milliseconds) ? milliseconds : time
}
