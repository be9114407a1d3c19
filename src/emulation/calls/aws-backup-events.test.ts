import { describe, expect, it } from 'vitest'
import * as events from './aws-backup-events.ts'

const point = {
  account: '111122223333',
  vault: 'main',
  vaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:main',
  recoveryPointArn: 'arn:aws:ec2:eu-west-1::snapshot/snap-1',
  resourceArn: 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1',
  resourceType: 'EBS',
  roleArn: 'role',
}

describe('an event of a job', () => {
  it('names what is not there yet only when the job is done', () => {
    const [started, completed] = (['Started', 'Completed'] as const).map((stage) =>
      events.backupJobEvent(stage, 'job-1', point),
    )
    expect(started).toMatchObject({ name: 'BackupJobStarted', details: { state: 'RUNNING' } })
    expect(started?.details).not.toHaveProperty('recoveryPointArn')
    expect(completed?.details).toMatchObject({
      state: 'COMPLETED',
      backupVaultName: 'main',
      recoveryPointArn: point.recoveryPointArn,
      resourceArn: point.resourceArn,
    })
  })

  it('of a copy names both vaults, and the copy in the end', () => {
    const copy = { from: point, toVaultArn: 'away', toRecoveryPointArn: 'copied' }
    const started = events.copyJobEvent('Started', 'job-1', copy)
    expect(started.details).toMatchObject({
      sourceBackupVaultArn: point.vaultArn,
      destinationBackupVaultArn: 'away',
    })
    expect(started.details).not.toHaveProperty('destinationRecoveryPointArn')
    const { name, details } = events.copyJobEvent('Completed', 'job-1', copy)
    expect(name).toBe('CopyJobCompleted')
    expect(details['destinationRecoveryPointArn']).toBe('copied')
  })

  it('of a restore names the recovery point, and in the end what was made of it', () => {
    const restore = { point, createdArn: 'made' }
    const started = events.restoreEvent('Started', 'job-1', restore)
    expect(started.name).toBe('RestoreStarted')
    expect(started.details).toMatchObject({ recoveryPointArn: point.recoveryPointArn })
    expect(started.details).not.toHaveProperty('createdResourceArn')
    const { details } = events.restoreEvent('Completed', 'job-1', restore)
    expect(details['createdResourceArn']).toBe('made')
  })
})

it('a deleted backup is named with its vault', () => {
  const { name, details } = events.backupDeletedEvent(point)
  expect(name).toBe('BackupDeleted')
  expect(details).toMatchObject({
    backupVaultName: 'main',
    recoveryPointArn: point.recoveryPointArn,
  })
})

it('every event is of AWS Backup itself, for the account', () => {
  expect(events.backupDeletedEvent(point)).toMatchObject({
    service: 'backup',
    identity: { accountId: '111122223333', invokedBy: 'backup.amazonaws.com' },
  })
})
