import { describe, expect, it } from 'vitest'
import { creationDataOf, requestedProperties, writtenProperties } from './azure-disk-body.ts'
import type { CreationSource } from './azure-disk-body.ts'

const image = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i'
const version = image.replace('/images/i', '/galleries/g/images/i/versions/1')
const cases: readonly (readonly [CreationSource, object])[] = [
  [
    { option: 'Copy', sourceId: 'disk' },
    { createOption: 'Copy', sourceResourceId: 'disk' },
  ],
  [
    { option: 'Restore', sourceId: 'point' },
    { createOption: 'Restore', sourceResourceId: 'point' },
  ],
  [{ option: 'Empty' }, { createOption: 'Empty' }],
  [
    { option: 'Import', sourceUri: 'https://x/d.vhd', storageAccountId: 'account' },
    { createOption: 'Import', sourceUri: 'https://x/d.vhd', storageAccountId: 'account' },
  ],
  [
    { option: 'Upload', size: 1 },
    { createOption: 'Upload', uploadSizeBytes: 1_073_742_336 },
  ],
  [
    { option: 'FromImage', sourceId: image },
    { createOption: 'FromImage', imageReference: { id: image } },
  ],
  [
    { option: 'FromImage', sourceId: version },
    { createOption: 'FromImage', galleryImageReference: { id: version } },
  ],
]

describe('the origin of a disk', () => {
  it.each(cases)('%o is asked for so', (source, data) => {
    expect(creationDataOf(source, 'request')).toEqual(data)
  })

  it('is answered with the stable id of what is copied, but not of an image', () => {
    const copied = creationDataOf({ option: 'Copy', sourceId: 'disk' }, 'response')
    expect(copied['sourceUniqueId']).toMatch(/^[0-9a-f-]{36}$/)
    const made = creationDataOf({ option: 'FromImage', sourceId: image }, 'response')
    expect(made).not.toHaveProperty('sourceUniqueId')
  })
})

describe('the properties', () => {
  const copy = { option: 'Copy', sourceId: 'disk' } as const

  it('of an empty disk are its size, of another its system', () => {
    expect(writtenProperties({ option: 'Empty', size: 64 }, {})).toMatchObject({ diskSizeGB: 64 })
    expect(writtenProperties({ option: 'Empty' }, {})).not.toHaveProperty('osType')
    expect(writtenProperties(copy, {})).toMatchObject({ osType: 'Linux', osState: 'Generalized' })
    expect(requestedProperties({ option: 'Empty' }, {})).toHaveProperty('diskSizeGB', 128)
  })

  it('are incremental across regions only', () => {
    expect(requestedProperties({ ...copy, option: 'CopyStart' }, {})).toMatchObject({
      incremental: true,
    })
    expect(requestedProperties(copy, {})).not.toHaveProperty('incremental')
  })

  it('tell the network access that was asked for, and otherwise the default', () => {
    const closed = { networkAccessPolicy: 'DenyAll', publicNetworkAccess: 'Disabled' } as const
    expect(requestedProperties(copy, closed)).toMatchObject(closed)
    expect(writtenProperties(copy, closed)).toMatchObject(closed)
    expect(writtenProperties(copy, {})['publicNetworkAccess']).toBe('Enabled')
    expect(writtenProperties(copy, {})).not.toHaveProperty('networkAccessPolicy')
  })
})
