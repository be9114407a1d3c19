/**
 * Azure Backup and Site Recovery: copies in a vault, and restores from it. The log names the backup, rarely what becomes of it; the
 * paths of the request body are unconfirmed (reference/telemetry.md 2.7), so every link is inferred.
 */
import { bodyAt, type AzureCall } from './azure-call.ts'
import { azureResource, canonicalAzureId, subscriptionOf } from './azure-resource.ts'
import { type Effects, linkOf } from '../effects.ts'
import type { Resource } from '../resource.ts'

/** `recoveryPoints/restore/action` of a Recovery Services vault. */
export function restoreRecoveryPoint(call: AzureCall): Effects {
  const point = azureResource(call.id)
  const source = protectedMachine(call.id)
  const target = azureResource(
    bodyAt(call, 'properties', 'targetVirtualMachineId') ?? bodyAt(call, 'targetVirtualMachineId'),
  )
  return {
    verb: 'restore',
    inputs: [point],
    outputs: [target],
    links: [
      linkOf('snapshot-of', { from: source, to: point, evidence: 'inferred' }),
      linkOf('restored-from', { from: point, to: target, evidence: 'inferred' }),
    ],
  }
}

/** `provisionInstantItemRecovery/action`: the backup is mounted over iSCSI to read single files. */
export function mountRecoveryPoint(call: AzureCall): Effects {
  const point = azureResource(call.id)
  const source = protectedMachine(call.id)
  return {
    verb: 'access',
    outputs: [point],
    links: [linkOf('snapshot-of', { from: source, to: point, evidence: 'inferred' })],
  }
}

/** `revokeInstantItemRecovery/action`: and unmounted. */
export function unmountRecoveryPoint(call: AzureCall): Effects {
  return { verb: 'other', outputs: [azureResource(call.id)] }
}

/** `protectedItems/backup/action`: a backup out of turn; the recovery point that comes of it is unnamed. */
export function backUpMachine(call: AzureCall): Effects {
  return { verb: 'create', inputs: [protectedMachine(call.id)] }
}

/** `backupInstances/backup/action` of a Backup vault. */
export function backUpInstance(call: AzureCall): Effects {
  return { verb: 'create', outputs: [azureResource(call.id)] }
}

/**
 * `plannedFailover`, `unplannedFailover`, `testFailover`: a machine is started from its replica. A test of
 * disaster recovery looks the same (reference/telemetry.md section 7 C); neither the machine replicated
 * nor the one started is named.
 */
export function failOver(call: AzureCall): Effects {
  return { verb: 'restore', inputs: [azureResource(call.id)] }
}

/** `backupInstances/restore/action` of a Backup vault (disks, blobs, PostgreSQL). */
export function restoreBackupInstance(call: AzureCall): Effects {
  const backup = azureResource(call.id)
  const targets = ['restoreTargetInfo', 'restoreRequestObject'].map((first) =>
    azureResource(
      bodyAt(call, first, 'datasourceInfo', 'resourceID') ??
        bodyAt(call, first, 'restoreTargetInfo', 'datasourceInfo', 'resourceID'),
    ),
  )
  return {
    verb: 'restore',
    inputs: [backup],
    outputs: targets,
    links: targets.map((to) => linkOf('restored-from', { from: backup, to, evidence: 'inferred' })),
  }
}

/** `protectedItems/delete`, `protectionContainers/delete`: the machine loses its backups. */
export function stopProtection(call: AzureCall): Effects {
  return { verb: 'unprotect', outputs: [protectedMachine(call.id)] }
}

/**
 * The virtual machine whose backup stands in a container such as
 * `iaasvmcontainer;iaasvmcontainerv2;<resource group>;<machine>`; it lies in the vault's subscription.
 */
function protectedMachine(id: string): Resource | undefined {
  const segments = id.split('/')
  const container = segments[segments.indexOf('protectioncontainers') + 1] ?? ''
  const [kind, version, group, machine, more] = container.split(';')
  const subscription = subscriptionOf(id)
  if (kind !== 'iaasvmcontainer' || version !== 'iaasvmcontainerv2') return undefined
  if (!subscription || !group || !machine || more !== undefined) return undefined
  const path = `/subscriptions/${subscription}/resourcegroups/${group}`
  return azureResource(
    canonicalAzureId(`${path}/providers/microsoft.compute/virtualmachines/${machine}`),
  )
}
