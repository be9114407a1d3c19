import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import * as guards from './aws-snapshot-guard-calls.ts'
import { timeAt } from '../clock.ts'

const time = timeAt('2026-09-15 02:00:00')
const snapshotId = 'snap-1'
const asked = ({ name, request }: AwsCall) => valueAt(request, `${name}Request`)
const answered = ({ name, response }: AwsCall) => valueAt(response, `${name}Response`)

describe('a lock', () => {
  it('lasts so many days', () => {
    const call = guards.lockSnapshot({ snapshotId, mode: 'governance', days: 7, time })
    expect(asked(call)).toEqual({ SnapshotId: 'snap-1', LockMode: 'governance', LockDuration: 7 })
    expect(answered(call)).toMatchObject({
      lockState: 'governance',
      lockCreatedOn: '2026-09-15T02:00:00.000Z',
      lockExpiresOn: '2026-09-22T02:00:00.000Z',
    })
  })

  it('of compliance may first cool off', () => {
    const lock = { snapshotId, mode: 'compliance', days: 7, time } as const
    expect(answered(guards.lockSnapshot({ ...lock, coolOffHours: 24 }))).toMatchObject({
      lockState: 'compliance-cooloff',
      coolOffPeriodExpiresOn: '2026-09-16T02:00:00.000Z',
    })
    expect(answered(guards.lockSnapshot(lock))).toMatchObject({ lockState: 'compliance' })
  })

  it('is lifted by the id of the snapshot', () => {
    expect(asked(guards.unlockSnapshot(snapshotId))).toEqual({ SnapshotId: 'snap-1' })
  })
})

describe('the archive', () => {
  it('takes a snapshot', () => {
    const call = guards.archiveSnapshot(snapshotId, time)
    expect(asked(call)).toEqual({ SnapshotId: 'snap-1', StorageTier: 'archive' })
    expect(answered(call)).toMatchObject({ tieringStartTime: '2026-09-15T02:00:00.000Z' })
  })

  it.each([
    [undefined, { PermanentRestore: true }, { isPermanentRestore: true }],
    [3, { TemporaryRestoreDays: 3 }, { isPermanentRestore: false, restoreDuration: 3 }],
  ])('gives it back for good or for days: %s', (days, request, response) => {
    const term = days === undefined ? {} : { days }
    const call = guards.unarchiveSnapshot({ snapshotId, time, ...term })
    expect(asked(call)).toEqual({ SnapshotId: 'snap-1', ...request })
    expect(answered(call)).toMatchObject(response)
  })
})

it('the recycle bin gives back the snapshot as it was', () => {
  const was = { snapshotId, volumeId: 'vol-1', owner: '111122223333', time, size: 8 }
  const call = guards.recoverSnapshot(was)
  expect(asked(call)).toEqual({ SnapshotId: 'snap-1' })
  expect(answered(call)).toMatchObject({
    volumeId: 'vol-1',
    ownerId: '111122223333',
    volumeSize: 8,
    startTime: '2026-09-15T02:00:00.000Z',
  })
})
