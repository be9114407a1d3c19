import { describe, expect, it } from 'vitest'
import { playActions } from '../../../test/builders/action-player.ts'
import { gcpPayloads, lastPayload, lastRequest } from '../../../test/builders/gcp-step-player.ts'
import { valueAt } from '../../base/json.ts'

const ours = 'projects/example-production'
const methodOf = (step: string): unknown => lastPayload([step], 'methodName')

describe('snapshots', () => {
  it('are made by the method of the disk or by that of snapshots', () => {
    const [own] = gcpPayloads('{do: create-snapshot, of: disk, as: new}')
    const [other] = gcpPayloads('{do: insert-snapshot, of: disk, as: new}')
    expect(own).toMatchObject({
      methodName: 'v1.compute.disks.createSnapshot',
      resourceName: `${ours}/zones/europe-west1-c/disks/disk`,
      request: { name: 'new', storageLocations: ['eu'] },
    })
    expect(other).toMatchObject({
      methodName: 'v1.compute.snapshots.insert',
      resourceName: `${ours}/global/snapshots/new`,
    })
  })

  it('that go into another project leave an entry about the disk, and one about the snapshot', () => {
    const [owner, taker] = gcpPayloads('{do: create-snapshot, of: sister-disk, as: new}')
    expect(owner).toMatchObject({
      methodName: 'v1.compute.snapshots.insert',
      resourceName: 'projects/example-recovery/zones/europe-west4-b/disks/sister-disk',
      metadata: {
        '@type': 'type.googleapis.com/google.cloud.audit.CrossEntityControlAuditMetadata',
      },
    })
    expect(taker).toMatchObject({ resourceName: `${ours}/global/snapshots/new` })
    expect(gcpPayloads('{do: insert-snapshot, of: their-disk, as: new}')).toHaveLength(1)
  })

  it('that stay in the project of the disk are ordinary ones', () => {
    expect(methodOf('{do: create-snapshot, of: sister-disk, as: new, in: sister}')).toBe(
      'v1.compute.disks.createSnapshot',
    )
  })

  it('that a schedule makes stand in the log of the system', () => {
    const cast = `
  places:
    ours: {cloud: gcp, id: example-production, region: europe-west1-c}
  principals:
    lena: {in: ours, kind: system}
  resources:
    disk: {kind: disk, in: ours}
`
    const [event] = playActions(cast, ['{do: create-snapshot, of: disk, as: new}'])
    expect(valueAt(event?.native, 'protoPayload', 'methodName')).toBe('ScheduledSnapshots')
    expect(valueAt(event?.native, 'logName')).toMatch(/%2Fsystem_event$/)
  })

  it('of the instant kind lie in the zone of their disk, and are restored as such', () => {
    const made = '{do: create-instant-snapshot, of: disk, as: new}'
    const id = `${ours}/zones/europe-west1-c/instantSnapshots/new`
    expect(lastPayload([made], 'resourceName')).toBe(id)
    expect(lastRequest(made, '{do: restore, of: new, as: again}')).toMatchObject({
      sourceInstantSnapshot: id,
    })
  })
})

describe('images', () => {
  it.each([
    ['disk', { sourceDisk: `${ours}/zones/europe-west1-c/disks/disk` }],
    ['old', { sourceSnapshot: `${ours}/global/snapshots/old` }],
  ])('are made of %s', (of, request) => {
    expect(lastRequest(`{do: create-image, of: ${of}, as: new}`)).toMatchObject(request)
  })

  it('belong to a family where the step says so', () => {
    expect(lastRequest('{do: create-image, of: disk, as: new, to: base}')).toHaveProperty(
      'family',
      'base',
    )
  })

  it('are made of a file in a bucket', () => {
    expect(lastRequest('{do: create-image, of: bucket, as: new, text: raw.tar.gz}')).toMatchObject({
      rawDisk: { source: 'https://storage.googleapis.com/example-drop/raw.tar.gz' },
    })
  })

  it('are copied from image to image', () => {
    expect(lastRequest('{do: copy, of: picture, as: new}')).toMatchObject({
      sourceImage: `${ours}/global/images/picture`,
    })
  })
})

it('a schedule is named by its region', () => {
  expect(lastRequest('{do: add-schedule, of: disk, text: nightly}')).toEqual({
    resourcePolicys: [
      `https://www.googleapis.com/compute/v1/${ours}/regions/europe-west1/resourcePolicies/nightly`,
    ],
  })
})
