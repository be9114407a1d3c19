import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { backupSession, playScheduledBackups } from './aws-benign-backup.ts'
import { servers } from './aws-cast.ts'
import { createAwsScene } from './aws-scene.ts'
import { storyDays } from './story.ts'

const scene = createAwsScene(createRandom('backup test'))
playScheduledBackups(scene)
const records = scene.records()
const count = (name: string): number =>
  records.filter(({ record }) => record['eventName'] === name).length

it('every server is taken every night, four of them twice a day', () => {
  expect(count('CreateSnapshot')).toBe(storyDays.length * servers.length)
  expect(count('CreateSnapshots')).toBe(storyDays.length * 2 * 4)
})

it('as many snapshots go as come', () => {
  expect(count('DeleteSnapshot')).toBe(count('CreateSnapshot') + count('CreateSnapshots'))
})

it('all is of class B, and a session is assumed before each turn', () => {
  expect(records.every(({ role }) => role.kind === 'benign' && role.class === 'B')).toBe(true)
  expect(count('AssumeRole')).toBe(storyDays.length * 3)
})

it('the session of a night is AWS Backup’s, since then', () => {
  expect(backupSession(7)).toMatchObject({ since: 7, invokedBy: 'backup.amazonaws.com' })
})
