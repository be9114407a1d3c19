import { describe, expect, it } from 'vitest'
import { awsFlows, playedActivities } from '../../../test/builders/aws-flows.ts'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const fileSystem = 'elasticfilesystem:111122223333:eu-west-1:file-system:fs-0a'

function read(eventName: string, more: JsonObject = {}): Activity | undefined {
  const requestParameters = { fileSystemId: 'fs-0a', ...more }
  const native = emulatedCall('elasticfilesystem', eventName, { requestParameters })
  return awsActivity(cloudtrailEvent(native))
}

describe('a replica', () => {
  it('is a copy, in the region and account that the answer names', () => {
    expect(awsFlows('do: copy, of: homes, as: far, region: us-east-1')).toEqual([
      'CreateReplicationConfiguration copy: elasticfilesystem:file-system:fs-0b => elasticfilesystem:111122223333:us-east-1:file-system:fs-1 | copy-of? elasticfilesystem:file-system:fs-0b -> elasticfilesystem:111122223333:us-east-1:file-system:fs-1',
    ])
  })

  it('may be a file system of another account that was there before', () => {
    const native = emulatedCall('elasticfilesystem', 'CreateReplicationConfiguration', {
      requestParameters: { sourceFileSystemId: 'fs-0a' },
      responseElements: {
        destinations: [{ fileSystemId: 'fs-0b', region: 'us-east-1', ownerId: '777788889999' }],
      },
    })
    expect(awsActivity(cloudtrailEvent(native))?.outputs).toMatchObject([
      { id: 'elasticfilesystem:777788889999:us-east-1:file-system:fs-0b', account: '777788889999' },
    ])
  })
})

describe('a policy', () => {
  it('shares a file system with the accounts that it names, and with everybody', () => {
    const [activity] = playedActivities('do: share, of: homes, with: [theirs, public]')
    expect(activity?.sharing).toMatchObject({
      change: 'replace',
      grantees: [{ kind: 'account', id: '777788889999' }, { kind: 'public' }],
    })
  })
})

it.each([
  ['ENABLED', 'protect'],
  ['DISABLED', 'unprotect'],
  ['ENABLING', 'other'],
])('automatic backups that are %s %s', (status, verb) => {
  expect(read('PutBackupPolicy', { backupPolicy: { status } })).toMatchObject({
    verb,
    outputs: [{ id: fileSystem, kind: 'file-system' }],
  })
})

it('a mount target is behind its groups and opens nothing to the world', () => {
  const activity = read('CreateMountTarget', { subnetId: 'subnet-0a', securityGroups: ['sg-0a'] })
  expect(activity).toMatchObject({
    verb: 'other',
    links: [{ kind: 'member-of', from: { id: fileSystem }, to: { id: 'sg-0a' } }],
  })
  expect(activity?.exposures).toBeUndefined()
})

it('a file system that is deleted is gone', () => {
  expect(read('DeleteFileSystem')?.removed).toMatchObject([{ id: fileSystem }])
})
