import { describe, expect, it } from 'vitest'
import * as disks from './gcp-disk-calls.ts'
import { gcpNames } from './gcp-compute-call.ts'

const disk = gcpNames.disk('p', 'europe-west1-c', 'd')
const snapshot = gcpNames.snapshot('p', 's')
const image = gcpNames.image('p', 'i')

describe('a snapshot', () => {
  it('is taken in the name of its disk, the snapshot named in the request', () => {
    const call = disks.snapshotDisk(disk, 's', 'eu')
    expect(call).toMatchObject({ method: 'v1.compute.disks.createSnapshot', resourceName: disk })
    expect(call.request).toMatchObject({ name: 's', sourceDisk: disk, storageLocations: ['eu'] })
    expect(call.permissions).toContainEqual({
      permission: 'compute.snapshots.create',
      resource: snapshot,
    })
  })

  it('by schedule is a system event that names no snapshot', () => {
    const call = disks.scheduledSnapshot(disk)
    expect(call).toMatchObject({ method: 'ScheduledSnapshots', log: 'system_event' })
    expect(call).not.toHaveProperty('request')
  })
})

it('a disk is restored from a snapshot that the caller may read', () => {
  const call = disks.restoreDisk(disk, snapshot)
  expect(call.method).toBe('v1.compute.disks.insert')
  expect(call.request).toMatchObject({ name: 'd', sourceSnapshot: snapshot })
  expect(call.permissions).toContainEqual({
    permission: 'compute.snapshots.useReadOnly',
    resource: snapshot,
  })
})

it.each([
  [{ image }, { sourceImage: image }, 'compute.images.useReadOnly'],
  [{ disk: 'other' }, { sourceDisk: 'other' }, 'compute.disks.useReadOnly'],
  [
    { instantSnapshot: 'now' },
    { sourceInstantSnapshot: 'now' },
    'compute.instantSnapshots.useReadOnly',
  ],
] as const)('a disk is made of %o', (source, fields, permission) => {
  const { request, permissions } = disks.insertDisk(disk, source)
  expect(request).toMatchObject({ name: 'd', ...fields })
  expect(permissions.map((one) => one.permission)).toEqual(['compute.disks.create', permission])
})

it('an empty disk has a size and no source', () => {
  const { request, permissions } = disks.insertDisk(disk, { size: 500 })
  expect(Object.keys(request ?? {})).toEqual(['name', 'type', 'sizeGb'])
  expect(request).toMatchObject({ sizeGb: '500' })
  expect(permissions).toHaveLength(1)
})

it('a disk of a region names the zones of its replicas', () => {
  const twin = gcpNames.disk('p', 'europe-west1', 'd')
  const call = disks.insertDisk(twin, { snapshot })
  expect(call.method).toBe('v1.compute.regionDisks.insert')
  expect(call.request).toMatchObject({
    type: 'projects/p/regions/europe-west1/diskTypes/pd-balanced',
    replicaZones: ['b', 'c'].map((zone) =>
      expect.stringMatching(new RegExp(`/projects/p/zones/europe-west1-${zone}$`)),
    ),
  })
})

it('a disk is replicated to a second one', () => {
  const secondary = gcpNames.disk('p', 'europe-west4-b', 'd2')
  const call = disks.replicateDisk(disk, secondary)
  expect(call.method).toBe('v1.compute.disks.startAsyncReplication')
  expect(call.request).toEqual({
    asyncSecondaryDisk: `https://www.googleapis.com/compute/v1/${secondary}`,
  })
})

it('schedules are put on and taken off, and used only by the former', () => {
  const policy = gcpNames.resourcePolicy('p', 'europe-west1', 'daily')
  const [added, removed] = (['add', 'remove'] as const).map((change) =>
    disks.changeSchedules(disk, change, [policy]),
  )
  expect(added?.method).toBe('v1.compute.disks.addResourcePolicies')
  expect(added?.permissions).toContainEqual({
    permission: 'compute.resourcePolicies.use',
    resource: policy,
  })
  expect(removed?.method).toBe('v1.compute.disks.removeResourcePolicies')
  expect(removed?.permissions).toHaveLength(1)
  expect(removed?.request?.['resourcePolicys']).toHaveLength(1)
})

it('an image is made from a disk', () => {
  const call = disks.imageDisk(image, disk)
  expect(call).toMatchObject({ method: 'v1.compute.images.insert', resourceName: image })
  expect(call.request).toMatchObject({ name: 'i', sourceDisk: disk })
})

it('a policy states role and members in request and answer', () => {
  const call = disks.setResourcePolicy(image, 'roles/viewer', ['user:a@example.com'])
  const bindings = [{ role: 'roles/viewer', members: ['user:a@example.com'] }]
  expect(call.method).toBe('v1.compute.images.setIamPolicy')
  expect(call.request).toMatchObject({ policy: { bindings } })
  expect(call.response).toMatchObject({ bindings })
})

it.each([
  [disk, 'disks'],
  [snapshot, 'snapshots'],
])('deleting %s needs the permission of its type', (resource, type) => {
  const call = disks.deleteCompute(resource)
  expect(call.method).toBe(`v1.compute.${type}.delete`)
  expect(call.permissions).toEqual([{ permission: `compute.${type}.delete`, resource }])
  expect(call.operation).toEqual({ type: 'delete', target: resource })
})
