import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as images from './aws-image-calls.ts'

describe('an image of an instance', () => {
  const plan = { instanceId: 'i-1', imageId: 'ami-1', name: 'base' }

  it('is asked for by instance and answered with its id alone', () => {
    const { request, response } = images.createImage(plan)
    expect(request).toEqual({ instanceId: 'i-1', name: 'base' })
    expect(response).toEqual({ imageId: 'ami-1' })
  })

  it('may be asked for without a reboot', () => {
    expect(images.createImage({ ...plan, noReboot: true }).request).toMatchObject({
      noReboot: true,
    })
  })
})

it('an image of snapshots has the first as its root', () => {
  const disks = [
    { device: '/dev/xvda', snapshotId: 'snap-1', size: 8 },
    { device: '/dev/sdf', snapshotId: 'snap-2' },
  ] as const
  const { request, response } = images.registerImage({ imageId: 'ami-1', name: 'base', disks })
  expect(request).toMatchObject({ name: 'base', rootDeviceName: '/dev/xvda' })
  expect(valueAt(request, 'blockDeviceMapping', 'items')).toMatchObject([
    { deviceName: '/dev/xvda', ebs: { snapshotId: 'snap-1', volumeSize: 8 } },
    { deviceName: '/dev/sdf', ebs: { snapshotId: 'snap-2' } },
  ])
  expect(response).toEqual({ imageId: 'ami-1' })
})

it('a copy names where it comes from and gets an id of its own', () => {
  const source = { sourceImageId: 'ami-1', sourceRegion: 'eu-west-1', name: 'b', clientToken: 't' }
  const { request, response } = images.copyImage({ ...source, imageId: 'ami-2' })
  expect(request).toEqual({ ...source, encrypted: false })
  expect(response).toEqual({ imageId: 'ami-2' })
  const encrypted = images.copyImage({ ...source, imageId: 'ami-2', kmsKeyId: 'key' })
  expect(encrypted.request).toMatchObject({ encrypted: true, kmsKeyId: 'key' })
})

describe('who may launch an image', () => {
  it('grows by a share', () => {
    const { name, request } = images.shareImage('ami-1', '777788889999')
    expect(name).toBe('ModifyImageAttribute')
    expect(request).toMatchObject({
      imageId: 'ami-1',
      launchPermission: { add: { items: [{ userId: '777788889999' }] } },
    })
  })

  it('shrinks by the opposite, to nobody by a reset', () => {
    expect(images.changeImageSharing('ami-1', 'remove', 'all').request).toMatchObject({
      launchPermission: { remove: { items: [{ group: 'all' }] } },
    })
    expect(images.resetImageSharing('ami-1').name).toBe('ResetImageAttribute')
  })

  it('is no matter of its description', () => {
    const { name, request } = images.describeImageAs('ami-1', 'golden')
    expect(name).toBe('ModifyImageAttribute')
    expect(request).toMatchObject({ description: { value: 'golden' } })
    expect(request).not.toHaveProperty('launchPermission')
  })
})

it('an image goes without its snapshots, unless the newer flag takes them too', () => {
  expect(images.deregisterImage('ami-1').request).toEqual({ imageId: 'ami-1' })
  expect(images.deregisterImage('ami-1', { deletesSnapshots: true }).request).toEqual({
    imageId: 'ami-1',
    deleteAssociatedSnapshots: true,
  })
})
