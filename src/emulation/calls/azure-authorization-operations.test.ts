import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { assignRole, deleteLock, removeRole } from './azure-authorization-operations.ts'

const scope = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/snapshots/snap'
const assignment = { scope, principalId: 'somebody', role: 'Reader' }

it('a role is assigned on its scope, by the id of its definition', () => {
  const { resourceId, answer, request, response } = assignRole(assignment)
  const role =
    '/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7'
  expect(answer).toBe('Created')
  expect(resourceId.startsWith(`${scope}/providers/Microsoft.Authorization/roleAssignments/`)).toBe(
    true,
  )
  for (const body of [request, response]) {
    expect(valueAt(body, 'properties')).toEqual({
      roleDefinitionId: role,
      principalId: 'somebody',
      principalType: 'User',
      scope,
    })
  }
})

it('the same assignment is removed, and the answer says whose it was', () => {
  const removed = removeRole(assignment)
  expect(removed.resourceId).toBe(assignRole(assignment).resourceId)
  expect(removed).toMatchObject({ method: 'DELETE', course: 'short' })
  expect(removed).not.toHaveProperty('request')
  expect(valueAt(removed.response, 'properties', 'principalId')).toBe('somebody')
  expect(removeRole({ ...assignment, principalId: 'other' }).resourceId).not.toBe(
    removed.resourceId,
  )
})

it('a lock is deleted where it stands', () => {
  expect(deleteLock(scope, 'keep')).toMatchObject({
    name: 'Microsoft.Authorization/locks/delete',
    resourceId: `${scope}/providers/Microsoft.Authorization/locks/keep`,
  })
})
