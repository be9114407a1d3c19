import { expect, it } from 'vitest'
import { storageProfileOf } from './azure-machine-body.ts'

const osDisk = { osDiskId: '/x/disks/os', osDisk: 'Attach' } as const

it('an attached system disk needs no image', () => {
  const profile = storageProfileOf(osDisk)
  expect(profile).not.toHaveProperty('imageReference')
  expect(profile['osDisk']).toMatchObject({ createOption: 'Attach', name: 'os' })
  expect(profile['dataDisks']).toEqual([])
})

it('an image is named by its id, or is one of the marketplace', () => {
  const made = { ...osDisk, osDisk: 'FromImage' } as const
  expect(storageProfileOf({ ...made, imageId: 'i' })['imageReference']).toEqual({ id: 'i' })
  expect(storageProfileOf(made)['imageReference']).toMatchObject({ publisher: 'Canonical' })
})

it('data disks have LUNs in their order, those that exist before those that are made', () => {
  const { dataDisks } = storageProfileOf({
    ...osDisk,
    dataDiskIds: ['/x/disks/a'],
    dataDisks: [
      { diskId: '/x/disks/b', option: 'Copy', sourceId: '/x/snapshots/s' },
      { diskId: '/x/disks/c', option: 'Empty', size: 32 },
    ],
  })
  expect(dataDisks).toEqual([
    { lun: 0, name: 'a', createOption: 'Attach', managedDisk: { id: '/x/disks/a' } },
    {
      lun: 1,
      name: 'b',
      createOption: 'Copy',
      sourceResource: { id: '/x/snapshots/s' },
      managedDisk: { id: '/x/disks/b' },
    },
    {
      lun: 2,
      name: 'c',
      createOption: 'Empty',
      diskSizeGB: 32,
      managedDisk: { id: '/x/disks/c' },
    },
  ])
})
