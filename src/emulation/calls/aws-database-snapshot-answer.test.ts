import { describe, expect, it } from 'vitest'
import { clusterSnapshotAnswer, rdsTags, snapshotAnswer } from './aws-database-snapshot-answer.ts'

const database = {
  name: 'payments',
  resourceId: 'db-1',
  account: '111122223333',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since: 0,
}
const state = { snapshot: 'copy', status: 'creating' } as const

const instance = { arn: 'dBSnapshotArn', kind: 'snapshot', encrypted: 'encrypted' }
const cluster = {
  arn: 'dBClusterSnapshotArn',
  kind: 'cluster-snapshot',
  encrypted: 'storageEncrypted',
}

describe.each([
  ['an instance', snapshotAnswer, instance],
  ['a cluster', clusterSnapshotAnswer, cluster],
] as const)('the snapshot of %s', (_, answer, { arn, kind, encrypted }) => {
  it('has an ARN, and its progress', () => {
    expect(answer(database, state)).toMatchObject({
      [arn]: `arn:aws:rds:eu-west-1:111122223333:${kind}:copy`,
      percentProgress: 0,
    })
    expect(answer(database, { ...state, status: 'deleted' })['percentProgress']).toBe(100)
  })

  it('is encrypted by the key of the database, or by another when copied', () => {
    expect(answer(database, state)[encrypted]).toBe(false)
    expect(answer({ ...database, kmsKeyId: 'key' }, state)).toMatchObject({
      [encrypted]: true,
      kmsKeyId: 'key',
    })
    const copied = { ...state, kmsKeyId: 'other' }
    expect(answer({ ...database, kmsKeyId: 'key' }, copied)['kmsKeyId']).toBe('other')
  })
})

it('tags are pairs', () => {
  expect(rdsTags({ team: 'data' })).toEqual([{ key: 'team', value: 'data' }])
})
