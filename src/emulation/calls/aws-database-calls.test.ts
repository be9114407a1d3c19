import { describe, expect, it } from 'vitest'
import {
  createDbSnapshot,
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
      instanceCreateTime: 'Feb 11, 2025 8:14:52 AM',
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

it('a new master password is never in clear', () => {
  const { request, response } = resetDbPassword(database)
  expect(request).toMatchObject({ dBInstanceIdentifier: 'payments', masterUserPassword: '****' })
  expect(response?.['pendingModifiedValues']).toEqual({ masterUserPassword: '****' })
})
