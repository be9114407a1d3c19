import type { JsonObject, JsonValue } from '../../src/base/json.ts'
import type { Event } from '../../src/events/event.ts'

/** Tenant, subscription and resource group of emulated records. */
export const azureHome = {
  tenant: '0f0f0f0f-1111-2222-3333-444444444444',
  subscription: 'aaaaaaaa-1111-2222-3333-444444444444',
  group: 'Payroll',
}

/** Canonical id of a resource in the emulated resource group: `azureId('Microsoft.Compute/disks/d')`. */
export function azureId(path: string, subscription = azureHome.subscription): string {
  return armId(path, subscription).toLowerCase()
}

/** The same as ARM writes it. */
export function armId(path: string, subscription = azureHome.subscription): string {
  return `/subscriptions/${subscription}/resourceGroups/${azureHome.group}/providers/${path}`
}

/** 2024-05-01T10:00:00Z. */
export const azureTime = Date.UTC(2024, 4, 1, 10)

/** An event around an Azure REST record; lineage and principals read nothing but record and time. */
export function azureEvent(native: JsonObject): Event {
  const event = { id: 'e-1', time: azureTime, endTime: azureTime, document: {}, records: [] }
  return { source: 'azure.activitylogs', ...event, native }
}

/** What tells emulated calls apart. */
export interface AzureCallParts {
  readonly operation: string
  /** Path after `/providers/`, or a whole id. */
  readonly resource: string
  readonly response?: JsonValue
  readonly request?: JsonValue
  readonly status?: string
  readonly fields?: JsonObject
}

/** An emulated record of a call by a person with the Azure CLI, its rows merged into one. */
export function azureRecord(call: AzureCallParts): JsonObject {
  const { operation, resource, response, request, status = 'Succeeded', fields } = call
  const schema = 'http://schemas.microsoft.com/identity/claims'
  return {
    eventDataId: 'b1f6a2b8-0000-4000-8000-000000000001',
    eventTimestamp: '2024-05-01T10:00:00.1338922Z',
    correlationId: '9bb5d59e-0000-4000-8000-000000000001',
    operationName: { value: operation },
    status: { value: status },
    category: { value: 'Administrative' },
    caller: 'alice@example.com',
    claims: {
      appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      [`${schema}/objectidentifier`]: 'dddddddd-0000-4000-8000-000000000001',
      [`${schema}/tenantid`]: azureHome.tenant,
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'alice@example.com',
    },
    httpRequest: { clientIpAddress: '198.51.100.7' },
    resourceId: resource.startsWith('/') ? resource : armId(resource),
    subscriptionId: azureHome.subscription,
    tenantId: azureHome.tenant,
    properties: {
      hierarchy: `${azureHome.tenant}/${azureHome.subscription}`,
      ...(response === undefined ? {} : { responseBody: response }),
      ...(request === undefined ? {} : { requestbody: request }),
    },
    ...fields,
  }
}
