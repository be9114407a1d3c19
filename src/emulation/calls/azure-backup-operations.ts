import { presentFields } from '../present-fields.ts'
import { nameOf } from './azure-ids.ts'
import { plainOperation } from './azure-operations.ts'
import type { AzureOperation } from './azure-player.ts'

const vaults = 'Microsoft.RecoveryServices/vaults'
const protectedItems = `${vaults}/backupFabrics/protectionContainers/protectedItems`

/**
 * The backup of a machine in a Recovery Services vault. Its container names the machine by resource
 * group and name (reference/telemetry.md 2.7).
 */
export function backupItemOf(vaultId: string, machineId: string): string {
  const group = machineId.split('/')[4] ?? ''
  const machine = `iaasvmcontainerv2;${group};${nameOf(machineId)}`.toLowerCase()
  return `${vaultId}/backupFabrics/Azure/protectionContainers/IaasVMContainer;${machine}/protectedItems/VM;${machine}`
}

/** Where a backup is brought back to. */
export interface RecoveryTarget {
  /** Disks only, another machine, or over the machine itself. */
  readonly recoveryType: 'RestoreDisks' | 'AlternateLocation' | 'OriginalLocation'
  readonly storageAccountId: string
  readonly resourceGroupId?: string
  readonly machineId?: string
  /** The location, `westeurope`. */
  readonly region: string
}

/**
 * `recoveryPoints/restore/action`. What becomes of it is not in the log; the body is unconfirmed
 * (reference/telemetry.md 2.7 [unverified]).
 */
export function restoreRecoveryPoint(
  itemId: string,
  recoveryPoint: string,
  target: RecoveryTarget,
): AzureOperation {
  const resourceId = `${itemId}/recoveryPoints/${recoveryPoint}`
  return {
    ...plainOperation(`${protectedItems}/recoveryPoints/restore/action`, resourceId, 'long'),
    request: {
      properties: presentFields({
        objectType: 'IaasVMRestoreRequest',
        recoveryPointId: recoveryPoint,
        recoveryType: target.recoveryType,
        storageAccountId: target.storageAccountId,
        targetResourceGroupId: target.resourceGroupId,
        targetVirtualMachineId: target.machineId,
        region: target.region,
      }),
    },
  }
}

/** `recoveryPoints/provisionInstantItemRecovery/action`: the backup is mounted over iSCSI. */
export function provisionItemRecovery(itemId: string, recoveryPoint: string): AzureOperation {
  const name = `${protectedItems}/recoveryPoints/provisionInstantItemRecovery/action`
  return plainOperation(name, `${itemId}/recoveryPoints/${recoveryPoint}`, 'long')
}

/** `protectedItems/backup/action`: a backup out of turn. */
export function backUpNow(itemId: string): AzureOperation {
  return plainOperation(`${protectedItems}/backup/action`, itemId, 'long')
}

/** `protectedItems/delete`: the machine loses its backups. */
export function deleteProtection(itemId: string): AzureOperation {
  return plainOperation(`${protectedItems}/delete`, itemId, 'long')
}

/**
 * `vaults/backupconfig/write`: with both states `Disabled`, what is deleted from the vault is gone at
 * once and nobody is asked for a second factor. The paths of the body are unconfirmed.
 */
export function writeBackupConfiguration(
  vaultId: string,
  states: {
    readonly softDelete: 'Enabled' | 'Disabled'
    readonly enhancedSecurity: 'Enabled' | 'Disabled'
  },
): AzureOperation {
  const resourceId = `${vaultId}/backupconfig/vaultconfig`
  const properties = {
    enhancedSecurityState: states.enhancedSecurity,
    softDeleteFeatureState: states.softDelete,
  }
  const name = nameOf(resourceId)
  return {
    ...plainOperation(`${vaults}/backupconfig/write`, resourceId),
    method: 'PATCH',
    request: { properties },
    response: { id: resourceId, name, type: `${vaults}/backupconfig`, properties },
  }
}

/**
 * Microsoft.DataProtection/backupVaults/backupInstances/restore/action of a disk. The paths of the
 * body are unconfirmed (reference/telemetry.md 2.7 names the operation only).
 */
export function restoreBackupInstance(
  instanceId: string,
  restore: {
    readonly recoveryPointId: string
    readonly targetDiskId: string
    readonly location: string
  },
): AzureOperation {
  const { recoveryPointId, targetDiskId, location } = restore
  return {
    ...plainOperation(
      'Microsoft.DataProtection/backupVaults/backupInstances/restore/action',
      instanceId,
      'long',
    ),
    request: {
      objectType: 'AzureBackupRecoveryPointBasedRestoreRequest',
      sourceDataStoreType: 'OperationalStore',
      recoveryPointId,
      restoreTargetInfo: {
        objectType: 'RestoreTargetInfo',
        recoveryOption: 'FailIfExists',
        restoreLocation: location,
        datasourceInfo: {
          objectType: 'Datasource',
          resourceID: targetDiskId,
          resourceName: nameOf(targetDiskId),
          resourceType: 'Microsoft.Compute/disks',
          datasourceType: 'Microsoft.Compute/disks',
          resourceLocation: location,
        },
      },
    },
  }
}
