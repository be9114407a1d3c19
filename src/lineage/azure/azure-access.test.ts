import { expect, it } from 'vitest'
import { azureEvent, azureHome, azureRecord } from '../../../test/builders/azure-builder.ts'
import type { Activity } from '../activity.ts'
import { azureActivity } from './azure.ts'

const snapshot = 'Microsoft.Compute/snapshots/s'
const group = `/subscriptions/${azureHome.subscription}/resourceGroups/Payroll`
const principalId = 'EEEEEEEE-0000-4000-8000-000000000002'

function call(kind: string, verb: string, scope: string): Activity | undefined {
  const operation = `Microsoft.Authorization/${kind}/${verb}`
  const resource = `${scope}/providers/Microsoft.Authorization/${kind}/x`
  const response = { properties: { principalId, roleDefinitionId: 'reader' } }
  return azureActivity(azureEvent(azureRecord({ operation, resource, response })))
}

it('a role on a snapshot shares it with the principal (emulated)', () => {
  const activity = call('roleAssignments', 'write', snapshot)
  expect(activity?.verb).toBe('share')
  expect(activity?.sharing).toMatchObject({
    resource: { kind: 'snapshot' },
    change: 'add',
    grantees: [{ kind: 'principal', id: `azure:${azureHome.tenant}:${principalId.toLowerCase()}` }],
  })
})

it('a role taken away takes it back (emulated)', () => {
  const activity = call('roleAssignments', 'delete', snapshot)
  expect([activity?.verb, activity?.sharing?.change]).toEqual(['unshare', 'remove'])
})

it('a role on a resource group is administration, told with its sharing (emulated)', () => {
  const activity = call('roleAssignments', 'write', group)
  expect([activity?.verb, activity?.sharing?.resource.kind]).toEqual(['other', 'account'])
})

it('a role on what lineage does not follow is nothing to it (emulated)', () => {
  expect(call('roleAssignments', 'write', 'Microsoft.Web/sites/x')).toBeUndefined()
})

it('locks protect what they stand on (emulated)', () => {
  expect(call('locks', 'write', snapshot)?.verb).toBe('protect')
  const removed = call('locks', 'delete', group)
  expect([removed?.verb, removed?.outputs[0]?.kind]).toEqual(['unprotect', 'account'])
})
