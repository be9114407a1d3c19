import { isJsonObject, objectOf, textOf } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'

/** .NET's `EventLevel`, by number: `ConvertTo-Json` prints enumerations so. */
const levels = ['LogAlways', 'Critical', 'Error', 'Warning', 'Informational', 'Verbose']

/**
 * A REST record as PowerShell prints it: PascalCase keys, names plain, the dictionaries `Claims` and
 * `Properties` inside `Content`, whose keys stay (reference/telemetry.md 1.2; the casing is
 * unverified).
 */
export function powershellObject(record: JsonObject): JsonObject {
  return presentFields({
    Authorization: pascalKeys(record['authorization']),
    Caller: record['caller'],
    Claims: contentOf(record['claims']),
    CorrelationId: record['correlationId'],
    Description: record['description'],
    EventDataId: record['eventDataId'],
    EventName: nameOf(record['eventName']),
    Category: nameOf(record['category']),
    EventTimestamp: record['eventTimestamp'],
    HttpRequest: pascalKeys(record['httpRequest']),
    Id: record['id'],
    Level: levelOf(record['level']),
    OperationId: record['operationId'],
    OperationName: nameOf(record['operationName']),
    Properties: contentOf(record['properties']),
    ResourceGroupName: record['resourceGroupName'],
    ResourceId: record['resourceId'],
    ResourceProviderName: nameOf(record['resourceProviderName']),
    ResourceType: nameOf(record['resourceType']),
    Status: nameOf(record['status']),
    SubmissionTimestamp: record['submissionTimestamp'],
    SubscriptionId: record['subscriptionId'],
    SubStatus: nameOf(record['subStatus']),
    TenantId: record['tenantId'],
  })
}

function nameOf(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(value) ? value['value'] : value
}

function contentOf(value: JsonValue | undefined): JsonObject | undefined {
  const content = objectOf(value)
  return content === undefined ? undefined : { Content: content }
}

function levelOf(value: JsonValue | undefined): JsonValue | undefined {
  const level = levels.indexOf(textOf(value) ?? '')
  return level < 0 ? value : level
}

function pascalKeys(value: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key.slice(0, 1).toUpperCase() + key.slice(1),
      field,
    ]),
  )
}
