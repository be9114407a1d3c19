import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  home,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const foreign = 'arn:aws:rds:us-east-1:999999999999:snapshot:theirs'

function arn(type: string, name: string): string {
  return `arn:aws:rds:${home.region}:${home.account}:${type}:${name}`
}

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('rds', eventName, call)))
}

function linksOf(activity: Activity | undefined): readonly string[] | undefined {
  return activity?.links.map(({ from, kind, to }) => [from.id, kind, to.id].join(' '))
}

function share(values: JsonObject): Activity | undefined {
  return activityOf('ModifyDBClusterSnapshotAttribute', {
    requestParameters: { dBClusterSnapshotIdentifier: 's', attributeName: 'restore', ...values },
  })
}

describe('copies of databases (emulated)', () => {
  it.each<[string, JsonObject, JsonObject, [verb: string, link: string]]>([
    [
      'CreateDBClusterSnapshot',
      { dBClusterIdentifier: 'c', dBClusterSnapshotIdentifier: 's' },
      { dBClusterSnapshotArn: arn('cluster-snapshot', 's') },
      ['create', `${arn('cluster', 'c')} snapshot-of ${arn('cluster-snapshot', 's')}`],
    ],
    [
      'CopyDBSnapshot',
      { sourceDBSnapshotIdentifier: foreign, targetDBSnapshotIdentifier: 'mine' },
      {},
      ['copy', `${foreign} copy-of ${arn('snapshot', 'mine')}`],
    ],
    [
      'RestoreDBInstanceFromDBSnapshot',
      { dBSnapshotIdentifier: 's', dBInstanceIdentifier: 'd' },
      { dBInstanceArn: arn('db', 'd') },
      ['restore', `${arn('snapshot', 's')} restored-from ${arn('db', 'd')}`],
    ],
    [
      'RestoreDBInstanceFromDBSnapshot',
      { dBClusterSnapshotIdentifier: 's', dBInstanceIdentifier: 'd' },
      {},
      ['restore', `${arn('cluster-snapshot', 's')} restored-from ${arn('db', 'd')}`],
    ],
    [
      'RestoreDBClusterFromSnapshot',
      { snapshotIdentifier: 's', dBClusterIdentifier: 'c' },
      {},
      ['restore', `${arn('cluster-snapshot', 's')} restored-from ${arn('cluster', 'c')}`],
    ],
    [
      'RestoreDBInstanceToPointInTime',
      { sourceDBInstanceIdentifier: 'a', targetDBInstanceIdentifier: 'b' },
      {},
      ['restore', `${arn('db', 'a')} restored-from ${arn('db', 'b')}`],
    ],
    [
      'RestoreDBInstanceToPointInTime',
      { sourceDbiResourceId: 'db-ABC', targetDBInstanceIdentifier: 'b' },
      {},
      ['restore', `db-abc restored-from ${arn('db', 'b')}`],
    ],
    [
      'RestoreDBClusterToPointInTime',
      { sourceDBClusterIdentifier: 'a', dBClusterIdentifier: 'b' },
      { dBClusterArn: arn('cluster', 'b') },
      ['restore', `${arn('cluster', 'a')} restored-from ${arn('cluster', 'b')}`],
    ],
    [
      'CreateDBInstanceReadReplica',
      { sourceDBInstanceIdentifier: 'a', dBInstanceIdentifier: 'b' },
      {},
      ['copy', `${arn('db', 'a')} copy-of ${arn('db', 'b')}`],
    ],
    [
      'CreateDBInstance',
      { dBClusterIdentifier: 'c', dBInstanceIdentifier: 'd' },
      {},
      ['launch', `${arn('cluster', 'c')} launched-from ${arn('db', 'd')}`],
    ],
    [
      'StartExportTask',
      { sourceArn: arn('cluster', 'c'), s3BucketName: 'loot' },
      {},
      ['export', `${arn('cluster', 'c')} exported-to aws:s3:loot`],
    ],
  ])('%s', (name, requestParameters, responseElements, [verb, link]) => {
    const activity = activityOf(name, { requestParameters, responseElements })
    expect([activity?.verb, linksOf(activity)]).toEqual([verb, [link]])
  })

  it('made by the replication of automated backups are inferred, in the region that asks', () => {
    const source = `arn:aws:rds:us-east-1:${home.account}:db:a`
    const activity = activityOf('StartDBInstanceAutomatedBackupsReplication', {
      requestParameters: { sourceDBInstanceArn: source },
      responseElements: { dBInstanceAutomatedBackupsArn: arn('auto-backup', 'ab-1') },
    })
    expect(activity?.verb).toBe('copy')
    expect(activity?.links).toMatchObject([
      {
        kind: 'copy-of',
        from: { id: source },
        to: { kind: 'database-snapshot' },
        evidence: 'inferred',
      },
    ])
  })

  it('from a snapshot of another account are seen from the consumer side', () => {
    const requestParameters = { dBSnapshotIdentifier: foreign, dBInstanceIdentifier: 'd' }
    expect(activityOf('RestoreDBInstanceFromDBSnapshot', { requestParameters })).toMatchObject({
      inputs: [{ id: foreign, account: '999999999999', region: 'us-east-1' }],
      counterpart: { account: home.account, side: 'consumer' },
    })
  })

  it('complete the bare name of a source with its own region', () => {
    const requestParameters = { sourceDBSnapshotIdentifier: 's', sourceRegion: 'us-east-1' }
    const activity = activityOf('CopyDBSnapshot', { requestParameters })
    expect(activity?.inputs[0]?.id).toBe(`arn:aws:rds:us-east-1:${home.account}:snapshot:s`)
  })

  it('from a bucket name the bucket without making it a source', () => {
    const requestParameters = { s3BucketName: 'b', dBInstanceIdentifier: 'd' }
    expect(activityOf('RestoreDBInstanceFromS3', { requestParameters })).toMatchObject({
      verb: 'restore',
      inputs: [{ id: 'aws:s3:b' }],
      outputs: [{ id: arn('db', 'd') }],
      links: [],
    })
  })

  it('a database made of nothing is created', () => {
    const requestParameters = { dBInstanceIdentifier: 'd', engine: 'mysql' }
    expect(activityOf('CreateDBInstance', { requestParameters })?.verb).toBe('create')
  })
})

describe('shares of database snapshots (emulated)', () => {
  it('are public for all', () => {
    expect(share({ valuesToAdd: ['all'] })).toMatchObject({
      verb: 'share',
      sharing: {
        resource: { id: arn('cluster-snapshot', 's') },
        change: 'add',
        grantees: [{ kind: 'public', id: 'public' }],
      },
    })
  })

  it('are taken back, alone or in the same call', () => {
    expect(share({ valuesToRemove: ['999999999999'] })).toMatchObject({
      verb: 'unshare',
      sharing: { change: 'remove', grantees: [{ id: '999999999999' }] },
    })
    expect(share({ valuesToAdd: ['000000000001'], valuesToRemove: ['all'] })).toMatchObject({
      verb: 'share',
      sharing: { change: 'add', grantees: [{ id: '000000000001' }] },
      unsharing: { change: 'remove', grantees: [{ kind: 'public' }] },
    })
  })

  it('are nothing when both lists are empty', () => {
    expect(share({ valuesToAdd: [], valuesToRemove: [] })).toBeUndefined()
  })
})

describe('removals (emulated)', () => {
  it('leave a last snapshot where one is asked for', () => {
    const activity = activityOf('DeleteDBInstance', {
      requestParameters: { dBInstanceIdentifier: 'd', finalDBSnapshotIdentifier: 'last' },
      responseElements: { dBInstanceArn: arn('db', 'd'), dbiResourceId: 'db-ABC' },
    })
    expect(activity?.removed).toMatchObject([{ id: arn('db', 'd'), aliases: ['db-abc'] }])
    expect(linksOf(activity)).toEqual([`${arn('db', 'd')} snapshot-of ${arn('snapshot', 'last')}`])
  })

  it('of automated backups do not remove the database', () => {
    const activity = activityOf('DeleteDBInstanceAutomatedBackup', {
      requestParameters: { dbiResourceId: 'db-ABC' },
      responseElements: { dBInstanceAutomatedBackupsArn: arn('auto-backup', 'ab-1') },
    })
    expect(activity).toMatchObject({
      verb: 'delete',
      removed: [{ id: arn('auto-backup', 'ab-1') }],
    })
  })
})

describe.skipIf(!hasCorpus())('real records', () => {
  it('invictus: the snapshot of the Stratus database', () => {
    const [record = {}] = corpusRecords('invictus/CreateDBSnapshot.json')
    const activity = awsActivity(cloudtrailEvent(record))
    expect(linksOf(activity)).toEqual([
      'arn:aws:rds:us-east-1:123837392027:db:terraform-20230710121504061500000001 snapshot-of ' +
        'arn:aws:rds:us-east-1:123837392027:snapshot:exfiltration',
    ])
    expect(activity?.inputs[0]?.aliases).toEqual(['db-pducdglrgdvgnfiukf4frjgegy'])
  })

  it('traildiscover: a denied share has no request; the message names the snapshot', () => {
    const [record = {}] = corpusRecords('traildiscover/RDS/ModifyDBSnapshotAttribute.json')
    expect(awsActivity(cloudtrailEvent(record))).toMatchObject({
      verb: 'share',
      attempt: true,
      inputs: [
        { id: 'arn:aws:rds:us-east-1:192374575148:snapshot:traildiscoverdbsnapshotidentifier' },
      ],
      links: [],
    })
  })
})
