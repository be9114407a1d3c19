import { describe, expect, it } from 'vitest'
import {
  createDbSnapshot,
  deleteDb,
  describeDbs,
  modifyDb,
  resetDbPassword,
  restorePublicDb,
  shareDbSnapshot,
} from './aws-database-calls.ts'
import { timeAt } from '../clock.ts'

const database = {
  name: 'payments',
  resourceId: 'db-ABC',
  account: '111122223333',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since: timeAt('2025-02-11 08:14:52'),
}

describe('the calls of a database snapshot', () => {
  it('name the database asked about and the ARN of the snapshot made', () => {
    const { service, request, response } = createDbSnapshot(database, 'copy')
    expect(service).toBe('rds')
    expect(request).toMatchObject({
      dBInstanceIdentifier: 'payments',
      dBSnapshotIdentifier: 'copy',
    })
    expect(response).toMatchObject({
      dBSnapshotArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:copy',
      dbiResourceId: 'db-ABC',
      instanceCreateTime: 'Feb 11, 2025, 8:14:52 AM',
    })
  })

  it('let an account in as a value of the attribute restore', () => {
    const { request, response } = shareDbSnapshot('copy', '777788889999')
    expect(request).toMatchObject({ attributeName: 'restore', valuesToAdd: ['777788889999'] })
    expect(response?.['dBSnapshotAttributes']).toEqual([
      { attributeName: 'restore', attributeValues: ['777788889999'] },
    ])
  })

  it('restore it into a database that the internet can reach', () => {
    const { request, response } = restorePublicDb('copy', database)
    expect(request).toMatchObject({
      dBSnapshotIdentifier: 'copy',
      dBInstanceIdentifier: 'payments',
      publiclyAccessible: true,
      vpcSecurityGroupIds: ['sg-1'],
    })
    expect(response).toMatchObject({
      dBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:payments',
      publiclyAccessible: true,
      pendingModifiedValues: {},
    })
  })
})

describe('a change of a database', () => {
  it('never shows a new master password in clear', () => {
    const { request, response } = resetDbPassword(database)
    const masterUserPassword = 'HIDDEN_DUE_TO_SECURITY_REASONS'
    expect(request).toMatchObject({ dBInstanceIdentifier: 'payments', masterUserPassword })
    expect(response?.['pendingModifiedValues']).toEqual({ masterUserPassword })
  })

  it.each([
    [{ isPublic: true }, { publiclyAccessible: true }],
    [{ groupIds: ['sg-9'] }, { vpcSecurityGroupIds: ['sg-9'] }],
    [{ backupDays: 0 }, { backupRetentionPeriod: 0 }],
    [{ isGuarded: false }, { deletionProtection: false }],
  ])('asks for nothing but what changes: %o', (change, asked) => {
    const { dBInstanceIdentifier, ...rest } = modifyDb(database, change).request ?? {}
    expect(dBInstanceIdentifier).toBe('payments')
    expect(rest).toEqual({ applyImmediately: true, allowMajorVersionUpgrade: false, ...asked })
  })

  it('shows new groups at once, backups as pending', () => {
    expect(modifyDb(database, { groupIds: ['sg-9'] }).response?.['vpcSecurityGroups']).toEqual([
      { status: 'active', vpcSecurityGroupId: 'sg-9' },
    ])
    const { response } = modifyDb(database, { backupDays: 0 })
    expect(response?.['pendingModifiedValues']).toEqual({ backupRetentionPeriod: 0 })
  })
})

it('a database goes with its backups, and leaves a last snapshot only if one is named', () => {
  const gone = deleteDb(database)
  expect(gone.request).toMatchObject({ skipFinalSnapshot: true, deleteAutomatedBackups: true })
  expect(gone.response?.['dBInstanceStatus']).toBe('deleting')
  expect(deleteDb(database, 'last').request).toMatchObject({
    skipFinalSnapshot: false,
    finalDBSnapshotIdentifier: 'last',
  })
})

it('who looks for all databases asks nothing', () => {
  expect(describeDbs().request).toBeNull()
  expect(describeDbs('payments').request).toEqual({ dBInstanceIdentifier: 'payments' })
})
