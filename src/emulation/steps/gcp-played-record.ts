import { textOf } from '../../base/json.ts'
import { playGcpCall } from '../calls/gcp-player.ts'
import type { GcpPlay } from '../calls/gcp-player.ts'
import type { RandomSource } from '../random.ts'
import type { PlayedRecord } from './played-record.ts'

/** The entries of a call with what delivery needs of them; all are known by the id of the first. */
export function gcpRecords(play: GcpPlay, random: RandomSource): readonly PlayedRecord[] {
  const { caller, call } = play
  const entries = playGcpCall(play, random)
  const id = textOf(entries[0]?.record['insertId']) ?? ''
  return entries.map(({ time, record }) => ({
    source: 'gcp.audit',
    time,
    place: call.project,
    part: call.log ?? 'activity',
    id,
    record,
    principal: caller.email,
  }))
}
