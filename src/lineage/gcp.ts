/** What a Google Cloud audit event does to data (reference/telemetry.md sections 2.8, 3.4). */
import type { Event } from '../events/event.ts'
import type { Activity } from './activity.ts'
import { type Effects, activityOf } from './effects.ts'
import { type GcpCall, namedResource, readGcpCall, regionOf } from './gcp-call.ts'
import {
  createSnapshot,
  insertDisk,
  insertSnapshot,
  replicateDisk,
  scheduleSnapshot,
} from './gcp-disks.ts'
import { changeFirewall, deleteFirewall, insertFirewall } from './gcp-firewall.ts'
import { exportByBuild, insertImage, insertMachineImage } from './gcp-images.ts'
import {
  addAddress,
  attachDisk,
  changeMetadata,
  detachDisk,
  insertInstance,
  insertInstances,
  removeAddress,
  setTags,
} from './gcp-instances.ts'
import { changeProjectPolicy, shareByPolicy } from './gcp-sharing.ts'
import {
  changeDatabase,
  cloneDatabase,
  createBackup,
  deleteBackup,
  deleteDatabase,
  exportDatabase,
  restoreDatabase,
} from './gcp-sql.ts'
import { textAt } from './json-lists.ts'

type Row = (call: GcpCall) => Effects | undefined

/** Every method that lineage follows, lower case, without its version. */
const rows: ReadonlyMap<string, Row> = new Map([
  ['compute.disks.createsnapshot', createSnapshot],
  ['compute.snapshots.insert', insertSnapshot],
  ['compute.instantsnapshots.insert', insertSnapshot],
  ['compute.scheduledsnapshots', scheduleSnapshot],
  ['compute.disks.insert', insertDisk],
  ['compute.disks.startasyncreplication', replicateDisk],
  ['compute.images.insert', insertImage],
  ['compute.machineimages.insert', insertMachineImage],
  ['google.devtools.cloudbuild.v1.cloudbuild.createbuild', exportByBuild],
  ['compute.instances.insert', insertInstance],
  ['compute.instances.bulkinsert', insertInstances],
  ['compute.instances.attachdisk', attachDisk],
  ['compute.instances.detachdisk', detachDisk],
  ['compute.instances.settags', setTags],
  ['compute.instances.setmetadata', changeMetadata],
  ['compute.instances.addaccessconfig', addAddress],
  ['compute.instances.deleteaccessconfig', removeAddress],
  ['compute.firewalls.insert', insertFirewall],
  ['compute.firewalls.patch', changeFirewall],
  ['compute.firewalls.update', changeFirewall],
  ['compute.firewalls.delete', deleteFirewall],
  ['compute.disks.setiampolicy', shareByPolicy],
  ['compute.snapshots.setiampolicy', shareByPolicy],
  ['compute.instantsnapshots.setiampolicy', shareByPolicy],
  ['compute.images.setiampolicy', shareByPolicy],
  ['compute.machineimages.setiampolicy', shareByPolicy],
  ['compute.instances.setiampolicy', shareByPolicy],
  ['cloudresourcemanager.setiampolicy', changeProjectPolicy],
  ['compute.disks.delete', deleteResource],
  ['compute.snapshots.delete', deleteResource],
  ['compute.instantsnapshots.delete', deleteResource],
  ['compute.images.delete', deleteResource],
  ['compute.machineimages.delete', deleteResource],
  ['compute.instances.delete', deleteResource],
  ['cloudsql.backupruns.create', createBackup],
  ['cloudsql.backupruns.insert', createBackup],
  ['cloudsql.backupruns.delete', deleteBackup],
  ['cloudsql.instances.clone', cloneDatabase],
  ['cloudsql.instances.restorebackup', restoreDatabase],
  ['cloudsql.instances.export', exportDatabase],
  ['cloudsql.instances.create', changeDatabase],
  ['cloudsql.instances.patch', changeDatabase],
  ['cloudsql.instances.update', changeDatabase],
  ['cloudsql.instances.delete', deleteDatabase],
])

/** Every method that {@link gcpActivity} reads, lower case, without its version. */
export const gcpActionKeys: readonly string[] = [...rows.keys()]

/** Reads what a Google Cloud event does to data; `undefined` when lineage has no use for its method. */
export function gcpActivity(event: Event): Activity | undefined {
  const call = readGcpCall(event)
  const effects = call && rows.get(call.method)?.(call)
  if (call === undefined || effects === undefined) return undefined
  return activityOf(effects, {
    attempt: call.failed,
    account: call.place.project?.toLowerCase(),
    region: regionOf(call),
    sourceAddress: textAt(call.payload, 'requestMetadata', 'callerIp'),
  })
}

function deleteResource(call: GcpCall): Effects {
  const resource = namedResource(call)
  return { verb: 'delete', outputs: [resource], removed: [resource] }
}
