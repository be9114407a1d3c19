import { describe, expect, it } from 'vitest'
import { parseJson, textOf, valueAt } from '../../base/json.ts'
import * as backups from './aws-backup-calls.ts'
import { timeAt } from '../clock.ts'

const time = timeAt('2026-09-15 02:24:10')
const point = 'arn:aws:ec2:eu-west-1::snapshot/snap-1'
const disk = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1'

describe('a job', () => {
  const job = { jobId: 'job-1', roleArn: 'role', time }

  it('backs a resource up into a vault', () => {
    const plan = { ...job, vault: 'main', resourceArn: disk }
    const { request, response } = backups.startBackupJob(plan)
    expect(request).toEqual({ backupVaultName: 'main', resourceArn: disk, iamRoleArn: 'role' })
    expect(response).toEqual({ backupJobId: 'job-1', creationDate: 'Sep 15, 2026, 2:24:10 AM' })
  })

  it('copies a recovery point into another vault', () => {
    const plan = { ...job, recoveryPointArn: point, fromVault: 'main', toVaultArn: 'vault-arn' }
    const { request, response } = backups.startCopyJob(plan)
    expect(request).toEqual({
      recoveryPointArn: point,
      sourceBackupVaultName: 'main',
      destinationBackupVaultArn: 'vault-arn',
      iamRoleArn: 'role',
    })
    expect(response).toMatchObject({ copyJobId: 'job-1' })
  })

  it('restores it, without saying how unless that is given', () => {
    const plan = { ...job, recoveryPointArn: point }
    expect(backups.startRestoreJob(plan).request).toEqual({
      recoveryPointArn: point,
      metadata: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      iamRoleArn: 'role',
    })
    const metadata = { availabilityZone: 'eu-west-1a' }
    expect(backups.startRestoreJob({ ...plan, metadata }).request).toMatchObject({ metadata })
  })
})

it('the policy of a vault is text, and names who may copy into it', () => {
  const { request } = backups.putVaultPolicy('main', backups.copyIntoPolicy('777788889999'))
  const policy = parseJson(textOf(request?.['policy']) ?? '')
  expect(valueAt(policy, 'Statement')).toMatchObject([
    { Principal: { AWS: 'arn:aws:iam::777788889999:root' } },
  ])
})

it.each([
  [backups.deleteVaultPolicy('main'), 'DeleteBackupVaultAccessPolicy', {}],
  [backups.deleteVault('main'), 'DeleteBackupVault', {}],
  [backups.unlockVault('main'), 'DeleteBackupVaultLockConfiguration', {}],
  [backups.deleteRecoveryPoint('main', point), 'DeleteRecoveryPoint', { recoveryPointArn: point }],
])('%#: what weakens a vault names it and is answered with nothing', (call, name, more) => {
  expect(call).toMatchObject({ service: 'backup', name, readOnly: false, response: null })
  expect(call.request).toEqual({ backupVaultName: 'main', ...more })
})

describe('a look', () => {
  it('names a vault, and a recovery point in it', () => {
    expect(backups.listRecoveryPoints('main').request).toEqual({ backupVaultName: 'main' })
    expect(backups.getRestoreMetadata('main', point)).toMatchObject({
      readOnly: true,
      request: { backupVaultName: 'main', recoveryPointArn: point },
    })
  })

  it.each([
    ['ListBackupJobs', 'byState'],
    ['ListCopyJobs', 'byState'],
    ['ListRestoreJobs', 'byStatus'],
  ] as const)('asks %s for a state as %s', (name, key) => {
    expect(backups.listJobs(name, time, 'COMPLETED').request).toEqual({
      [key]: 'COMPLETED',
      byCreatedAfter: 'Sep 15, 2026, 2:24:10 AM',
    })
    expect(backups.listJobs(name, time).request).not.toHaveProperty(key)
  })
})
