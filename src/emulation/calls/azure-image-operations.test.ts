import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as images from './azure-image-operations.ts'
import type { ImageSource } from './azure-image-operations.ts'

const location = 'westeurope'

const propertiesOf = (source: ImageSource) =>
  valueAt(images.writeImage({ resourceId: '/x/images/i', location, source }).response, 'properties')

describe('an image', () => {
  it('is made of a machine', () => {
    expect(propertiesOf({ machineId: 'vm' })).toMatchObject({ sourceVirtualMachine: { id: 'vm' } })
  })

  it('or of disks', () => {
    expect(propertiesOf({ diskId: 'os', dataDiskIds: ['data'] })).toMatchObject({
      storageProfile: {
        osDisk: { managedDisk: { id: 'os' } },
        dataDisks: [{ lun: 0, managedDisk: { id: 'data' } }],
      },
    })
  })

  it('or of snapshots', () => {
    expect(propertiesOf({ snapshotId: 'os' })).toMatchObject({
      storageProfile: { osDisk: { snapshot: { id: 'os' } }, dataDisks: [] },
    })
  })
})

describe('an image version', () => {
  const plan = { resourceId: '/x/versions/1.0.0', location, regions: ['North Europe'] }

  it('is kept in its regions', () => {
    const { request } = images.writeImageVersion({ ...plan, source: { id: 'image' } })
    expect(valueAt(request, 'properties')).toMatchObject({
      publishingProfile: { targetRegions: [{ name: 'North Europe' }] },
      storageProfile: { source: { id: 'image' } },
    })
  })

  it('may be of a system disk alone', () => {
    const source = { osDiskOrSnapshotId: 'snapshot' }
    const { response } = images.writeImageVersion({ ...plan, source })
    expect(valueAt(response, 'properties', 'storageProfile')).toEqual({
      osDiskImage: { source: { id: 'snapshot' } },
    })
  })
})

describe('a gallery', () => {
  const groups = [{ type: 'Subscriptions', ids: ['s1'] }] as const

  it('says nothing of sharing unless asked to', () => {
    const plain = images.writeGallery({ resourceId: '/x/galleries/g', location })
    expect(JSON.stringify(plain)).not.toContain('sharingProfile')
    const shared = images.writeGallery({
      resourceId: '/x/galleries/g',
      location,
      permissions: 'Groups',
      groups,
    })
    expect(valueAt(shared.request, 'properties', 'sharingProfile')).toEqual({
      permissions: 'Groups',
      groups,
    })
  })

  it('is shared with groups, or with the community and no group', () => {
    expect(images.shareGallery('g', 'Add', groups).request).toEqual({
      operationType: 'Add',
      groups,
    })
    expect(images.shareGallery('g', 'EnableCommunity').request).toEqual({
      operationType: 'EnableCommunity',
    })
  })
})
