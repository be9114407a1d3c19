import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { playAzureBackups, playAzureRoutine } from './azure-benign.ts'
import { machines } from './azure-cast.ts'
import { createAzureScene } from './azure-scene.ts'
import type { AzureScene } from './azure-scene.ts'
import { storyDays } from './story.ts'
import type { StoryRecord } from './story.ts'

const started = (part: (scene: AzureScene) => void): readonly StoryRecord[] => {
  const scene = createAzureScene(createRandom('azure benign test'))
  part(scene)
  return scene.records().filter(({ record }) => record['resultType'] === 'Start')
}
const count = (records: readonly StoryRecord[], operation: string): number =>
  records.filter(({ record }) => record['operationName'] === operation.toUpperCase()).length

it('every machine gets a restore point every night, and an old one goes', () => {
  const records = started(playAzureBackups)
  const points = 'Microsoft.Compute/restorePointCollections/restorePoints'
  expect(count(records, `${points}/write`)).toBe(storyDays.length * machines.length)
  expect(count(records, `${points}/delete`)).toBe(storyDays.length * machines.length)
})

it('a routine restore is of class A, its tags of class K, and its snapshot goes again', () => {
  const records = started(playAzureRoutine)
  const classes = records.map(({ role }) => role.kind === 'benign' && role.class)
  expect(new Set(classes)).toEqual(new Set(['A', 'K']))
  const deleted = count(records, 'Microsoft.Compute/snapshots/delete')
  expect(deleted).toBeGreaterThan(0)
  // Each snapshot is written twice: made, then tagged.
  expect(count(records, 'Microsoft.Compute/snapshots/write')).toBe(2 * deleted)
})
