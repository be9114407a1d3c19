/** What a Google Cloud audit event does to data (reference/telemetry.md sections 2.8, 3.4). */
import type { Event } from '../../events/event.ts'
import type { Activity } from '../activity.ts'
import { type Effects, activityOf } from '../effects.ts'
import { createVaultBackup, deleteVaultBackup, restoreVaultBackup } from './gcp-backup-dr.ts'
import { type GcpCall, namedResource, readGcpCall, regionOf } from './gcp-call.ts'
import {
  createSnapshot,
  insertDisk,
  insertDisks,
  insertSnapshot,
  replicateDisk,
  scheduleSnapshot,
} from './gcp-disks.ts'
import { changeFirewall, deleteFirewall, insertFirewall } from './gcp-firewall.ts'
import {
  attachPolicy,
  deletePolicy,
  detachPolicy,
  removePolicyRule,
  writePolicyRule,
} from './gcp-firewall-policy.ts'
import { foreignUse } from './gcp-foreign-use.ts'
import { exportByBuild, insertImage, insertMachineImage } from './gcp-images.ts'
import {
  addAddress,
  attachDisk,
  changeInterface,
  detachDisk,
  insertInstance,
  insertInstances,
  removeAddress,
  setTags,
} from './gcp-instances.ts'
import { changeMetadata, changeProjectMetadata } from './gcp-metadata.ts'
import { addSchedules, deleteSchedule, insertSchedule, removeSchedules } from './gcp-schedules.ts'
import { changeProjectPolicy, shareByPolicy } from './gcp-sharing.ts'
import {
  accessDatabase,
  changeDatabase,
  cloneDatabase,
  createBackup,
  deleteBackup,
  deleteDatabase,
  exportDatabase,
  restoreDatabase,
} from './gcp-sql.ts'
import { textAt } from '../json-lists.ts'

type Row = (call: GcpCall) => Effects | undefined
type Rows = Readonly<Record<string, Row>>

/** What is the same for disks of a zone and of a region. */
const diskRows: Rows = {
  createsnapshot: createSnapshot,
  insert: insertDisk,
  bulkinsert: insertDisks,
  startasyncreplication: replicateDisk,
  addresourcepolicies: addSchedules,
  removeresourcepolicies: removeSchedules,
  setiampolicy: shareByPolicy,
  delete: deleteResource,
}

const snapshotRows: Rows = {
  insert: insertSnapshot,
  setiampolicy: shareByPolicy,
  delete: deleteResource,
}

/** Of the network of a project, of one region of it, and of a folder or an organisation. */
const firewallPolicyRows: Rows = {
  addrule: writePolicyRule,
  patchrule: writePolicyRule,
  removerule: removePolicyRule,
  addassociation: attachPolicy,
  removeassociation: detachPolicy,
  delete: deletePolicy,
}

/** By the collection of Compute Engine, lower case. */
const computeRows: Readonly<Record<string, Rows>> = {
  disks: diskRows,
  regiondisks: diskRows,
  snapshots: snapshotRows,
  instantsnapshots: snapshotRows,
  regioninstantsnapshots: snapshotRows,
  images: { insert: insertImage, setiampolicy: shareByPolicy, delete: deleteResource },
  machineimages: {
    insert: insertMachineImage,
    setiampolicy: shareByPolicy,
    delete: deleteResource,
  },
  instances: {
    insert: insertInstance,
    bulkinsert: insertInstances,
    attachdisk: attachDisk,
    detachdisk: detachDisk,
    settags: setTags,
    setmetadata: changeMetadata,
    updatenetworkinterface: changeInterface,
    addaccessconfig: addAddress,
    deleteaccessconfig: removeAddress,
    setiampolicy: shareByPolicy,
    delete: deleteResource,
  },
  projects: { setcommoninstancemetadata: changeProjectMetadata },
  firewalls: {
    insert: insertFirewall,
    patch: changeFirewall,
    update: changeFirewall,
    delete: deleteFirewall,
  },
  firewallpolicies: firewallPolicyRows,
  networkfirewallpolicies: firewallPolicyRows,
  regionnetworkfirewallpolicies: firewallPolicyRows,
  resourcepolicies: { insert: insertSchedule, delete: deleteSchedule },
}

/**
 * The other services. Left out of the table of the reference, because they change neither data nor who
 * reaches it: all that only looks (`get`, `list`, `setLabels`), and the export by hand of an image, whose
 * parts (`images.get`, `storage.objects.create`) stand in data access logs and name no copy.
 */
const otherRows: Rows = {
  'compute.scheduledsnapshots': scheduleSnapshot,
  'google.devtools.cloudbuild.v1.cloudbuild.createbuild': exportByBuild,
  'cloudresourcemanager.setiampolicy': changeProjectPolicy,
  'cloudsql.backupruns.create': createBackup,
  'cloudsql.backupruns.insert': createBackup,
  'cloudsql.backups.create': createBackup,
  'cloudsql.backupruns.delete': deleteBackup,
  'cloudsql.instances.clone': cloneDatabase,
  'cloudsql.instances.restorebackup': restoreDatabase,
  'cloudsql.instances.export': exportDatabase,
  'cloudsql.instances.create': changeDatabase,
  'cloudsql.instances.patch': changeDatabase,
  'cloudsql.instances.update': changeDatabase,
  'cloudsql.instances.delete': deleteDatabase,
  'cloudsql.users.update': accessDatabase,
  'google.cloud.backupdr.v1.backupdr.createbackup': createVaultBackup,
  'google.cloud.backupdr.v1.backupdr.restorebackup': restoreVaultBackup,
  'google.cloud.backupdr.v1.backupdr.deletebackup': deleteVaultBackup,
  'google.logging.v2.configservicev2.deletesink': weakenLog,
  'google.logging.v2.configservicev2.updatesink': weakenLog,
  'google.logging.v2.configservicev2.createexclusion': weakenLog,
}

/** Every method that lineage follows, lower case, without its version. */
const rows: ReadonlyMap<string, Row> = new Map([
  ...Object.entries(computeRows).flatMap(([collection, methods]) =>
    Object.entries(methods).map(([name, row]): [string, Row] => [
      `compute.${collection}.${name}`,
      row,
    ]),
  ),
  ...Object.entries(otherRows),
])

/** Every method that {@link gcpActivity} reads, lower case, without its version. */
export const gcpActionKeys: readonly string[] = [...rows.keys()]

/** Reads what a Google Cloud event does to data; `undefined` when lineage has no use for its method. */
export function gcpActivity(event: Event): Activity | undefined {
  const call = readGcpCall(event)
  const effects = call && (foreignUse(call) ?? rows.get(call.method)?.(call))
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

/** A log that is written no more, or not whole: what is done then is not seen. */
function weakenLog(): Effects {
  return { verb: 'unprotect' }
}
