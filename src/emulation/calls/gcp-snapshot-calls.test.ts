import { expect, it } from 'vitest'
import { gcpNames } from './gcp-compute-call.ts'
import * as snapshots from './gcp-snapshot-calls.ts'

const disk = gcpNames.disk('p', 'europe-west1-c', 'd')
const link = `https://www.googleapis.com/compute/v1/${disk}`

it('a snapshot of its own call is named by the entry, its disk by the request', () => {
  const snapshot = gcpNames.snapshot('p', 's')
  const call = snapshots.insertSnapshot(snapshot, disk, 'us')
  expect(call).toMatchObject({
    method: 'v1.compute.snapshots.insert',
    resourceName: snapshot,
    resource: { type: 'gce_snapshot' },
    request: { name: 's', sourceDisk: link, storageLocations: ['us'] },
    locations: ['us'],
  })
})

it('a snapshot by somebody else is seen on the disk, without snapshot, address and operation', () => {
  const call = snapshots.foreignSnapshot(disk)
  expect(call).toMatchObject({
    method: 'v1.compute.snapshots.insert',
    resourceName: disk,
    resource: { type: 'gce_disk' },
    request: {},
    hidesAddress: true,
  })
  expect(JSON.stringify(call.more)).toContain('CrossEntityControlAuditMetadata')
  expect(call).not.toHaveProperty('operation')
})

it('an instant snapshot lies in the zone of its disk', () => {
  const instant = gcpNames.instantSnapshot('p', 'europe-west1-c', 'now')
  const call = snapshots.insertInstantSnapshot(instant, disk)
  expect(call).toMatchObject({
    method: 'v1.compute.instantSnapshots.insert',
    request: { name: 'now', sourceDisk: link },
    locations: ['europe-west1-c'],
  })
})
