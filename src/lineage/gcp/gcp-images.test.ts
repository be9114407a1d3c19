import { expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  type GcpCallParts,
  gcpEntry,
  gcpEvent,
  gcpHome,
} from '../../../test/builders/gcp-builder.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

function call(
  method: string,
  resource: string,
  request: GcpCallParts['request'] = {},
): Activity | undefined {
  return gcpActivity(gcpEvent(gcpEntry({ method, resource, request })))
}

it('an image is made of a snapshot, a disk or a file (emulated)', () => {
  const method = 'v1.compute.images.insert'
  const made = ['sourceSnapshot', 'sourceDisk'].map((field) =>
    linkTexts(call(method, 'global/images/i', { [field]: 'x' })).join(),
  )
  expect(made).toEqual(['image-of snapshots/x -> images/i', 'image-of disks/x -> images/i'])
  const rawDisk = { source: 'https://storage.googleapis.com/loot/disk.tar.gz' }
  expect(linkTexts(call(method, 'global/images/i', { rawDisk }))).toEqual([
    'image-of storage.googleapis.com/loot -> images/i',
  ])
})

it('an image of an image is a copy (emulated)', () => {
  const activity = call('v1.compute.images.insert', 'global/images/i', { sourceImage: 'a' })
  expect(flowText(activity)).toBe('copy: images/a => images/i')
  expect(linkTexts(activity)).toEqual(['copy-of images/a -> images/i'])
})

it('a machine image holds an instance (emulated)', () => {
  const sourceInstance = `zones/${gcpHome.zone}/instances/vm`
  const activity = call('beta.compute.machineImages.insert', 'global/machineImages/m', {
    sourceInstance,
  })
  expect(linkTexts(activity)).toEqual(['image-of instances/vm -> machineimages/m'])
})

it('the export tool leaves into a bucket (emulated)', () => {
  const args = [
    '-timeout=7000s',
    '-source_image=i',
    '-client_id=gcloud',
    '--destination_uri=gs://loot/i.vmdk',
  ]
  const build = {
    steps: [{ name: 'gcr.io/compute-image-tools/gce_vm_image_export:release', args }],
  }
  const method = 'google.devtools.cloudbuild.v1.CloudBuild.CreateBuild'
  const activity = call(method, 'builds/1', { build })
  expect(flowText(activity)).toBe('export: images/i => storage.googleapis.com/loot')
  expect(linkTexts(activity)).toEqual(['exported-to? images/i -> storage.googleapis.com/loot'])
})

it('any other build is nothing to lineage (emulated)', () => {
  const build = { steps: [{ args: ['build', '-t', 'x'] }] }
  const method = 'google.devtools.cloudbuild.v1.CloudBuild.CreateBuild'
  expect(call(method, 'builds/1', { build })).toBeUndefined()
})
