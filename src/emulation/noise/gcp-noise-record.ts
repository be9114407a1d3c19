import { textOf } from '../../base/json.ts'
import type { GcpCaller } from '../calls/gcp-caller.ts'
import { playGcpCall } from '../calls/gcp-player.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import type { NoiseMoment } from './noise-kind.ts'

/** The entries of a call at the moment; the duration of its operation in milliseconds. */
export function callRecords(
  { time, random }: NoiseMoment,
  caller: GcpCaller,
  call: GcpCall,
  duration?: number,
): readonly PlayedRecord[] {
  const play = { caller, time, call, ...(duration === undefined ? {} : { duration }) }
  const entries = playGcpCall(play, random)
  const id = textOf(entries[0]?.record['insertId']) ?? ''
  return entries.map((entry) => ({
    source: 'gcp.audit',
    time: entry.time,
    place: call.project,
    part: call.log ?? 'activity',
    id,
    record: entry.record,
    principal: caller.email,
  }))
}
