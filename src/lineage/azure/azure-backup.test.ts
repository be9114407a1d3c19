import { expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  type AzureCallParts,
  armId,
  azureEvent,
  azureId,
  azureRecord,
} from '../../../test/builders/azure-builder.ts'
import type { Activity } from '../activity.ts'
import { azureActivity } from './azure.ts'

const item =
  'Microsoft.RecoveryServices/vaults/v/backupFabrics/Azure/protectionContainers/' +
  'IaasVMContainer;iaasvmcontainerv2;Payroll;Prod-VM/protectedItems/VM;iaasvmcontainerv2;payroll;prod-vm'
const operations =
  'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems'

function call(
  operation: string,
  resource: string,
  request: AzureCallParts['request'] = {},
): Activity | undefined {
  return azureActivity(azureEvent(azureRecord({ operation, resource, request })))
}

it('a restore ties the machine in the container to the one it becomes (emulated)', () => {
  const targetVirtualMachineId = armId('Microsoft.Compute/virtualMachines/copy')
  const activity = call(`${operations}/recoveryPoints/restore/action`, `${item}/recoveryPoints/1`, {
    properties: { recoveryType: 'AlternateLocation', targetVirtualMachineId },
  })
  expect(flowText(activity)).toBe('restore: recoverypoints/1 => virtualmachines/copy')
  expect(linkTexts(activity)).toEqual([
    'snapshot-of? virtualmachines/prod-vm -> recoverypoints/1',
    'restored-from? recoverypoints/1 -> virtualmachines/copy',
  ])
  expect(activity?.links[0]?.from.id).toBe(azureId('Microsoft.Compute/virtualMachines/prod-vm'))
})

it('a restore without a body still names backup and source (emulated)', () => {
  const activity = call(`${operations}/recoveryPoints/restore/action`, `${item}/recoveryPoints/1`)
  expect(flowText(activity)).toBe('restore: recoverypoints/1 => ')
})

it('a mounted backup is an access (emulated)', () => {
  const operation = `${operations}/recoveryPoints/provisionInstantItemRecovery/action`
  expect(flowText(call(operation, `${item}/recoveryPoints/1`))).toBe('access:  => recoverypoints/1')
})

it('and an end of it, which gives nothing back (emulated)', () => {
  const operation = `${operations}/recoveryPoints/revokeInstantItemRecovery/action`
  expect(flowText(call(operation, `${item}/recoveryPoints/1`))).toBe('other:  => recoverypoints/1')
})

it('a backup out of turn copies the machine (emulated)', () => {
  expect(flowText(call(`${operations}/backup/action`, item))).toBe(
    'create: virtualmachines/prod-vm => ',
  )
  const instance = 'Microsoft.DataProtection/backupVaults/v/backupInstances/disk-1'
  const operation = 'Microsoft.DataProtection/backupVaults/backupInstances/backup/action'
  expect(flowText(call(operation, instance))).toBe('create:  => backupinstances/disk-1')
})

it('a failover restores a replica, of what and as what is not told (emulated)', () => {
  const path = 'replicationFabrics/f/replicationProtectionContainers/c/replicationProtectedItems'
  const replicas =
    'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems'
  const verbs = ['plannedFailover', 'unplannedFailover', 'testFailover'].map((name) =>
    flowText(
      call(`${replicas}/${name}/action`, `Microsoft.RecoveryServices/vaults/v/${path}/vm-7`),
    ),
  )
  expect(new Set(verbs)).toEqual(new Set(['restore: replicationprotecteditems/vm-7 => ']))
})

it('a container taken out leaves its machine unprotected (emulated)', () => {
  const container = item.slice(0, item.indexOf('/protectedItems/'))
  const operation = operations.slice(0, operations.lastIndexOf('/'))
  expect(flowText(call(`${operation}/delete`, container))).toBe(
    'unprotect:  => virtualmachines/prod-vm',
  )
})

it('a deleted item leaves its machine unprotected (emulated)', () => {
  expect(flowText(call(`${operations}/delete`, item))).toBe(
    'unprotect:  => virtualmachines/prod-vm',
  )
  expect(flowText(call(`${operations}/delete`, item.replace('IaasVM', 'Sql')))).toBe(
    'unprotect:  => ',
  )
})

it('a backup vault restores to the disk that the request names (emulated)', () => {
  const datasourceInfo = { resourceID: armId('Microsoft.Compute/disks/copy') }
  const activity = call(
    'Microsoft.DataProtection/backupVaults/backupInstances/restore/action',
    'Microsoft.DataProtection/backupVaults/v/backupInstances/disk-1',
    { recoveryPointId: '1', restoreTargetInfo: { datasourceInfo } },
  )
  expect(linkTexts(activity)).toEqual(['restored-from? backupinstances/disk-1 -> disks/copy'])
})
