import { expect, it } from 'vitest'
import { textOf } from '../../base/json.ts'
import { createRandom } from '../random.ts'
import { playRoutineRestores } from './aws-benign-restores.ts'
import { createAwsScene } from './aws-scene.ts'
import { groupStory } from './group-story.ts'

const scene = createAwsScene(createRandom('restore test'))
playRoutineRestores(scene)
const records = scene.records()
const cases = groupStory(records, ({ role }) => (role.kind === 'benign' ? role.case : undefined))

it('a restore is one person’s from sign-in to start, a precaution a snapshot only', () => {
  for (const [name, members] of cases) {
    expect(new Set(members.map(({ principal }) => principal)).size).toBe(1)
    const calls = members.map(({ record }) => textOf(record['eventName'])).join(' ')
    expect(calls).toBe(
      name.startsWith('restore ')
        ? 'ConsoleLogin CreateSnapshot CreateVolume StopInstances DetachVolume AttachVolume StartInstances'
        : 'CreateSnapshot',
    )
  }
  expect(cases.length).toBeGreaterThan(1)
})

it('nothing is refused', () => {
  expect(records.filter(({ record }) => 'errorCode' in record)).toEqual([])
})
