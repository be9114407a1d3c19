import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { playAzureDrills, playAzureImages } from './azure-benign-exchange.ts'
import { createAzureScene } from './azure-scene.ts'
import type { AzureScene } from './azure-scene.ts'
import { storyDays } from './story.ts'
import type { StoryRecord } from './story.ts'

const played = (part: (scene: AzureScene) => void): readonly StoryRecord[] => {
  const scene = createAzureScene(createRandom('azure exchange test'))
  part(scene)
  return scene.records().filter(({ record }) => record['resultType'] === 'Start')
}
const count = (records: readonly StoryRecord[], operation: string): number =>
  records.filter(({ record }) => record['operationName'] === operation.toUpperCase()).length

const text = (part: (scene: AzureScene) => void): string => JSON.stringify(played(part))

it.each([
  ['drill', 'C', playAzureDrills, 4],
  ['image build', 'D', playAzureImages, storyDays.length],
] as const)('every %s (class %s) deletes the machine it wrote', (...[, letter, part, times]) => {
  const records = played(part)
  expect(count(records, 'Microsoft.Compute/virtualMachines/write')).toBe(times)
  expect(count(records, 'Microsoft.Compute/virtualMachines/delete')).toBe(times)
  const classes = records.map(({ role }) => role.kind === 'benign' && role.class)
  expect(new Set(classes)).toEqual(new Set([letter]))
})

it('a build opens to the world, a drill to the company only', () => {
  const world = String.raw`sourceAddressPrefix\":\"*`
  expect(text(playAzureImages).includes(world)).toBe(true)
  expect(text(playAzureDrills).includes(world)).toBe(false)
})
