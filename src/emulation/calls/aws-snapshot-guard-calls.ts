/**
 * Calls that lock and unlock a snapshot, move it between storage tiers, or bring it back from the
 * recycle bin, all in the newer encoding. Their names are [doc], their paths [unverified]
 * (reference/telemetry.md 2.1).
 */
import type { JsonObject } from '../../base/json.ts'
import { ec2WrappedCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { day, hour } from '../clock.ts'
import { presentFields } from '../present-fields.ts'

/** ec2:LockSnapshot: nobody deletes the snapshot for so many days. Times in milliseconds. */
export function lockSnapshot(lock: {
  readonly snapshotId: string
  readonly mode: 'governance' | 'compliance'
  readonly days: number
  readonly time: number
  /** Hours in which a compliance lock may still be lifted. */
  readonly coolOffHours?: number
}): AwsCall {
  const { snapshotId, mode, days, time, coolOffHours } = lock
  const isCooling = mode === 'compliance' && coolOffHours !== undefined
  return ec2WrappedCall(
    'LockSnapshot',
    presentFields({
      SnapshotId: snapshotId,
      LockMode: mode,
      LockDuration: days,
      CoolOffPeriod: coolOffHours,
    }),
    presentFields({
      snapshotId,
      lockState: isCooling ? 'compliance-cooloff' : mode,
      lockDuration: days,
      coolOffPeriod: coolOffHours,
      coolOffPeriodExpiresOn: isCooling ? isoText(time + coolOffHours * hour) : undefined,
      lockCreatedOn: isoText(time),
      lockDurationStartTime: isoText(time),
      lockExpiresOn: isoText(time + days * day),
    }),
  )
}

/** ec2:UnlockSnapshot. */
export function unlockSnapshot(snapshotId: string): AwsCall {
  return ec2WrappedCall('UnlockSnapshot', { SnapshotId: snapshotId }, { snapshotId })
}

/** ec2:ModifySnapshotTier: into the archive, from which nothing is restored at once. */
export function archiveSnapshot(snapshotId: string, time: number): AwsCall {
  return ec2WrappedCall(
    'ModifySnapshotTier',
    { SnapshotId: snapshotId, StorageTier: 'archive' },
    { snapshotId, tieringStartTime: isoText(time) },
  )
}

/** ec2:RestoreSnapshotTier: out of the archive, for so many days or for good. */
export function unarchiveSnapshot(plan: {
  readonly snapshotId: string
  readonly time: number
  readonly days?: number
}): AwsCall {
  const { snapshotId, days } = plan
  const term: JsonObject =
    days === undefined ? { PermanentRestore: true } : { TemporaryRestoreDays: days }
  return ec2WrappedCall(
    'RestoreSnapshotTier',
    { SnapshotId: snapshotId, ...term },
    presentFields({
      snapshotId,
      restoreStartTime: isoText(plan.time),
      restoreDuration: days,
      isPermanentRestore: days === undefined,
    }),
  )
}

/** ec2:RestoreSnapshotFromRecycleBin. */
export function recoverSnapshot(snapshot: {
  readonly snapshotId: string
  readonly volumeId: string
  readonly owner: string
  /** When it was taken, in milliseconds. */
  readonly time: number
  /** GiB. */
  readonly size: number
}): AwsCall {
  const { snapshotId, volumeId, owner, time, size } = snapshot
  return ec2WrappedCall(
    'RestoreSnapshotFromRecycleBin',
    { SnapshotId: snapshotId },
    {
      snapshotId,
      volumeId,
      state: 'pending',
      startTime: isoText(time),
      progress: '',
      ownerId: owner,
      volumeSize: size,
      description: '',
      encrypted: false,
    },
  )
}

function isoText(time: number): string {
  return new Date(time).toISOString()
}
