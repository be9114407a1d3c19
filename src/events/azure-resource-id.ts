import { present } from './azure-fields.ts'
import type { JsonObject } from '../base/json.ts'

/** What a resource id tells, under the names of Elastic's `azure` fields. */
export interface AzureResourceId {
  readonly subscription?: string
  readonly tenant?: string
  /** `azure.resource.*`: id, group, provider, name, or namespace and authorization_rule. */
  readonly resource: JsonObject
}

const subscriptionForm = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i

/**
 * Takes a resource id apart as Elastic's shared Azure pipeline does (reference/telemetry.md 5.3):
 * keywords in any case, values as received. With a resource group the provider is the namespace and
 * the type, `MICROSOFT.COMPUTE/SNAPSHOTS`, and the name is all that follows; without one it is the
 * rest of the id. Event Hub authorization rules have fields of their own.
 */
export function readResourceId(id: string): AzureResourceId {
  const parts = id.split('/')
  const scope = parts[1]?.toLowerCase()
  const owner = parts[2]
  const tenant = scope === 'tenants' && owner !== undefined && owner !== '' ? owner : undefined
  const subscription =
    scope === 'subscriptions' && owner !== undefined && subscriptionForm.test(owner)
      ? owner
      : undefined
  const inGroup = subscription !== undefined && parts[3]?.toLowerCase() === 'resourcegroups'
  const resource = {
    id,
    ...present({ group: inGroup ? parts[4] || undefined : undefined }),
    ...readProvider(parts, inGroup),
  }
  return {
    resource,
    ...(subscription === undefined ? {} : { subscription }),
    ...(tenant === undefined ? {} : { tenant }),
  }
}

function readProvider(parts: readonly string[], inGroup: boolean): JsonObject | undefined {
  const at = parts.findIndex((part) => part.toLowerCase() === 'providers')
  if (at < 0) return undefined
  const [provider, type, name, child, rule] = parts.slice(at + 1)
  if (inGroup && type?.toLowerCase() === 'namespaces' && child !== undefined && rule) {
    if (child.toLowerCase() === 'authorizationrules') {
      return present({ provider, namespace: name, authorization_rule: rule })
    }
  }
  if (!inGroup || name === undefined) return present({ provider: restOf(parts, at + 1) })
  return present({ provider: `${provider}/${type}`, name: restOf(parts, at + 3) })
}

function restOf(parts: readonly string[], from: number): string | undefined {
  return parts.slice(from).join('/') || undefined
}
