import { describe, expect, it } from 'vitest'
import { gcpNames } from './gcp-compute-call.ts'
import { launchPermissions, launchRequest, usedImage } from './gcp-launch.ts'
import type { GcpLaunch } from './gcp-launch.ts'

const zone = 'europe-west1-c'
const instance = gcpNames.instance('p', zone, 'i')
const snapshot = gcpNames.snapshot('p', 's')
const machineImage = gcpNames.machineImage('p', 'm')
const plain = { instance, network: gcpNames.network('p', 'default'), tags: [], external: false }
const permissionsOf = (launch: GcpLaunch): readonly string[] =>
  launchPermissions(launch).map(({ permission, resource }) => `${permission} ${resource}`)

describe('a launch from a snapshot', () => {
  const launch = { ...plain, boot: { snapshot, size: 50 } }

  it('makes a disk of it', () => {
    expect(launchRequest(launch)['disks']).toMatchObject([
      { boot: true, initializeParams: { sourceSnapshot: snapshot, diskSizeGb: '50' } },
    ])
  })

  it('reads the snapshot and creates the disk', () => {
    expect(permissionsOf(launch)).toEqual(
      expect.arrayContaining([
        `compute.snapshots.useReadOnly ${snapshot}`,
        `compute.disks.create ${gcpNames.disk('p', zone, 'i')}`,
      ]),
    )
  })
})

it('a launch from a machine image brings no disks of its own', () => {
  const launch = { ...plain, boot: { machineImage } }
  const request = launchRequest(launch)
  expect(request['sourceMachineImage']).toContain('/machineImages/m')
  expect(request).not.toHaveProperty('disks')
  expect(permissionsOf(launch)).toContain(`compute.machineImages.useReadOnly ${machineImage}`)
})

it('further disks follow the first, made or brought along, each as a device of its own', () => {
  const launch = {
    ...plain,
    boot: { disk: 'boot' },
    disks: [{ disk: 'data' }, { snapshot, name: 'copy' }, { snapshot }],
  }
  expect(launchRequest(launch)['disks']).toMatchObject([
    { boot: true, source: 'boot', deviceName: 'i' },
    { source: 'data', deviceName: 'data-1' },
    { initializeParams: { diskName: 'copy', sourceSnapshot: snapshot }, deviceName: 'data-2' },
    { initializeParams: { diskName: 'i-3', sourceSnapshot: snapshot }, deviceName: 'data-3' },
  ])
  const made = permissionsOf(launch).filter((one) => one.startsWith('compute.disks.create'))
  expect(made).toEqual(
    ['copy', 'i-3'].map((name) => `compute.disks.create ${gcpNames.disk('p', zone, name)}`),
  )
})

it('a launch under an account must be allowed to use it', () => {
  const launch = { ...plain, boot: { disk: 'd' }, serviceAccount: 'bot@example.com' }
  expect(permissionsOf(launch)).toContain(`compute.instances.setServiceAccount ${instance}`)
  expect(permissionsOf({ ...plain, boot: { disk: 'd' } }).join()).not.toContain('ServiceAccount')
})

it('the image that was used is told of launches from an image only', () => {
  const image = 'projects/debian-cloud/global/images/debian-13'
  expect(usedImage({ ...plain, boot: { image } })).toMatchObject({
    usedResources: {
      attachedDisks: [{ isBootDisk: true, sourceImage: expect.stringContaining(image) }],
    },
  })
  expect(usedImage({ ...plain, boot: { snapshot } })).toBeUndefined()
})
