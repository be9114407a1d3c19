import { describe, expect, it } from 'vitest'
import { computeCall, gcpNames, partsOf } from './gcp-compute-call.ts'
import { numericId } from './gcp-player.ts'

const disk = gcpNames.disk('p', 'europe-west1-c', 'd')
const snapshot = gcpNames.snapshot('p', 's')

it('names come apart into what they were made of, global ones without a zone', () => {
  expect(partsOf(disk)).toEqual({ project: 'p', zone: 'europe-west1-c', type: 'disks', name: 'd' })
  expect(partsOf(snapshot)).toEqual({ project: 'p', zone: '', type: 'snapshots', name: 's' })
})

describe('a call', () => {
  it('on a zonal resource carries the zone as label and location', () => {
    expect(computeCall('insert', disk, { permissions: [] })).toMatchObject({
      service: 'compute.googleapis.com',
      method: 'v1.compute.disks.insert',
      project: 'p',
      resourceName: disk,
      resource: {
        type: 'gce_disk',
        labels: { zone: 'europe-west1-c', disk_id: numericId(disk) },
      },
      locations: ['europe-west1-c'],
    })
  })

  it('on a global one has no zone', () => {
    const call = computeCall('delete', snapshot, { permissions: [] })
    expect(call.resource).toEqual({
      type: 'gce_snapshot',
      labels: { snapshot_id: numericId(snapshot) },
    })
    expect(call.locations).toEqual(['global'])
  })

  it('takes what is given over what it would say itself', () => {
    const call = computeCall('createSnapshot', disk, { permissions: [], locations: ['eu'] })
    expect(call.locations).toEqual(['eu'])
  })
})
