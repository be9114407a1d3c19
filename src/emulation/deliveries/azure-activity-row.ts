import { objectOf, textOf, valueAt } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { createRandom } from '../random.ts'

/** The columns of the table AzureActivity, in the order in which a query shows them. */
export const activityColumns: readonly (readonly [
  name: string,
  type: 'string' | 'datetime' | 'dynamic',
])[] = [
  ['TenantId', 'string'],
  ['SourceSystem', 'string'],
  ['CallerIpAddress', 'string'],
  ['CategoryValue', 'string'],
  ['CorrelationId', 'string'],
  ['Authorization', 'string'],
  ['Authorization_d', 'dynamic'],
  ['Claims', 'string'],
  ['Claims_d', 'dynamic'],
  ['Level', 'string'],
  ['OperationNameValue', 'string'],
  ['Properties', 'string'],
  ['Properties_d', 'dynamic'],
  ['Caller', 'string'],
  ['EventDataId', 'string'],
  ['EventSubmissionTimestamp', 'datetime'],
  ['HTTPRequest', 'string'],
  ['OperationId', 'string'],
  ['ResourceGroup', 'string'],
  ['ResourceProviderValue', 'string'],
  ['ActivityStatusValue', 'string'],
  ['ActivitySubstatusValue', 'string'],
  ['Hierarchy', 'string'],
  ['TimeGenerated', 'datetime'],
  ['SubscriptionId', 'string'],
  ['OperationName', 'string'],
  ['ActivityStatus', 'string'],
  ['ActivitySubstatus', 'string'],
  ['Category', 'string'],
  ['ResourceId', 'string'],
  ['ResourceProvider', 'string'],
  ['Resource', 'string'],
  ['Type', 'string'],
  ['_ResourceId', 'string'],
]

/** The workspace; the column `TenantId` names it, not the tenant of Entra. */
const workspace = createRandom('log analytics workspace').uuid()

/** The words of the table for each state. */
const states: ReadonlyMap<string, string> = new Map([
  ['Started', 'Start'],
  ['Accepted', 'Accept'],
  ['Succeeded', 'Success'],
  ['Failed', 'Failure'],
])

/**
 * A REST record as a row of AzureActivity (reference/telemetry.md 1.2): operations in upper case,
 * resources in lower case, objects as JSON text; the columns of the older form stay empty.
 */
export function activityRow(record: JsonObject): JsonObject {
  const authorization = jsonText(record['authorization'])
  const claims = jsonText(record['claims'])
  const properties = jsonText(record['properties'])
  const resourceId = textOf(record['resourceId']) ?? ''
  const status = nameOf(record, 'status')
  return {
    TenantId: workspace,
    SourceSystem: 'Azure',
    CallerIpAddress: valueAt(record, 'httpRequest', 'clientIpAddress'),
    CategoryValue: nameOf(record, 'category'),
    CorrelationId: record['correlationId'],
    Authorization: authorization,
    Authorization_d: authorization,
    Claims: claims,
    Claims_d: claims,
    Level: record['level'],
    OperationNameValue: nameOf(record, 'operationName')?.toUpperCase(),
    Properties: properties,
    Properties_d: properties,
    Caller: record['caller'],
    EventDataId: record['eventDataId'],
    EventSubmissionTimestamp: record['submissionTimestamp'],
    HTTPRequest: jsonText(record['httpRequest']),
    OperationId: record['operationId'],
    ResourceGroup: record['resourceGroupName'],
    ResourceProviderValue: nameOf(record, 'resourceProviderName')?.toUpperCase(),
    ActivityStatusValue: states.get(status ?? '') ?? status,
    ActivitySubstatusValue: nameOf(record, 'subStatus'),
    Hierarchy: valueAt(record, 'properties', 'hierarchy'),
    TimeGenerated: record['eventTimestamp'],
    SubscriptionId: record['subscriptionId'],
    Type: 'AzureActivity',
    _ResourceId: resourceId.toLowerCase(),
  }
}

function nameOf(record: JsonObject, key: string): string | undefined {
  return textOf(valueAt(record, key, 'value'))
}

function jsonText(value: JsonValue | undefined): string | undefined {
  return objectOf(value) === undefined ? undefined : JSON.stringify(value)
}
