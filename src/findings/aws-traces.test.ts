import { expect, it } from 'vitest'
import { resource } from '../../test/builders/step-builder.ts'
import { awsTraces } from './aws-traces.ts'

it('names the calls by which a copy is used, by its kind', () => {
  const calls = ['snap-1', 'ami-1', 'dbsnap-1', 'db-1'].map((id) => awsTraces.useOf(resource(id)))
  expect(calls).toEqual([
    'CreateVolume, CopySnapshot or RunInstances',
    'RunInstances or CopyImage',
    'RestoreDBInstanceFromDBSnapshot, RestoreDBClusterFromSnapshot or CopyDBSnapshot',
    'calls',
  ])
  const warehouse = resource('dbsnap-1', { id: 'redshift:111122223333:eu-west-1:snapshot:sales' })
  expect(awsTraces.useOf(warehouse)).toBe('RestoreFromClusterSnapshot')
})

it('knows that the owner is told of the use of a disk snapshot, and of nothing else', () => {
  expect(awsTraces.noteOf(resource('snap-1'))).toContain('SharedSnapshotVolumeCreated')
  expect(awsTraces.noteOf(resource('ami-1'))).toBeUndefined()
})

it('knows where it stands that somebody fetched an export', () => {
  const bucket = resource('s3-1', { id: 'aws:s3:out' })
  expect(awsTraces.fetchOf(bucket)).toEqual({
    log: 'the S3 data events of bucket out',
    call: 'GetObject',
  })
  expect(awsTraces.fetchOf(resource('acct-1'))).toBeUndefined()
})
