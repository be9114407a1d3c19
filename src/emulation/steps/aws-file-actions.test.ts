import { expect, it } from 'vitest'
import { playedEvents } from '../../../test/builders/aws-flows.ts'
import { textOf, valueAt } from '../../base/json.ts'

const taken = 'do: create-snapshot, of: files, as: taken'

it('does each thing by the call of its service', () => {
  const events = playedEvents(
    taken,
    'do: copy, of: taken, as: far, region: us-east-1',
    'do: restore, of: taken, as: new',
    'do: delete, of: taken',
    'do: copy, of: homes, as: replica, region: us-east-1',
    'do: share, of: homes, with: theirs',
  )
  const callOf = ({ native }: (typeof events)[number]): string =>
    `${textOf(native['eventSource'])?.split('.', 1)[0]} ${textOf(native['awsRegion'])} ${textOf(native['eventName'])}`
  expect(events.map(callOf)).toEqual([
    'fsx eu-west-1 CreateBackup',
    'fsx us-east-1 CopyBackup',
    'fsx eu-west-1 CreateFileSystemFromBackup',
    'fsx eu-west-1 DeleteBackup',
    'elasticfilesystem eu-west-1 CreateReplicationConfiguration',
    'elasticfilesystem eu-west-1 PutFileSystemPolicy',
  ])
})

it('gives file systems and backups ids of their own', () => {
  const [event] = playedEvents(taken)
  expect(valueAt(event?.native, 'responseElements', 'backup', 'backupId')).toMatch(
    /^backup-0[0-9a-f]{16}$/,
  )
})

it.each([
  [`do: copy, of: taken, as: far, refused: true`, 'fsx:eu-west-1:111122223333:backup/backup-0'],
  [
    'do: share, of: homes, with: theirs, refused: true',
    'elasticfilesystem:eu-west-1:111122223333:file-system/fs-0b',
  ],
])('says what was refused: %s', (step, arn) => {
  const [, event] = playedEvents(taken, step)
  expect(textOf(event?.native['errorMessage'])).toContain(`on resource: arn:aws:${arn}`)
})
