import { describe, expect, it } from 'vitest'
import { computeCall, gcpNames, inVersion, linkTo, partsOf, regionOf } from './gcp-compute-call.ts'
import { numericId } from './gcp-resource-number.ts'

const disk = gcpNames.disk('p', 'europe-west1-c', 'd')
const snapshot = gcpNames.snapshot('p', 's')

it('names come apart into what they were made of, global ones without a zone', () => {
  expect(partsOf(disk)).toEqual({
    project: 'p',
    zone: 'europe-west1-c',
    region: '',
    type: 'disks',
    name: 'd',
  })
  expect(partsOf(snapshot)).toMatchObject({ zone: '', region: '', type: 'snapshots', name: 's' })
})

it('what lies in a region has a type and a name', () => {
  const policy = gcpNames.resourcePolicy('p', 'europe-west1', 'daily')
  expect(partsOf(policy)).toMatchObject({
    zone: '',
    region: 'europe-west1',
    type: 'resourcePolicies',
    name: 'daily',
  })
  expect(regionOf('europe-west1-c')).toBe('europe-west1')
})

it('a link is the URL of the name', () => {
  expect(linkTo(snapshot)).toBe(
    'https://www.googleapis.com/compute/v1/projects/p/global/snapshots/s',
  )
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

  it('on a disk or an instant snapshot of a region is one of its own collection', () => {
    const twin = gcpNames.disk('p', 'europe-west1', 'd')
    expect(computeCall('createSnapshot', twin, { permissions: [] })).toMatchObject({
      method: 'v1.compute.regionDisks.createSnapshot',
      resourceName: 'projects/p/regions/europe-west1/disks/d',
      resource: { type: 'gce_disk', labels: { disk_id: numericId(twin) } },
      locations: ['europe-west1'],
    })
    const now = gcpNames.instantSnapshot('p', 'europe-west1', 'now')
    expect(computeCall('delete', now, { permissions: [] }).method).toBe(
      'v1.compute.regionInstantSnapshots.delete',
    )
  })

  it('on anything else is of its own collection, and of an audited resource', () => {
    const policy = gcpNames.resourcePolicy('p', 'europe-west1', 'daily')
    const call = computeCall('delete', policy, { permissions: [] })
    expect(call.method).toBe('v1.compute.resourcePolicies.delete')
    expect(call.resource).toEqual({
      type: 'audited_resource',
      labels: { method: call.method, service: 'compute.googleapis.com' },
    })
  })

  it('takes what is given over what it would say itself', () => {
    const call = computeCall('createSnapshot', disk, { permissions: [], locations: ['eu'] })
    expect(call.locations).toEqual(['eu'])
  })

  it('is made with the version asked for, at once or afterwards', () => {
    const call = computeCall('insert', disk, { permissions: [], version: 'beta' })
    expect(call.method).toBe('beta.compute.disks.insert')
    expect(call).not.toHaveProperty('version')
    expect(inVersion(call, 'alpha').method).toBe('alpha.compute.disks.insert')
  })
})
