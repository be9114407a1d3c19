import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as operations from './azure-operations.ts'

const { armIds } = operations
const place = { subscription: 'sub-1', group: 'rg-1', location: 'westeurope' }
const disk = armIds.disk(place, 'disk1')
const snapshot = armIds.snapshot(place, 'snap1')
const machine = armIds.machine(place, 'vm1')

it('a resource id holds subscription, group, type and name, and gives them back', () => {
  expect(disk).toBe(
    '/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.Compute/disks/disk1',
  )
  expect(operations.nameOf(disk)).toBe('disk1')
  expect(operations.typeOf(disk)).toBe('Microsoft.Compute/disks')
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

it.each([
  ['a/b/delete', 'DELETE'],
  ['a/b/write', 'PUT'],
  ['a/b/start/action', 'POST'],
])('%s is a %s', (name, method) => {
  expect(operations.plainOperation(name, machine)).toMatchObject({ method, course: 'short' })
})

it('access and deletion are named after the type of the resource', () => {
  expect(operations.beginAccess(disk).name).toBe('Microsoft.Compute/disks/beginGetAccess/action')
  expect(operations.deleteResource(machine).name).toBe('Microsoft.Compute/virtualMachines/delete')
})
