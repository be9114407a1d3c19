/** An Azure Activity record as lineage reads it: one operation on one resource with its bodies. */
import { type JsonObject, type JsonValue, textOf, valueAt } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import { azureResource, canonicalAzureId } from './azure-resource.ts'
import { known } from '../effects.ts'
import { objectFrom, textAt } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** One call of Azure Resource Manager, merged from the rows of its operation. */
export interface AzureCall {
  /** Lower case, because Event Hub writes upper case (reference/telemetry.md 9.3). */
  readonly operation: string
  /** Canonical id of the resource the operation was called on. */
  readonly id: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly time: number
  readonly failed: boolean
  /** The Entra tenant of the caller's token. */
  readonly tenant: string | undefined
  /** The body of the response, then that of the request, as far as the record has them. */
  readonly bodies: readonly JsonObject[]
}

const tenantClaim = 'http://schemas.microsoft.com/identity/claims/tenantid'

/** States that mean it did not happen. Success is never required (design section 4.3). */
const failures: ReadonlySet<string> = new Set(['failed', 'failure', 'canceled', 'cancelled'])

/** An update of a resource shows a creation time at least this long past, in milliseconds. */
const longAgo = 5 * 60 * 1000

/** Reads the call; `undefined` for a record that names no operation or no resource. */
export function readAzureCall({ native, time }: Event): AzureCall | undefined {
  const operation = textAt(native, 'operationName', 'value') ?? textOf(native['operationName'])
  const id = canonicalAzureId(native['resourceId'])
  if (operation === undefined || id === undefined) return undefined
  const state = textAt(native, 'status', 'value') ?? textOf(native['status']) ?? ''
  const properties = objectFrom(native['properties'])
  return {
    operation: operation.toLowerCase(),
    id,
    time,
    failed: failures.has(state.toLowerCase()),
    tenant: textAt(objectFrom(native['claims']), tenantClaim) ?? textOf(native['tenantId']),
    bodies: known([bodyOf(properties, 'responsebody'), bodyOf(properties, 'requestbody')]),
  }
}

/** The key is `responseBody` and `requestbody` or `requestBody` (reference/telemetry.md 5.3). */
function bodyOf(properties: JsonObject | undefined, name: string): JsonObject | undefined {
  const key = Object.keys(properties ?? {}).find((one) => one.toLowerCase() === name)
  return key === undefined ? undefined : objectFrom(properties?.[key])
}

/** The value at a path of the response, or else of the request. */
export function bodyAt(call: AzureCall, ...path: readonly string[]): JsonValue | undefined {
  for (const body of call.bodies) {
    const value = valueAt(body, ...path)
    if (value !== undefined && value !== null) return value
  }
  return undefined
}

/** The resource that a call writes, with the id that survives when its name is used again. */
export function writtenResource(call: AzureCall): Resource | undefined {
  return azureResource(call.id, bodyAt(call, 'properties', 'uniqueId'))
}

/**
 * Is the write an update of a resource that was there before? Azure has one operation for both; the
 * whole resource comes back, so a creation time long past tells. A change soon after the creation is told
 * by what the logs know of the resource (see {@link readRewrites}, reference/telemetry.md section 7 K).
 */
export function isUpdate(call: AzureCall): boolean {
  const created = Date.parse(textOf(bodyAt(call, 'properties', 'timeCreated')) ?? '')
  return call.time - created > longAgo
}

/** The region as Azure names it in resource bodies: `westeurope`, also where `West Europe` is written. */
export function regionOf(call: AzureCall): string | undefined {
  return textOf(bodyAt(call, 'location'))?.toLowerCase().replaceAll(' ', '')
}

/** The address the call came from, without its port; a bare IPv6 address has many colons. */
export function sourceAddressOf(native: JsonObject): string | undefined {
  const address =
    textAt(native, 'httpRequest', 'clientIpAddress') ??
    textOf(native['callerIpAddress']) ??
    textAt(objectFrom(native['claims']), 'ipaddr')
  if (address?.startsWith('[')) return address.slice(1, address.lastIndexOf(']'))
  const [host, port, more] = (address ?? '').split(':')
  return port !== undefined && more === undefined ? textOf(host) : address
}
