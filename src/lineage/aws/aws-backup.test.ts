import { describe, expect, it } from 'vitest'
import { awsFlows } from '../../../test/builders/aws-flows.ts'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  cloudtrailEvent,
  emulatedCall,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const home = 'eu-west-1:111122223333'
const disk = `arn:aws:ec2:${home}:volume/vol-0a`
const backup = 'arn:aws:ec2:eu-west-1::snapshot/snap-0a'

function read(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('backup', eventName, call)))
}

/** What Backup itself notes of a job that is done. */
function noted(eventName: string, serviceEventDetails: JsonObject): Activity | undefined {
  const userIdentity = { accountId: '111122223333', invokedBy: 'backup.amazonaws.com' }
  return read(eventName, { userIdentity, serviceEventDetails })
}

function copyTo(account: string): Activity | undefined {
  return read('StartCopyJob', {
    requestParameters: {
      recoveryPointArn: backup,
      destinationBackupVaultArn: `arn:aws:backup:eu-west-1:${account}:backup-vault:far`,
    },
    responseElements: { copyJobId: '1' },
  })
}

function policyFor(principal: string): Activity | undefined {
  const statement = { Effect: 'Allow', Principal: { AWS: principal }, Action: 'backup:*' }
  const policy = JSON.stringify({ Statement: [statement] })
  return read('PutBackupVaultAccessPolicy', {
    requestParameters: { backupVaultName: 'main', policy },
  })
}

describe('what is emulated', () => {
  it('is asked for, done by the role, and noted', () => {
    expect(awsFlows('do: back-up, of: disk, as: new, to: main').toSorted()).toEqual([
      'BackupJobCompleted create: vol-0a => snap-1 | snapshot-of? vol-0a -> snap-1',
      'BackupJobStarted other: vol-0a =>',
      'CreateSnapshot create: vol-0a => snap-1 | snapshot-of vol-0a -> snap-1',
      'StartBackupJob create: vol-0a =>',
    ])
    expect(awsFlows('do: copy-backup, of: old, as: new, region: us-east-1').toSorted()).toEqual([
      'CopyJobCompleted copy: snap-0a => snap-1 | copy-of? snap-0a -> snap-1',
      'CopyJobStarted other: snap-0a =>',
      'CopySnapshot copy: snap-0a => snap-1 | copy-of snap-0a -> snap-1',
      'StartCopyJob copy: snap-0a =>',
    ])
    expect(awsFlows('do: restore-backup, of: old, as: new').toSorted()).toEqual([
      'CreateVolume restore: snap-0a => vol-1 | restored-from snap-0a -> vol-1',
      'RestoreCompleted restore: snap-0a => vol-1 | restored-from? snap-0a -> vol-1',
      'RestoreStarted other: snap-0a =>',
      'StartRestoreJob restore: snap-0a =>',
    ])
  })
})

describe('a job', () => {
  const backupJobId = '1A2B'
  const details = { backupJobId, state: 'COMPLETED', resourceArn: disk, recoveryPointArn: backup }

  it('is told by its id from the asking to the end', () => {
    const asked = read('StartBackupJob', {
      requestParameters: { resourceArn: disk, backupVaultName: 'main' },
      responseElements: { backupJobId },
    })
    expect(asked?.job).toEqual({ id: 'aws:backup:backupJobId:1a2b', part: 'asked' })
    expect(noted('BackupJobCompleted', details)).toMatchObject({
      job: { id: 'aws:backup:backupJobId:1a2b', part: 'done' },
      isEcho: true,
    })
  })

  it('names at once what it makes of a file system', () => {
    const recoveryPointArn = `arn:aws:backup:${home}:recovery-point:1a2b`
    const activity = read('StartBackupJob', {
      requestParameters: { resourceArn: `arn:aws:elasticfilesystem:${home}:file-system/fs-0a` },
      responseElements: { backupJobId, recoveryPointArn },
    })
    expect(activity?.outputs).toMatchObject([{ id: recoveryPointArn, kind: 'recovery-point' }])
    expect(activity?.links).toMatchObject([
      {
        kind: 'snapshot-of',
        from: { id: 'elasticfilesystem:111122223333:eu-west-1:file-system:fs-0a' },
        evidence: 'inferred',
      },
    ])
  })

  it.each(['FAILED', 'aborted', 'EXPIRED', 'PARTIAL'])('that ends as %s made nothing', (state) => {
    expect(noted('BackupJobCompleted', { ...details, state })).toMatchObject({
      verb: 'other',
      outputs: [],
      links: [],
    })
  })

  it('is an echo from its beginning, and ties nothing yet', () => {
    const started = noted('BackupJobStarted', { ...details, recoveryPointArn: null })
    expect(started).toMatchObject({ verb: 'other', isEcho: true, links: [] })
    expect(started?.job).toBeUndefined()
  })

  it.each([
    [`arn:aws:ec2:${home}:instance/i-0a`, 'arn:aws:ec2:eu-west-1::image/ami-0a', 'image-of?'],
    [`arn:aws:rds:${home}:db:shop`, `arn:aws:rds:${home}:snapshot:awsbackup:job-1`, 'snapshot-of?'],
    [
      `arn:aws:dynamodb:${home}:table/orders`,
      `arn:aws:backup:${home}:recovery-point:1`,
      'snapshot-of?',
    ],
  ])('of %s makes %s', (resourceArn, recoveryPointArn, link) => {
    const activity = noted('BackupJobCompleted', { ...details, resourceArn, recoveryPointArn })
    expect(linkTexts(activity).map((text) => text.split(' ', 1)[0])).toEqual([link])
  })

  it.each([
    [backup, disk, 'restored-from?'],
    ['arn:aws:ec2:eu-west-1::image/ami-0a', `arn:aws:ec2:${home}:instance/i-0a`, 'launched-from?'],
  ])('restores %s to %s', (recoveryPointArn, createdResourceArn, link) => {
    const activity = noted('RestoreCompleted', {
      restoreJobId: '1',
      recoveryPointArn,
      createdResourceArn,
    })
    expect(linkTexts(activity).map((text) => text.split(' ', 1)[0])).toEqual([link])
  })

  it('of something that lineage knows nothing of ties nothing', () => {
    const activity = noted('BackupJobCompleted', { ...details, resourceArn: 'arn:aws:s3:::bucket' })
    expect(activity).toMatchObject({ inputs: [], outputs: [{ id: 'snap-0a' }], links: [] })
  })
})

describe('a copy to a vault', () => {
  it('of another account gives it the data', () => {
    expect(copyTo('777788889999')).toMatchObject({
      verb: 'copy',
      outputs: [{ id: 'aws:acct:777788889999' }],
      links: [{ kind: 'copy-of', to: { id: 'aws:acct:777788889999' }, evidence: 'inferred' }],
      counterpart: { account: '777788889999', side: 'owner' },
    })
  })

  it('of our own waits for the end of the job', () => {
    const activity = copyTo('111122223333')
    expect(activity).toMatchObject({ outputs: [], links: [] })
    expect(activity?.counterpart).toBeUndefined()
  })
})

describe('a vault', () => {
  const vault = `arn:aws:backup:${home}:backup-vault:main`
  it('is shared with whom its policy names, and with nobody before', () => {
    expect(policyFor('arn:aws:iam::777788889999:root')).toMatchObject({
      verb: 'share',
      outputs: [{ id: vault, kind: 'vault' }],
      sharing: { change: 'replace', grantees: [{ kind: 'account', id: '777788889999' }] },
    })
    expect(policyFor('*')?.sharing?.grantees).toEqual([{ kind: 'public', id: 'public' }])
  })

  it('is not shared by a policy for our own people', () => {
    expect(policyFor('arn:aws:iam::111122223333:role/ops')).toMatchObject({
      verb: 'other',
      sharing: { change: 'replace', grantees: [] },
    })
  })

  it('is shared no more when the policy goes', () => {
    const activity = read('DeleteBackupVaultAccessPolicy', {
      requestParameters: { backupVaultName: 'main' },
    })
    expect(activity).toMatchObject({ verb: 'unshare', sharing: { change: 'clear' } })
  })

  it.each(['DeleteBackupVault', 'DeleteBackupVaultLockConfiguration'])(
    'protects nothing after %s',
    (name) => {
      const activity = read(name, { requestParameters: { backupVaultName: 'main' } })
      expect(activity).toMatchObject({ verb: 'unprotect', outputs: [{ id: vault }] })
    },
  )
})

describe('the end of a backup', () => {
  const requestParameters = { backupVaultName: 'main', recoveryPointArn: backup }

  it('removes the snapshot that it is', () => {
    expect(read('DeleteRecoveryPoint', { requestParameters })).toMatchObject({
      verb: 'delete',
      removed: [{ id: 'snap-0a' }],
    })
    expect(noted('BackupDeleted', { recoveryPointArn: backup })).toMatchObject({
      removed: [{ id: 'snap-0a' }],
      isEcho: true,
    })
  })

  it('that only leaves Backup removes nothing', () => {
    const activity = read('DisassociateRecoveryPoint', { requestParameters })
    expect(activity).toMatchObject({ verb: 'delete', outputs: [{ id: 'snap-0a' }] })
    expect(activity?.removed).toBeUndefined()
  })

  it('comes earlier when its lifecycle is changed or its plan goes', () => {
    expect(read('UpdateRecoveryPointLifecycle', { requestParameters })?.verb).toBe('unprotect')
    const plan = read('DeleteBackupPlan', { requestParameters: { backupPlanId: '1A' } })
    expect(plan).toMatchObject({
      verb: 'unprotect',
      outputs: [{ id: `arn:aws:backup:${home}:backup-plan:1a`, kind: 'backup-plan' }],
    })
  })

  it('that is refused removes nothing, and is known by the message', () => {
    const errorMessage = `User: x is not authorized to perform: backup:DeleteRecoveryPoint on resource: arn:aws:backup:${home}:recovery-point:1a because`
    expect(read('DeleteRecoveryPoint', { errorCode: 'AccessDenied', errorMessage })).toMatchObject({
      attempt: true,
      inputs: [{ id: `arn:aws:backup:${home}:recovery-point:1a` }],
    })
  })
})
