/** Azure role assignments and locks: who may use a resource, and what keeps it from deletion. */
import { textOf } from '../../base/json.ts'
import { type AzureCall, bodyAt } from './azure-call.ts'
import { azureResource, scopeOf } from './azure-resource.ts'
import type { Effects } from '../effects.ts'

/** `roleAssignments/write`: Azure's way to share a snapshot with somebody. */
export function assignRole(call: AzureCall): Effects | undefined {
  return roleChange(call, 'add')
}

/** `roleAssignments/delete`; the response states the assignment that was. */
export function removeRole(call: AzureCall): Effects | undefined {
  return roleChange(call, 'remove')
}

/**
 * On a subscription or resource group a role is everyday administration: told with its sharing, but
 * not as the verb `share`, which would name every new colleague.
 */
function roleChange(call: AzureCall, change: 'add' | 'remove'): Effects | undefined {
  const resource = azureResource(scopeOf(call.id))
  if (resource === undefined) return undefined
  const verb = change === 'add' ? 'share' : 'unshare'
  const principal = textOf(bodyAt(call, 'properties', 'principalId'))?.toLowerCase()
  const tenant = call.tenant?.toLowerCase() ?? 'unknown'
  return {
    verb: resource.kind === 'account' ? 'other' : verb,
    outputs: [resource],
    sharing: {
      resource,
      change,
      grantees:
        principal === undefined ? [] : [{ kind: 'principal', id: `azure:${tenant}:${principal}` }],
    },
  }
}

/** `locks/write`. */
export function lockResource(call: AzureCall): Effects {
  return { verb: 'protect', outputs: [azureResource(scopeOf(call.id))] }
}

/** `locks/delete`. */
export function unlockResource(call: AzureCall): Effects {
  return { verb: 'unprotect', outputs: [azureResource(scopeOf(call.id))] }
}
