import { describe, expect, it } from 'vitest'
import { gcpPayloads, lastPayload, lastRequest } from '../../../test/builders/gcp-step-player.ts'

const methodOf = (step: string): unknown => lastPayload([step], 'methodName')
const argumentsOf = (step: string): string =>
  JSON.stringify(lastPayload([step], 'request', 'build', 'steps'))

describe('listings', () => {
  it('cover all zones unless one is named', () => {
    expect(methodOf('{do: list-disks}')).toBe('v1.compute.disks.aggregatedList')
    expect(methodOf('{do: list-disks, region: europe-west4-b}')).toBe('v1.compute.disks.list')
    expect(methodOf('{do: list-snapshots, version: beta}')).toBe('beta.compute.snapshots.list')
  })

  it('say how many were found', () => {
    expect(lastPayload(['{do: list-images, count: 7}'], 'numResponseItems')).toBe('7')
  })
})

describe('an export', () => {
  it('of an image or snapshot is a build that runs the export tool', () => {
    const build = argumentsOf('{do: export, of: picture, to: bucket}')
    expect(build).toContain('"-source_image=picture"')
    expect(build).toContain('"-destination_uri=gs://example-drop/picture.tar.gz"')
    expect(argumentsOf('{do: export, of: old, to: elsewhere, text: x.gz}')).toMatch(
      /-source_disk_snapshot=old".*gs:\/\/elsewhere\/x\.gz/,
    )
  })

  it('by another project names the image in full', () => {
    expect(argumentsOf('{do: export, of: picture, to: bucket, in: sister}')).toContain(
      '-source_image=projects/example-production/global/images/picture',
    )
  })
})

it('labels are written by a call of the thing’s own kind', () => {
  const [payload] = gcpPayloads('{do: write-tags, of: old, tags: {team: shop}}')
  expect(payload).toMatchObject({
    methodName: 'v1.compute.snapshots.setLabels',
    request: { labels: { team: 'shop' } },
  })
})

describe('deleting', () => {
  it.each([
    ['disk', 'compute.disks.delete'],
    ['old', 'compute.snapshots.delete'],
    ['picture', 'compute.images.delete'],
    ['whole', 'compute.machineImages.delete'],
    ['server', 'compute.instances.delete'],
    ['door', 'compute.firewalls.delete'],
    ['shop', 'cloudsql.instances.delete'],
  ])('%s calls %s', (name, method) => {
    expect(lastPayload([`{do: delete, of: ${name}}`], 'methodName')).toMatch(
      new RegExp(`(^|\\.)${method.replaceAll('.', '\\.')}$`),
    )
  })

  it('has an empty request', () => {
    expect(lastRequest('{do: delete, of: old}')).toEqual({})
  })
})
