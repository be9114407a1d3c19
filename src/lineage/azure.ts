/** What an Azure Activity event does to data (reference/telemetry.md sections 2.6, 2.7, 3.3). */
import type { Event } from '../events/event.ts'
import type { Activity } from './activity.ts'
import { assignRole, lockResource, removeRole, unlockResource } from './azure-access.ts'
import {
  mountRecoveryPoint,
  restoreBackupInstance,
  restoreRecoveryPoint,
  stopProtection,
} from './azure-backup.ts'
import { type AzureCall, readAzureCall, regionOf, sourceAddressOf } from './azure-call.ts'
import {
  exportBySas,
  revokeSas,
  writeDisk,
  writeRestorePoint,
  writeRestorePointCollection,
  writeSnapshot,
} from './azure-disks.ts'
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
import { type Effects, activityOf } from './effects.ts'

type Row = (call: AzureCall) => Effects | undefined

const compute = 'microsoft.compute'
const network = 'microsoft.network'
const points = `${compute}/restorepointcollections/restorepoints`
const machines = `${compute}/virtualmachines`
const protectedItems =
  'microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems'

/** Every operation that lineage follows, lower case. */
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
  [`${protectedItems}/delete`, stopProtection],
  ['microsoft.dataprotection/backupvaults/backupinstances/restore/action', restoreBackupInstance],
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
