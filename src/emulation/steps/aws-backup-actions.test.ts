import { describe, expect, it } from 'vitest'
import { at, playAws, trails } from '../../../test/builders/aws-steps.ts'
import { textOf } from '../../base/json.ts'
import type { EmulatedRecord } from '../scenario/emulated-record.ts'

/** The keys of a job's service event. */
function details(
  record: EmulatedRecord | undefined,
  ...keys: readonly string[]
): readonly unknown[] {
  return keys.map((key) => at(record, 'serviceEventDetails', key))
}

const role = 'arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole'
const disk = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-0a0a0a0a0a0a0a0a0'
const snapshotArn = (id: unknown, region = 'eu-west-1'): string =>
  `arn:aws:ec2:${region}::snapshot/${String(id)}`

describe('a backup', () => {
  const [asked, started, work, completed] = playAws('{do: back-up, of: disk, as: new, to: vault}')

  it('is asked for, begun, made by the role of AWS Backup and done, in this order', () => {
    const records = playAws('{do: back-up, of: disk, as: new, to: vault}')
    expect(trails(records).map((one) => one.replace('111122223333 eu-west-1 ', ''))).toEqual([
      'StartBackupJob',
      'BackupJobStarted',
      'CreateSnapshot',
      'BackupJobCompleted',
    ])
    const times = records.map(({ time }) => time)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(records.map(({ principal }) => principal)).toEqual([
      'arn:aws:iam::111122223333:user/lena',
      'svc:backup.amazonaws.com',
      role,
      'svc:backup.amazonaws.com',
    ])
  })

  it('is one job, from the disk to the snapshot that is its recovery point', () => {
    const job = at(asked, 'responseElements', 'backupJobId')
    const made = at(work, 'responseElements', 'snapshotId')
    expect(details(started, 'backupJobId', 'resourceArn', 'recoveryPointArn')).toEqual([
      job,
      disk,
      undefined,
    ])
    expect(
      details(completed, 'backupJobId', 'resourceArn', 'recoveryPointArn', 'backupVaultName'),
    ).toEqual([job, disk, snapshotArn(made), 'vault'])
    expect(at(work, 'requestParameters', 'volumeId')).toBe('vol-0a0a0a0a0a0a0a0a0')
  })
})

describe('a copy of a backup', () => {
  const copied = playAws('{do: copy-backup, of: old, as: new, to: far, region: us-east-1}')
  const [asked, , work, completed] = copied

  it('is asked for where the backup is, and made where it goes', () => {
    expect(trails(copied)).toEqual([
      '111122223333 eu-west-1 StartCopyJob',
      '111122223333 eu-west-1 CopyJobStarted',
      '111122223333 us-east-1 CopySnapshot',
      '111122223333 eu-west-1 CopyJobCompleted',
    ])
  })

  it('links both vaults, both recovery points and the disk, each in its region', () => {
    const made = at(work, 'responseElements', 'snapshotId')
    expect(
      details(
        completed,
        'copyJobId',
        'sourceBackupVaultArn',
        'sourceRecoveryPointArn',
        'destinationBackupVaultArn',
        'destinationRecoveryPointArn',
        'resourceArn',
      ),
    ).toEqual([
      at(asked, 'responseElements', 'copyJobId'),
      'arn:aws:backup:eu-west-1:111122223333:backup-vault:Default',
      snapshotArn('snap-0a0a0a0a0a0a0a0a0'),
      'arn:aws:backup:us-east-1:111122223333:backup-vault:far',
      snapshotArn(made, 'us-east-1'),
      disk,
    ])
    expect(at(work, 'requestParameters', 'sourceSnapshotId')).toBe('snap-0a0a0a0a0a0a0a0a0')
  })

  it('may go to another account, whose role makes it', () => {
    const [, , made] = playAws('{do: copy-backup, of: old, as: new, to: far, in: partner}')
    expect([made?.place, made?.part, made?.principal]).toEqual([
      '444455556666',
      'eu-central-1',
      role.replace('111122223333', '444455556666'),
    ])
  })

  it('is still one of the disk', () => {
    const copy = '{do: copy-backup, of: old, as: new, to: far, region: us-east-1}'
    const records = playAws(copy, '{do: delete-backup, of: new, to: far}')
    const deleted = records.find(({ record }) => record['eventName'] === 'BackupDeleted')
    expect(details(deleted, 'resourceArn', 'backupVaultArn')).toEqual([
      disk,
      'arn:aws:backup:us-east-1:111122223333:backup-vault:far',
    ])
  })
})

describe('a restored backup', () => {
  it('names the disk that was made only when it is done', () => {
    const [asked, started, work, completed] = playAws('{do: restore-backup, of: old, as: new}')
    const made = at(work, 'responseElements', 'volumeId')
    const job = at(asked, 'responseElements', 'restoreJobId')
    expect(details(started, 'restoreJobId', 'createdResourceArn')).toEqual([job, undefined])
    expect(details(completed, 'restoreJobId', 'createdResourceArn')).toEqual([
      job,
      `arn:aws:ec2:eu-west-1:111122223333:volume/${textOf(made)}`,
    ])
    expect(at(work, 'requestParameters', 'snapshotId')).toBe('snap-0a0a0a0a0a0a0a0a0')
  })

  it('can be attached', () => {
    const steps = ['{do: restore-backup, of: old, as: new}', '{do: attach, of: new, to: server}']
    expect(
      at(
        playAws(...steps).find(({ step }) => step === 1),
        'eventName',
      ),
    ).toBe('AttachVolume')
  })
})

it('a vault lets the account of a place copy into it', () => {
  const [record] = playAws('{do: share-vault, to: vault, with: partner}')
  expect(JSON.stringify(at(record, 'requestParameters'))).toContain('444455556666')
})
