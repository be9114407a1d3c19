import { presentFields } from '../present-fields.ts'
import { computeCall, gcpNames, linkTo, partsOf } from './gcp-compute-call.ts'
import { insertImage } from './gcp-image-calls.ts'
import type { GcpPermission } from './gcp-permission.ts'
import type { GcpCall } from './gcp-player.ts'
import { setPolicy } from './gcp-policy-calls.ts'

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

/** Of what a new disk is made; of nothing, when only its size is given. */
export type DiskSource =
  | { readonly snapshot: string }
  | { readonly image: string }
  | { readonly disk: string }
  | { readonly instantSnapshot: string }
  | { readonly size: number }

/**
 * compute.disks.insert (reference/telemetry.md 2.8), in a region compute.regionDisks.insert, which names
 * the two zones of its replicas; the size in GB, 100 unless given.
 */
export function insertDisk(disk: string, source: DiskSource): GcpCall {
  const { project, region, name } = partsOf(disk)
  const replicaZones = ['b', 'c'].map((zone) =>
    linkTo(`projects/${project}/zones/${region}-${zone}`),
  )
  const type = `${disk.slice(0, disk.indexOf('/disks/'))}/diskTypes/pd-balanced`
  const size = 'size' in source ? source.size : 100
  return computeCall('insert', disk, {
    permissions: [{ permission: 'compute.disks.create', resource: disk }, ...readingOf(source)],
    request: presentFields({
      name,
      type,
      sizeGb: String(size),
      replicaZones: region === '' ? undefined : replicaZones,
      sourceSnapshot: 'snapshot' in source ? source.snapshot : undefined,
      sourceImage: 'image' in source ? source.image : undefined,
      sourceDisk: 'disk' in source ? source.disk : undefined,
      sourceInstantSnapshot: 'instantSnapshot' in source ? source.instantSnapshot : undefined,
    }),
    operation: { type: 'insert', target: disk },
  })
}

function readingOf(source: DiskSource): readonly GcpPermission[] {
  if ('snapshot' in source) {
    return [{ permission: 'compute.snapshots.useReadOnly', resource: source.snapshot }]
  }
  if ('image' in source) {
    return [{ permission: 'compute.images.useReadOnly', resource: source.image }]
  }
  if ('disk' in source) {
    return [{ permission: 'compute.disks.useReadOnly', resource: source.disk }]
  }
  return 'instantSnapshot' in source
    ? [{ permission: 'compute.instantSnapshots.useReadOnly', resource: source.instantSnapshot }]
    : []
}

/** compute.disks.insert from a snapshot. */
export function restoreDisk(disk: string, sourceSnapshot: string): GcpCall {
  return insertDisk(disk, { snapshot: sourceSnapshot })
}

/** compute.disks.startAsyncReplication: the second disk, of another region, becomes a copy. */
export function replicateDisk(disk: string, secondary: string): GcpCall {
  return computeCall('startAsyncReplication', disk, {
    permissions: [
      { permission: 'compute.disks.startAsyncReplication', resource: disk },
      { permission: 'compute.disks.use', resource: secondary },
    ],
    request: { asyncSecondaryDisk: linkTo(secondary) },
    operation: { type: 'startAsyncReplication', target: disk },
  })
}

/**
 * compute.disks.addResourcePolicies or removeResourcePolicies. As with `alloweds`, logs make the plural
 * their own way: `resourcePolicys`.
 */
export function changeSchedules(
  disk: string,
  change: 'add' | 'remove',
  policies: readonly string[],
): GcpCall {
  const verb = `${change}ResourcePolicies`
  const used = policies.map((resource) => ({
    permission: 'compute.resourcePolicies.use',
    resource,
  }))
  return computeCall(verb, disk, {
    permissions: [
      { permission: `compute.disks.${verb}`, resource: disk },
      ...(change === 'add' ? used : []),
    ],
    request: { resourcePolicys: policies.map(linkTo) },
    operation: { type: verb, target: disk },
  })
}

/** compute.images.insert from a disk. */
export function imageDisk(image: string, sourceDisk: string): GcpCall {
  return insertImage(image, { disk: sourceDisk }, { family: 'base' })
}

/** compute.{snapshots,images}.setIamPolicy; the request states the whole new policy. */
export function setResourcePolicy(
  resource: string,
  role: string,
  members: readonly string[],
): GcpCall {
  return setPolicy(resource, { bindings: [{ role, members }] })
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
