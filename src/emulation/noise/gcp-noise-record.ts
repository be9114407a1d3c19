import type { GcpCaller } from '../calls/gcp-caller.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import { gcpRecords } from '../steps/gcp-played-record.ts'
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
  return gcpRecords(play, random)
}
