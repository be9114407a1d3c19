import { describe, expect, it } from 'vitest'
import * as restores from './aws-database-restore-calls.ts'

const target = {
  name: 'copy',
  resourceId: 'db-1',
  account: '111122223333',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since: 0,
}
const arn = 'arn:aws:rds:eu-west-1:111122223333:db:copy'

describe('a restore from a snapshot', () => {
  it('asks for no more than it must', () => {
    const { request, response } = restores.restoreDb('nightly', target)
    expect(request).toEqual({
      dBInstanceIdentifier: 'copy',
      dBInstanceClass: 'db.t4g.medium',
      dBSnapshotIdentifier: 'nightly',
    })
    expect(response).toMatchObject({ dBInstanceArn: arn, publiclyAccessible: false })
  })

  it.each([true, false])('asks for public access, or asks it away, when the target says', (is) => {
    const { request, response } = restores.restoreDb('nightly', { ...target, isPublic: is })
    expect([request?.['publiclyAccessible'], response?.['publiclyAccessible']]).toEqual([is, is])
  })

  it('gets the groups and the subnets it asks for', () => {
    const options = { groupIds: ['sg-9'], subnetGroup: 'open' }
    const { request, response } = restores.restoreDb('nightly', target, options)
    expect(request).toMatchObject({ vpcSecurityGroupIds: ['sg-9'], dBSubnetGroupName: 'open' })
    expect(response?.['vpcSecurityGroups']).toMatchObject([{ vpcSecurityGroupId: 'sg-9' }])
  })
})

describe('a restore to a point in time', () => {
  const plan = { source: 'payments', target }

  it('needs no snapshot and takes the latest moment', () => {
    expect(restores.restoreDbToTime(plan).request).toEqual({
      sourceDBInstanceIdentifier: 'payments',
      targetDBInstanceIdentifier: 'copy',
      dBInstanceClass: 'db.t4g.medium',
      useLatestRestorableTime: true,
    })
  })

  it('or the one it is told', () => {
    expect(restores.restoreDbToTime({ ...plan, moment: 0 }).request).toMatchObject({
      restoreTime: 'Jan 1, 1970, 12:00:00 AM',
      useLatestRestorableTime: false,
    })
  })
})

it('a restore from a bucket is MySQL, with a password nobody sees', () => {
  const plan = { bucket: 'in.example.com', prefix: 'x', roleArn: 'role', target }
  const { request, response } = restores.restoreDbFromBucket(plan)
  expect(request).toMatchObject({
    s3BucketName: 'in.example.com',
    s3Prefix: 'x',
    s3IngestionRoleArn: 'role',
    sourceEngine: 'mysql',
    masterUserPassword: 'HIDDEN_DUE_TO_SECURITY_REASONS',
  })
  expect(response).toMatchObject({ engine: 'mysql', dBInstanceArn: arn })
})

it('a cluster is restored from a snapshot of either kind', () => {
  const { request, response } = restores.restoreDbCluster('nightly', target)
  expect(request).toMatchObject({ dBClusterIdentifier: 'copy', snapshotIdentifier: 'nightly' })
  expect(response?.['dBClusterArn']).toBe('arn:aws:rds:eu-west-1:111122223333:cluster:copy')
})

it('a replica names its source in request and answer', () => {
  const source = 'arn:aws:rds:eu-central-1:111122223333:db:payments'
  const plan = { source, sourceRegion: 'eu-central-1', target }
  const { request, response } = restores.createReadReplica(plan)
  expect(request).toMatchObject({
    dBInstanceIdentifier: 'copy',
    sourceDBInstanceIdentifier: source,
    sourceRegion: 'eu-central-1',
  })
  expect(response).toMatchObject({
    readReplicaSourceDBInstanceIdentifier: source,
    dBInstanceArn: arn,
  })
})

const source = (kind: string) => `arn:aws:rds:eu-west-1:111122223333:${kind}:nightly`

describe('an export', () => {
  const plan = {
    snapshot: 'nightly',
    database: target,
    task: 'out',
    bucket: 'out.example.com',
    roleArn: 'role',
    kmsKeyId: 'key',
    time: 0,
  }
  it('names the snapshot by ARN and the bucket by two keys', () => {
    const { request, response } = restores.exportDbSnapshot({ ...plan, only: ['a.b'] })
    expect(request).toMatchObject({
      sourceArn: source('snapshot'),
      s3BucketName: 'out.example.com',
      exportOnly: ['a.b'],
    })
    expect(response).toMatchObject({
      sourceArn: source('snapshot'),
      s3Bucket: 'out.example.com',
      status: 'STARTING',
    })
  })

  it('is of the snapshot of a cluster, if said', () => {
    const { request } = restores.exportDbSnapshot({ ...plan, of: 'cluster' })
    expect(request?.['sourceArn']).toBe(source('cluster-snapshot'))
  })
})
