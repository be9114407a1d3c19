import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { playRecoveryDrills } from './aws-benign-drill.ts'
import { accounts, away } from './aws-cast.ts'
import { createAwsScene } from './aws-scene.ts'

const scene = createAwsScene(createRandom('drill test'))
playRecoveryDrills(scene)
const records = scene.records()
const placesOf = (name: string): readonly string[] => [
  ...new Set(
    records
      .filter(({ record }) => record['eventName'] === name)
      .map(({ place, part }) => `${place} ${part}`),
  ),
]

it('the copy lands in the away region, and only the recovery account launches there', () => {
  expect(placesOf('CopySnapshot')).toEqual([`${accounts.production} ${away}`])
  expect(placesOf('RunInstances')).toEqual([`${accounts.recovery} ${away}`])
  expect(placesOf('TerminateInstances')).toEqual(placesOf('RunInstances'))
})

it('nothing reaches the machines from the internet', () => {
  expect(JSON.stringify(records)).not.toContain('0.0.0.0/0')
})
