import { computeCall, gcpNames, partsOf } from './gcp-compute-call.ts'
import type { GcpCall } from './gcp-player.ts'

/** compute.disks.createSnapshot; the entry names the disk, the request the new snapshot. */
export function snapshotDisk(disk: string, name: string, location: string): GcpCall {
  const snapshot = gcpNames.snapshot(partsOf(disk).project, name)
  return computeCall('createSnapshot', disk, {
    permissions: [
      { permission: 'compute.disks.createSnapshot', resource: disk },
      { permission: 'compute.snapshots.create', resource: snapshot },
    ],
    request: { name, sourceDisk: disk, storageLocations: [location], guestFlush: false },
    operation: { type: 'createSnapshot', target: disk },
    locations: [location],
  })
}

/** The entry that a snapshot schedule leaves in the system event log; the snapshot is unnamed. */
export function scheduledSnapshot(disk: string): GcpCall {
  return {
    ...computeCall('createSnapshot', disk, { permissions: [] }),
    method: 'ScheduledSnapshots',
    log: 'system_event',
    operation: { type: 'createSnapshot', target: disk },
  }
}

/** compute.disks.insert from a snapshot. */
export function restoreDisk(disk: string, sourceSnapshot: string): GcpCall {
  const { project, zone, name } = partsOf(disk)
  const type = `projects/${project}/zones/${zone}/diskTypes/pd-balanced`
  return computeCall('insert', disk, {
    permissions: [
      { permission: 'compute.disks.create', resource: disk },
      { permission: 'compute.snapshots.useReadOnly', resource: sourceSnapshot },
    ],
    request: { name, type, sizeGb: '100', sourceSnapshot },
    operation: { type: 'insert', target: disk },
  })
}

/** compute.images.insert from a disk. */
export function imageDisk(image: string, sourceDisk: string): GcpCall {
  return computeCall('insert', image, {
    permissions: [
      { permission: 'compute.images.create', resource: image },
      { permission: 'compute.disks.useReadOnly', resource: sourceDisk },
    ],
    request: { name: partsOf(image).name, sourceDisk, family: 'base', storageLocations: ['eu'] },
    operation: { type: 'insert', target: image },
  })
}

/** compute.{snapshots,images}.setIamPolicy; the request states the whole new policy. */
export function setResourcePolicy(
  resource: string,
  role: string,
  members: readonly string[],
): GcpCall {
  const { type } = partsOf(resource)
  const bindings = [{ role, members }]
  return computeCall('setIamPolicy', resource, {
    permissions: [{ permission: `compute.${type}.setIamPolicy`, resource }],
    request: { policy: { bindings, version: 1 } },
    response: {
      '@type': 'type.googleapis.com/google.iam.v1.Policy',
      bindings,
      etag: 'BwYExample0=',
    },
  })
}

/** The delete call of a resource. */
export function deleteCompute(resource: string): GcpCall {
  const { type } = partsOf(resource)
  return computeCall('delete', resource, {
    permissions: [{ permission: `compute.${type}.delete`, resource }],
    request: {},
    operation: { type: 'delete', target: resource },
  })
}
