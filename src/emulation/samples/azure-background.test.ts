import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { playAzureBackground } from './azure-background.ts'
import { createAzureScene } from './azure-scene.ts'
import type { StoryRecord } from './story.ts'

function played(seed: string): readonly StoryRecord[] {
  const scene = createAzureScene(createRandom(seed))
  playAzureBackground(scene)
  return scene.records()
}

it('noise is no part of any chain', () => {
  const kinds = new Set(played('noise').map(({ role }) => role.kind))
  expect(kinds.has('background')).toBe(true)
  expect(kinds.has('step') || kinds.has('context')).toBe(false)
})

it('noise is fixed by its seed', () => {
  expect(played('noise')).toEqual(played('noise'))
  expect(played('other')[0]).not.toEqual(played('noise')[0])
})
