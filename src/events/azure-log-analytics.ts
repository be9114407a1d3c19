import { textOf, type JsonObject, type JsonValue } from '../base/json.ts'
import { asName, objectIn, present } from './azure-fields.ts'
import { readProperties } from './azure-properties.ts'
import { asStatus } from './azure-state.ts'

/**
 * The native form of a row of the table AzureActivity, read as JSON or as CSV, where all columns are
 * text (reference/telemetry.md 1.2). `TenantId` is the workspace's, not Entra's: the tenant stands
 * first in `Hierarchy`, or in the claims. Columns without a REST key are left out of the native form;
 * the record has them.
 */
export function nativeFromLogAnalytics(row: JsonObject): JsonObject {
  const claims = objectIn(column(row, 'Claims_d')) ?? objectIn(column(row, 'Claims'))
  const request = objectIn(column(row, 'HTTPRequest')) ?? objectIn(column(row, 'HTTPRequest_d'))
  const hierarchy = textOf(column(row, 'Hierarchy'))
  const address = textOf(column(row, 'CallerIpAddress'))
  const native = present({
    eventDataId: textOf(column(row, 'EventDataId')),
    eventTimestamp: column(row, 'TimeGenerated'),
    submissionTimestamp: column(row, 'EventSubmissionTimestamp'),
    operationName: asName(firstText(row, ['OperationNameValue', 'OperationName'])),
    status: asName(asStatus(firstText(row, ['ActivityStatusValue', 'ActivityStatus']))),
    subStatus: asName(firstText(row, ['ActivitySubstatusValue', 'ActivitySubstatus'])),
    category: asName(firstText(row, ['CategoryValue', 'Category'])),
    level: textOf(column(row, 'Level')),
    caller: textOf(column(row, 'Caller')),
    claims,
    authorization:
      objectIn(column(row, 'Authorization_d')) ?? objectIn(column(row, 'Authorization')),
    httpRequest: address === undefined ? request : { ...request, clientIpAddress: address },
    resourceId: firstText(row, ['ResourceId', '_ResourceId']),
    resourceGroupName: textOf(column(row, 'ResourceGroup')),
    resourceProviderName: asName(firstText(row, ['ResourceProviderValue', 'ResourceProvider'])),
    properties:
      readProperties(column(row, 'Properties_d')) ?? readProperties(column(row, 'Properties')),
    correlationId: textOf(column(row, 'CorrelationId')),
    operationId: textOf(column(row, 'OperationId')),
    subscriptionId: firstText(row, ['SubscriptionId', '_SubscriptionId']),
    tenantId:
      textOf(hierarchy?.split('/', 1)[0]) ??
      textOf(claims?.['http://schemas.microsoft.com/identity/claims/tenantid']),
  })
  return native ?? {}
}

/** A column; the portal's CSV export names times with their zone, `TimeGenerated [UTC]`. */
function column(row: JsonObject, name: string): JsonValue | undefined {
  return row[name] ?? row[`${name} [UTC]`] ?? undefined
}

function firstText(row: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(column(row, name))
    if (text !== undefined) return text
  }
  return undefined
}
