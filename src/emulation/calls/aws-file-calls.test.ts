import { describe, expect, it } from 'vitest'
import { parseJson, textOf, valueAt, type JsonValue } from '../../base/json.ts'
import * as files from './aws-file-calls.ts'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'

const place = {
  account: '111122223333',
  region: 'eu-west-1',
  time: timeAt('2026-09-15 02:24:10'),
}
const random = createRandom('files')

describe('a file system of FSx', () => {
  it('is backed up', () => {
    const ids = { fileSystem: 'fs-1', backup: 'backup-1' }
    expect(files.backUpFiles(ids, place, random)).toMatchObject({
      service: 'fsx',
      name: 'CreateBackup',
      readOnly: false,
      request: { fileSystemId: 'fs-1' },
      response: {
        backup: {
          backupId: 'backup-1',
          creationTime: 'Sep 15, 2026, 2:24:10 AM',
          resourceARN: 'arn:aws:fsx:eu-west-1:111122223333:backup/backup-1',
          fileSystem: { fileSystemId: 'fs-1' },
        },
      },
    })
  })

  it('has its backup copied from where it is', () => {
    const copy = {
      source: 'backup-1',
      sourceRegion: 'eu-west-1',
      backup: 'backup-2',
      fileSystem: 'fs-1',
    }
    const call = files.copyFileBackup(copy, { ...place, region: 'us-east-1' }, random)
    expect(call.request).toMatchObject({ sourceBackupId: 'backup-1', sourceRegion: 'eu-west-1' })
    expect(call.response).toMatchObject({
      backup: { backupId: 'backup-2', sourceBackupId: 'backup-1', sourceBackupRegion: 'eu-west-1' },
    })
  })

  it('is restored into a new one', () => {
    const ids = { backup: 'backup-1', fileSystem: 'fs-2', subnet: 'subnet-1' }
    expect(files.restoreFiles(ids, place, random)).toMatchObject({
      name: 'CreateFileSystemFromBackup',
      request: { backupId: 'backup-1', subnetIds: ['subnet-1'] },
      response: { fileSystem: { fileSystemId: 'fs-2', ownerId: '111122223333' } },
    })
  })

  it('loses its backup', () => {
    expect(files.deleteFileBackup('backup-1', random)).toMatchObject({
      name: 'DeleteBackup',
      response: { backupId: 'backup-1', lifecycle: 'DELETED' },
    })
  })
})

describe('a file system of EFS', () => {
  it('is replicated into another region', () => {
    const plan = { source: 'fs-1', replica: 'fs-2', targetRegion: 'us-east-1' }
    expect(files.replicateFiles(plan, place)).toMatchObject({
      service: 'elasticfilesystem',
      request: { sourceFileSystemId: 'fs-1', destinations: [{ region: 'us-east-1' }] },
      response: {
        destinations: [{ fileSystemId: 'fs-2', region: 'us-east-1', ownerId: '111122223333' }],
      },
    })
  })

  it.each([
    [['777788889999'], 'arn:aws:iam::777788889999:root'],
    [['all'], '*'],
    [
      ['777788889999', 'all'],
      ['arn:aws:iam::777788889999:root', '*'],
    ],
  ])('lets %j in by a policy that is text', (accounts, principal) => {
    const { request, response } = files.shareFiles('fs-1', accounts)
    const policy = parseJson(textOf(request?.['policy']) ?? '')
    const statement = (valueAt(policy, 'Statement') as readonly JsonValue[])[0]
    expect(valueAt(statement, 'Principal', 'AWS')).toEqual(principal)
    expect(response?.['policy']).toBe(request?.['policy'])
  })
})
