import { describe, expect, it } from 'vitest'
import { gcpNames } from './gcp-compute-call.ts'
import * as images from './gcp-image-calls.ts'

const image = gcpNames.image('p', 'i')

describe('an image', () => {
  it.each([
    [{ disk: 'd' }, { sourceDisk: 'd' }, 'compute.disks.useReadOnly'],
    [{ snapshot: 's' }, { sourceSnapshot: 's' }, 'compute.snapshots.useReadOnly'],
    [{ image: 'o' }, { sourceImage: 'o' }, 'compute.images.useReadOnly'],
  ] as const)('is made of %o, which the caller may read', (source, fields, permission) => {
    const { request, permissions } = images.insertImage(image, source)
    expect(request).toEqual({ name: 'i', ...fields, storageLocations: ['eu'] })
    expect(permissions.at(-1)?.permission).toBe(permission)
  })

  it('or of a raw file, which Compute Engine asks nobody about', () => {
    const more = { family: 'base', guestOsFeatures: ['WINDOWS'] }
    const { request, permissions } = images.insertImage(image, { file: 'https://x/i.gz' }, more)
    expect(request).toEqual({
      name: 'i',
      family: 'base',
      guestOsFeatures: [{ type: 'WINDOWS' }],
      rawDisk: { source: 'https://x/i.gz' },
      sourceType: 'RAW',
    })
    expect(permissions).toHaveLength(1)
  })
})

it('a machine image is of an instance', () => {
  const machineImage = gcpNames.machineImage('p', 'm')
  const instance = gcpNames.instance('p', 'z-a', 'vm')
  const { method, request } = images.insertMachineImage(machineImage, instance)
  expect(method).toBe('v1.compute.machineImages.insert')
  expect(request).toMatchObject({
    name: 'm',
    sourceInstance: `https://www.googleapis.com/compute/v1/${instance}`,
  })
})

it.each([
  [{ image: 'i' }, '-source_image=i'],
  [{ snapshot: 's' }, '-source_disk_snapshot=s'],
])('the export of %o is a build that names it', (source, option) => {
  const destination = 'gs://b/o.tar.gz'
  const call = images.exportImage({ project: 'p', source, destination })
  expect(call).toMatchObject({
    service: 'cloudbuild.googleapis.com',
    method: 'google.devtools.cloudbuild.v1.CloudBuild.CreateBuild',
    resource: { type: 'build' },
    request: {
      build: {
        steps: [{ args: expect.arrayContaining([option, `-destination_uri=${destination}`]) }],
      },
    },
  })
})
