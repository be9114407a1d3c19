import { createRandom } from '../random.ts'
import { playSnapshotTheft } from './gcp-attack.ts'
import { playGcpBackground } from './gcp-background.ts'
import { playGcpDrills, playGcpImages, playGcpRoutine, playGcpSchedule } from './gcp-benign.ts'
import { createGcpScene } from './gcp-scene.ts'
import type { StoryRecord } from './story.ts'

/** The parts of the Google Cloud story; each draws from a stream of its own. */
const parts = {
  'snapshot theft': playSnapshotTheft,
  'routine restores': playGcpRoutine,
  'snapshot schedule': playGcpSchedule,
  'recovery drills': playGcpDrills,
  'image builds': playGcpImages,
  background: playGcpBackground,
} as const

/** Four days of the audit logs of three projects. */
export function playGcpStory(): readonly StoryRecord[] {
  return Object.entries(parts).flatMap(([name, play]) => {
    const scene = createGcpScene(createRandom(`samples/gcp/${name}`))
    play(scene)
    return scene.records()
  })
}
