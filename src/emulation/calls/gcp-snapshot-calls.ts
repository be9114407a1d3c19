import { computeCall, linkTo, partsOf } from './gcp-compute-call.ts'
import type { GcpCall } from './gcp-player.ts'

/** compute.snapshots.insert: the entry names the snapshot, the request its disk. */
export function insertSnapshot(snapshot: string, disk: string, location = 'eu'): GcpCall {
  return computeCall('insert', snapshot, {
    permissions: [
      { permission: 'compute.snapshots.create', resource: snapshot },
      { permission: 'compute.disks.createSnapshot', resource: disk },
    ],
    request: {
      name: partsOf(snapshot).name,
      sourceDisk: linkTo(disk),
      storageLocations: [location],
    },
    operation: { type: 'insert', target: snapshot },
    locations: [location],
  })
}

/**
 * The entry in the log of a disk's owner when somebody snapshots the disk into a project of his own:
 * it names the disk and the taker, not the snapshot, and no address (reference/telemetry.md 2.8; the
 * permission is unconfirmed).
 */
export function foreignSnapshot(disk: string): GcpCall {
  const type = 'type.googleapis.com/google.cloud.audit.CrossEntityControlAuditMetadata'
  return {
    ...computeCall('createSnapshot', disk, {
      permissions: [{ permission: 'compute.disks.createSnapshot', resource: disk }],
    }),
    method: 'v1.compute.snapshots.insert',
    request: {},
    more: { metadata: { '@type': type } },
    hidesAddress: true,
  }
}

/** compute.instantSnapshots.insert: a copy in the same zone, within seconds. */
export function insertInstantSnapshot(instantSnapshot: string, disk: string): GcpCall {
  return computeCall('insert', instantSnapshot, {
    permissions: [
      { permission: 'compute.instantSnapshots.create', resource: instantSnapshot },
      { permission: 'compute.disks.createSnapshot', resource: disk },
    ],
    request: { name: partsOf(instantSnapshot).name, sourceDisk: linkTo(disk) },
    operation: { type: 'insert', target: instantSnapshot },
  })
}
