import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { createRandom } from '../random.ts'
import { playDatabaseTheft } from './aws-attack-database.ts'
import { createAwsScene } from './aws-scene.ts'

const scene = createAwsScene(createRandom('database theft test'))
playDatabaseTheft(scene)
const records = scene.records()

it('a database is snapshotted, shared at the second try, restored and opened', () => {
  expect(records.map(({ role }) => ('verb' in role ? role.verb : ''))).toEqual([
    'create',
    'share',
    'share',
    'restore',
    'access',
  ])
  expect(records.map(({ record }) => record['errorCode'])).toEqual([
    undefined,
    'AccessDenied',
    undefined,
    undefined,
    undefined,
  ])
})

it('two principals share the work, and one snapshot goes through it', () => {
  expect(new Set(records.slice(0, 2).map(({ principal }) => principal)).size).toBe(1)
  expect(records[2]?.principal).not.toBe(records[1]?.principal)
  const snapshots = [0, 2, 3].map((step) =>
    valueAt(records[step]?.record, 'requestParameters', 'dBSnapshotIdentifier'),
  )
  expect(snapshots).toEqual(['payments-copy', 'payments-copy', 'payments-copy'])
})
