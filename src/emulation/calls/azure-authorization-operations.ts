import { roleDefinitionOf } from './azure-roles.ts'
import { plainOperation } from './azure-operations.ts'
import { stableUuid } from './azure-caller.ts'
import { subscriptionOf } from './azure-player.ts'
import type { AzureOperation } from './azure-player.ts'

/** Who gets which role on what. */
export interface RoleAssignment {
  /** A subscription, resource group or resource, by its id. */
  readonly scope: string
  /** The object id of a user, group or application. */
  readonly principalId: string
  readonly principalType?: 'User' | 'Group' | 'ServicePrincipal'
  /** `Reader`, `Disk Snapshot Contributor`; another name is a custom role. */
  readonly role: string
}

/**
 * Microsoft.Authorization/roleAssignments/write: Azure's way to share a snapshot or disk
 * (reference/telemetry.md 2.6).
 */
export function assignRole(assignment: RoleAssignment): AzureOperation {
  const { resourceId, response, properties } = assignmentOf(assignment)
  return {
    name: 'Microsoft.Authorization/roleAssignments/write',
    resourceId,
    method: 'PUT',
    course: 'short',
    answer: 'Created',
    request: { properties },
    response,
  }
}

/** Microsoft.Authorization/roleAssignments/delete; the answer states the assignment that was. */
export function removeRole(assignment: RoleAssignment): AzureOperation {
  const { resourceId, response } = assignmentOf(assignment)
  return {
    ...plainOperation('Microsoft.Authorization/roleAssignments/delete', resourceId),
    response,
  }
}

function assignmentOf(assignment: RoleAssignment): Required<
  Pick<AzureOperation, 'resourceId' | 'response'>
> & {
  readonly properties: Required<AzureOperation>['request']
} {
  const { scope, principalId, principalType = 'User', role } = assignment
  const name = stableUuid(`assignment of ${role} on ${scope} to ${principalId}`)
  const resourceId = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`
  const definitions = `/subscriptions/${subscriptionOf(scope)}/providers/Microsoft.Authorization/roleDefinitions`
  const roleDefinitionId = `${definitions}/${roleDefinitionOf(role)}`
  const properties = { roleDefinitionId, principalId, principalType, scope }
  const type = 'Microsoft.Authorization/roleAssignments'
  return { resourceId, properties, response: { properties, id: resourceId, type, name } }
}

/** Microsoft.Authorization/locks/delete: what protected the scope from deletion is gone. */
export function deleteLock(scope: string, name: string): AzureOperation {
  const resourceId = `${scope}/providers/Microsoft.Authorization/locks/${name}`
  return plainOperation('Microsoft.Authorization/locks/delete', resourceId)
}
