import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as backup from './azure-backup-operations.ts'

const machine =
  '/subscriptions/s/resourceGroups/RG-1/providers/Microsoft.Compute/virtualMachines/VM1'
const item = backup.backupItemOf('/vault', machine)
const point = `${item}/recoveryPoints/41`

it('a backup names its machine by group and name, lower case', () => {
  expect(item).toBe(
    '/vault/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg-1;vm1' +
      '/protectedItems/VM;iaasvmcontainerv2;rg-1;vm1',
  )
})

describe('a recovery point', () => {
  const target = { recoveryType: 'RestoreDisks', storageAccountId: 'sa', region: 'eu' } as const

  it('is restored to what the request says, and to nothing else', () => {
    const { resourceId, request } = backup.restoreRecoveryPoint(item, '41', target)
    expect(resourceId).toBe(point)
    expect(valueAt(request, 'properties')).toMatchObject({ ...target, recoveryPointId: '41' })
    expect(valueAt(request, 'properties')).not.toHaveProperty('targetVirtualMachineId')
  })

  it('is restored to another machine and group', () => {
    const more = { ...target, machineId: 'vm2', resourceGroupId: 'rg2' }
    const { request } = backup.restoreRecoveryPoint(item, '41', more)
    expect(valueAt(request, 'properties')).toMatchObject({
      targetVirtualMachineId: 'vm2',
      targetResourceGroupId: 'rg2',
    })
  })

  it('is mounted', () => {
    expect(backup.provisionItemRecovery(item, '41')).toMatchObject({
      name: expect.stringMatching(/recoveryPoints\/provisionInstantItemRecovery\/action$/),
      resourceId: point,
    })
  })
})

it.each([
  [backup.backUpNow(item), 'backup/action', 'POST'],
  [backup.deleteProtection(item), 'delete', 'DELETE'],
])('%o is done to the backup', (operation, verb, method) => {
  expect(operation.name.endsWith(`/protectedItems/${verb}`)).toBe(true)
  expect(operation).toMatchObject({ resourceId: item, method })
})

it('the guards of a vault are switched in one write', () => {
  const states = { softDelete: 'Disabled', enhancedSecurity: 'Enabled' } as const
  const { name, resourceId, request } = backup.writeBackupConfiguration('/vault', states)
  expect(name).toBe('Microsoft.RecoveryServices/vaults/backupconfig/write')
  expect(resourceId).toBe('/vault/backupconfig/vaultconfig')
  expect(valueAt(request, 'properties')).toEqual({
    softDeleteFeatureState: 'Disabled',
    enhancedSecurityState: 'Enabled',
  })
})

it('a disk is restored from a backup vault under a new id', () => {
  const { request } = backup.restoreBackupInstance('/instance', {
    recoveryPointId: '7',
    targetDiskId: '/x/disks/new',
    location: 'eu',
  })
  expect(request).toMatchObject({
    recoveryPointId: '7',
    restoreTargetInfo: { datasourceInfo: { resourceID: '/x/disks/new', resourceName: 'new' } },
  })
})
