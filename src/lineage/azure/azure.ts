/** What an Azure Activity event does to data (reference/telemetry.md sections 2.6, 2.7, 3.3). */
import type { Event } from '../../events/event.ts'
import type { Activity } from '../activity.ts'
import { assignRole, lockResource, removeRole, unlockResource } from './azure-access.ts'
import {
  backUpInstance,
  backUpMachine,
  failOver,
  mountRecoveryPoint,
  restoreBackupInstance,
  restoreRecoveryPoint,
  stopProtection,
  unmountRecoveryPoint,
} from './azure-backup.ts'
import { type AzureCall, readAzureCall, regionOf, sourceAddressOf } from './azure-call.ts'
import { exportBySas, revokeSas, writeDisk, writeSnapshot } from './azure-disks.ts'
import { shareGallery, writeGallery, writeImage, writeImageVersion } from './azure-images.ts'
import { accessMachine, captureMachine, moveDataDisks, writeMachine } from './azure-machines.ts'
import {
  deleteNetworkInterface,
  deleteSecurityGroup,
  deleteSecurityRule,
  writeNetworkInterface,
  writeSecurityGroup,
  writeSecurityRule,
  writeSubnet,
} from './azure-network.ts'
import { azureResource, subscriptionOf } from './azure-resource.ts'
import { writeRestorePoint, writeRestorePointCollection } from './azure-restore-points.ts'
import { cancelBackupJob, configureVault, deletePolicy, writePolicy } from './azure-vaults.ts'
import { type Effects, activityOf } from '../effects.ts'

type Row = (call: AzureCall) => Effects | undefined

const compute = 'microsoft.compute'
const network = 'microsoft.network'
const points = `${compute}/restorepointcollections/restorepoints`
const machines = `${compute}/virtualmachines`
const vaults = 'microsoft.recoveryservices/vaults'
const containers = `${vaults}/backupfabrics/protectioncontainers`
const protectedItems = `${containers}/protecteditems`
const replicas = `${vaults}/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems`
const backupInstances = 'microsoft.dataprotection/backupvaults/backupinstances'

/**
 * Every operation that lineage follows, lower case. Left out of the tables of the reference, because they
 * change neither data nor its protection:
 * - `publicIPAddresses/write` and `bastionHosts/write`: whether the world reaches a machine is decided by
 *   its network security groups; an address alone opens nothing, and a bastion admits whoever may sign in
 *   to Azure.
 * - `diskEncryptionSets/write`, `diskAccesses/write`, `vaults/accessPolicies/write` and
 *   `storageAccounts/listKeys/action`: keys and paths by which a copy may be read; they name no copy.
 * - `start`, `restart` of a machine and `testFailoverCleanup`: nothing is copied or opened.
 * - `deployments/write`: what it makes is written by operations of its own.
 * - `validateRestore`: asks whether a restore would be possible.
 */
const rows: ReadonlyMap<string, Row> = new Map([
  [`${compute}/snapshots/write`, writeSnapshot],
  [`${compute}/snapshots/begingetaccess/action`, exportBySas],
  [`${compute}/snapshots/endgetaccess/action`, revokeSas],
  [`${compute}/snapshots/delete`, deleteResource],
  [`${compute}/disks/write`, writeDisk],
  [`${compute}/disks/begingetaccess/action`, exportBySas],
  [`${compute}/disks/endgetaccess/action`, revokeSas],
  [`${compute}/disks/delete`, deleteResource],
  [`${compute}/restorepointcollections/write`, writeRestorePointCollection],
  [`${compute}/restorepointcollections/delete`, deleteResource],
  [`${points}/write`, writeRestorePoint],
  [`${points}/delete`, deleteResource],
  [`${points}/retrievesasuris/action`, exportBySas],
  [`${points}/diskrestorepoints/begingetaccess/action`, exportBySas],
  [`${points}/diskrestorepoints/endgetaccess/action`, revokeSas],
  [`${compute}/images/write`, writeImage],
  [`${compute}/images/delete`, deleteResource],
  [`${compute}/galleries/write`, writeGallery],
  [`${compute}/galleries/share/action`, shareGallery],
  [`${compute}/galleries/delete`, deleteResource],
  [`${compute}/galleries/images/delete`, deleteResource],
  [`${compute}/galleries/images/versions/write`, writeImageVersion],
  [`${compute}/galleries/images/versions/delete`, deleteResource],
  [`${machines}/write`, writeMachine],
  [`${machines}/delete`, deleteResource],
  [`${machines}/attachdetachdatadisks/action`, moveDataDisks],
  [`${machines}/capture/action`, captureMachine],
  [`${machines}/runcommand/action`, accessMachine],
  [`${machines}/runcommands/write`, accessMachine],
  [`${machines}/extensions/write`, accessMachine],
  [`${machines}/retrievebootdiagnosticsdata/action`, accessMachine],
  ['microsoft.serialconsole/serialports/connect/action', accessMachine],
  [`${network}/networksecuritygroups/write`, writeSecurityGroup],
  [`${network}/networksecuritygroups/delete`, deleteSecurityGroup],
  [`${network}/networksecuritygroups/securityrules/write`, writeSecurityRule],
  [`${network}/networksecuritygroups/securityrules/delete`, deleteSecurityRule],
  [`${network}/networkinterfaces/write`, writeNetworkInterface],
  [`${network}/networkinterfaces/delete`, deleteNetworkInterface],
  [`${network}/virtualnetworks/subnets/write`, writeSubnet],
  ['microsoft.authorization/roleassignments/write', assignRole],
  ['microsoft.authorization/roleassignments/delete', removeRole],
  ['microsoft.authorization/locks/write', lockResource],
  ['microsoft.authorization/locks/delete', unlockResource],
  [`${protectedItems}/recoverypoints/restore/action`, restoreRecoveryPoint],
  [`${protectedItems}/recoverypoints/provisioninstantitemrecovery/action`, mountRecoveryPoint],
  [`${protectedItems}/recoverypoints/revokeinstantitemrecovery/action`, unmountRecoveryPoint],
  [`${protectedItems}/backup/action`, backUpMachine],
  [`${protectedItems}/delete`, stopProtection],
  [`${containers}/delete`, stopProtection],
  [`${vaults}/backupconfig/write`, configureVault],
  [`${vaults}/backuppolicies/write`, writePolicy],
  [`${vaults}/backuppolicies/delete`, deletePolicy],
  [`${vaults}/backupjobs/cancel/action`, cancelBackupJob],
  [`${vaults}/delete`, deleteResource],
  [`${replicas}/plannedfailover/action`, failOver],
  [`${replicas}/unplannedfailover/action`, failOver],
  [`${replicas}/testfailover/action`, failOver],
  [`${backupInstances}/restore/action`, restoreBackupInstance],
  [`${backupInstances}/backup/action`, backUpInstance],
])

/** Every operation that {@link azureActivity} reads, lower case. */
export const azureActionKeys: readonly string[] = [...rows.keys()]

/** Reads what an Azure event does to data; `undefined` when lineage has no use for its operation. */
export function azureActivity(event: Event): Activity | undefined {
  const call = readAzureCall(event)
  const effects = call && rows.get(call.operation)?.(call)
  if (call === undefined || effects === undefined) return undefined
  return activityOf(effects, {
    attempt: call.failed,
    account: subscriptionOf(call.id),
    region: regionOf(call),
    sourceAddress: sourceAddressOf(event.native),
  })
}

function deleteResource({ id }: AzureCall): Effects {
  const resource = azureResource(id)
  return { verb: 'delete', outputs: [resource], removed: [resource] }
}
