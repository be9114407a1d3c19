import { textOf } from '../../base/json.ts'
import type { GcpCaller } from '../calls/gcp-caller.ts'
import { playGcpCall } from '../calls/gcp-player.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import type { RandomSource } from '../random.ts'
import type { StoryRecord, StoryRole } from './story.ts'

/** Plays one call of a fixed caller: one or two entries. */
export type GcpActor = (time: number, call: GcpCall, role: StoryRole) => void

/** Collects what one part of the story plays. */
export interface GcpScene {
  readonly random: RandomSource
  readonly records: () => readonly StoryRecord[]
  readonly actor: (caller: GcpCaller) => GcpActor
}

/** Opens a scene; all that it draws comes from the given source. */
export function createGcpScene(random: RandomSource): GcpScene {
  const records: StoryRecord[] = []
  return {
    random,
    records: () => records,
    actor: (caller) => (time, call, role) => {
      const duration = 2000 + Math.round(random.exponential(4000))
      const entries = playGcpCall({ caller, time, call, duration }, random)
      for (const entry of entries) {
        records.push({
          source: 'gcp.audit',
          time: entry.time,
          deliveredAt: entry.time,
          place: call.project,
          part: call.log ?? 'activity',
          // An operation goes by its first entry.
          id: textOf(entries[0]?.record['insertId']) ?? '',
          record: entry.record,
          principal: caller.email,
          role,
        })
      }
    },
  }
}
