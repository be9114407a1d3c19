import { createRandom } from '../random.ts'
import { playDatabaseTheft } from './aws-attack-database.ts'
import { playVolumeTheft } from './aws-attack.ts'
import { playAwsBackground } from './aws-background.ts'
import { playScheduledBackups } from './aws-benign-backup.ts'
import { playRecoveryDrills } from './aws-benign-drill.ts'
import { playImageBuilds } from './aws-benign-images.ts'
import { playRoutineRestores } from './aws-benign-restores.ts'
import { createAwsScene } from './aws-scene.ts'
import type { StoryRecord } from './story.ts'

/** The parts of the AWS story; each draws from a stream of its own. */
const parts = {
  'volume theft': playVolumeTheft,
  'database theft': playDatabaseTheft,
  'routine restores': playRoutineRestores,
  'scheduled backups': playScheduledBackups,
  'recovery drills': playRecoveryDrills,
  'image builds': playImageBuilds,
  background: playAwsBackground,
} as const

/** Four days of CloudTrail in three accounts. */
export function playAwsStory(): readonly StoryRecord[] {
  return Object.entries(parts).flatMap(([name, play]) => {
    const scene = createAwsScene(createRandom(`samples/aws/${name}`))
    play(scene)
    return scene.records()
  })
}
