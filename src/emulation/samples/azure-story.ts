import { createRandom } from '../random.ts'
import { playDiskTheft } from './azure-attack.ts'
import { playAzureBackground } from './azure-background.ts'
import { playAzureDrills, playAzureImages } from './azure-benign-exchange.ts'
import { playAzureBackups, playAzureRoutine } from './azure-benign.ts'
import { createAzureScene } from './azure-scene.ts'
import type { StoryRecord } from './story.ts'

/** The parts of the Azure story; each draws from a stream of its own. */
const parts = {
  'disk theft': playDiskTheft,
  'routine restores': playAzureRoutine,
  'scheduled backups': playAzureBackups,
  'recovery drills': playAzureDrills,
  'image builds': playAzureImages,
  background: playAzureBackground,
} as const

/** Four days of the Activity log of two subscriptions. */
export function playAzureStory(): readonly StoryRecord[] {
  return Object.entries(parts).flatMap(([name, play]) => {
    const scene = createAzureScene(createRandom(`samples/azure/${name}`))
    play(scene)
    return scene.records()
  })
}
