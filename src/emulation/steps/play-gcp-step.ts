import { gcpCaller } from './gcp-actor.ts'
import { hasEffect } from './gcp-deed.ts'
import type { GcpAction, GcpDeed } from './gcp-deed.ts'
import { gcpOutcome } from './gcp-outcome.ts'
import { gcpRecords } from './gcp-played-record.ts'
import { editRecord } from './played-record.ts'
import type { PlayedRecord } from './played-record.ts'
import type { Scene } from './step-action.ts'

/**
 * The entries that a step leaves in Google Cloud's audit logs: the first of an operation and the last.
 * Projects whose log is not read, such as an outsider's, have none.
 */
export function playGcpStep(action: GcpAction, scene: Scene): readonly PlayedRecord[] {
  const [main, ...others] = action.play(scene)
  if (main === undefined) return []
  const { step } = scene
  const rest = hasEffect(scene) ? others.flatMap((deed) => playDeed(deed, scene)) : []
  const outcome = { ...main, call: gcpOutcome(main.call, step) }
  const entries = playDeed(outcome, scene).map((entry) => ({
    ...entry,
    record: editRecord(entry.record, step),
  }))
  return [...entries, ...rest].filter(({ place }) => scene.world.isLogged(place))
}

function playDeed(deed: GcpDeed, { step, actor, random }: Scene): readonly PlayedRecord[] {
  const caller = deed.caller ?? gcpCaller(actor)
  const { call, duration } = deed
  const time = step.time + (deed.after ?? 0)
  const play = { caller, time, call, ...(duration === undefined ? {} : { duration }) }
  return gcpRecords(play, random)
}
