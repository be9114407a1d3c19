import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { timeAt } from '../clock.ts'
import { nameOf } from './azure-ids.ts'
import * as operations from './azure-operations.ts'

const { armIds } = operations
const place = { subscription: 'sub-1', group: 'rg-1', location: 'westeurope' }
const disk = armIds.disk(place, 'disk1')
const snapshot = armIds.snapshot(place, 'snap1')
const machine = armIds.machine(place, 'vm1')

it('a resource id holds subscription, group, type and name, and gives the name back', () => {
  expect(disk).toBe(
    '/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.Compute/disks/disk1',
  )
  expect(nameOf(disk)).toBe('disk1')
})

describe('writing a disk or snapshot', () => {
  const write = operations.writeDisk(snapshot, 'westeurope', { option: 'Copy', sourceId: disk })
  const origin = ['properties', 'creationData', 'sourceResourceId'] as const

  it('is named after what is written and tells the origin in request and answer', () => {
    expect(write.name).toBe('Microsoft.Compute/snapshots/write')
    expect(valueAt(write.request, ...origin)).toBe(disk)
    expect(valueAt(write.response, ...origin)).toBe(disk)
    const back = operations.writeDisk(disk, 'westeurope', { option: 'Copy', sourceId: snapshot })
    expect(back.name).toBe('Microsoft.Compute/disks/write')
  })

  it('has no origin when empty', () => {
    const { request } = operations.writeDisk(disk, 'westeurope', { option: 'Empty' })
    expect(valueAt(request, 'properties', 'creationData')).toEqual({ createOption: 'Empty' })
  })

  it('again with tags asks for the tags only and answers with the old origin', () => {
    const tagged = operations.writeTags(write, { owner: 'carla' })
    expect(tagged).toMatchObject({ method: 'PATCH', request: { tags: { owner: 'carla' } } })
    expect(tagged.request).not.toHaveProperty('properties')
    expect(valueAt(tagged.response, ...origin)).toBe(disk)
    expect(valueAt(tagged.response, 'properties')).not.toHaveProperty('timeCreated')
  })

  it('again later tells when the resource was made', () => {
    const later = operations.writeTags(write, {}, timeAt('2026-09-01 08:00:00'))
    expect(valueAt(later.response, 'properties', 'timeCreated')).toBe(
      '2026-09-01T08:00:00.0000000+00:00',
    )
  })

  it('again with network access asks for that only and keeps the origin', () => {
    const access = { networkAccessPolicy: 'AllowAll', publicNetworkAccess: 'Enabled' } as const
    const opened = operations.writeNetworkAccess(write, access, 0)
    expect(opened).toMatchObject({ method: 'PATCH', request: { properties: access } })
    expect(valueAt(opened.response, 'properties')).toMatchObject({
      ...access,
      timeCreated: '1970-01-01T00:00:00.0000000+00:00',
    })
    expect(valueAt(opened.response, ...origin)).toBe(disk)
  })

  it('is answered with the name of a disk, but not of a snapshot', () => {
    expect(write.response).not.toHaveProperty('name')
    const empty = operations.writeDisk(disk, 'westeurope', { option: 'Empty' })
    expect(empty.response).toHaveProperty('name', 'disk1')
  })
})

describe('writing a machine', () => {
  const plan = { resourceId: machine, location: 'westeurope', networkInterfaceId: 'nic' }
  const storage = (more: Pick<operations.MachinePlan, 'osDisk' | 'imageId' | 'dataDiskIds'>) =>
    valueAt(
      operations.writeMachine({ ...plan, osDiskId: disk, ...more }).response,
      'properties',
      'storageProfile',
    )

  it('attaches disks that exist, without an image', () => {
    const profile = storage({ osDisk: 'Attach', dataDiskIds: [snapshot] })
    expect(profile).not.toHaveProperty('imageReference')
    expect(valueAt(profile, 'osDisk', 'managedDisk', 'id')).toBe(disk)
    expect(valueAt(profile, 'dataDisks')).toMatchObject([{ lun: 0, managedDisk: { id: snapshot } }])
  })

  it('or starts from the image given', () => {
    const profile = storage({ osDisk: 'FromImage', imageId: 'image-1' })
    expect(valueAt(profile, 'imageReference')).toEqual({ id: 'image-1' })
  })
})

it('a machine that was there before says so', () => {
  const plan = { resourceId: machine, location: 'westeurope', networkInterfaceId: 'nic' }
  const attached = { ...plan, osDiskId: disk, osDisk: 'Attach' } as const
  const made = operations.writeMachine(attached).response
  const changed = operations.writeMachine({ ...attached, since: 0 }).response
  expect(valueAt(made, 'properties', 'provisioningState')).toBe('Creating')
  expect(valueAt(made, 'properties')).not.toHaveProperty('timeCreated')
  expect(valueAt(changed, 'properties')).toMatchObject({
    provisioningState: 'Updating',
    timeCreated: '1970-01-01T00:00:00.0000000+00:00',
  })
})

it('a failed operation keeps what was asked and says why', () => {
  const failure = { statusCode: 'Conflict', code: 'QuotaExceeded', message: 'full' }
  const failed = operations.failedOperation(operations.beginAccess(disk), failure)
  expect(failed).toMatchObject({ course: 'failed', failure, request: { access: 'Read' } })
})

it.each([
  ['a/b/delete', 'DELETE'],
  ['a/b/write', 'PUT'],
  ['a/b/start/action', 'POST'],
])('%s is a %s', (name, method) => {
  expect(operations.plainOperation(name, machine)).toMatchObject({ method, course: 'short' })
})

it('access is for reading and a day unless asked for otherwise', () => {
  expect(operations.beginAccess(disk).request).toEqual({
    access: 'Read',
    durationInSeconds: 86_400,
  })
  expect(operations.beginAccess(disk, { access: 'Write', seconds: 60 }).request).toEqual({
    access: 'Write',
    durationInSeconds: 60,
  })
})

it('access and deletion are named after the type of the resource', () => {
  const point = `${armIds.restorePointCollection(place, 'c')}/restorePoints/p/diskRestorePoints/d`
  expect(operations.beginAccess(disk).name).toBe('Microsoft.Compute/disks/beginGetAccess/action')
  expect(operations.beginAccess(point).name).toBe(
    'Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints/beginGetAccess/action',
  )
  expect(operations.endAccess(snapshot).name).toBe(
    'Microsoft.Compute/snapshots/endGetAccess/action',
  )
  expect(operations.deleteResource(machine).name).toBe('Microsoft.Compute/virtualMachines/delete')
})
