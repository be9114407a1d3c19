import type { AwsCall } from '../calls/aws-call.ts'
import type { AwsCaller } from '../calls/aws-caller.ts'
import { playAwsCall } from '../calls/aws-player.ts'
import { awsRecord } from '../steps/aws-played-record.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import type { NoiseMoment } from './noise-kind.ts'

/** The record of a call in the region of the moment, at its time unless another is given. */
export function callRecord(
  { time, place, random }: NoiseMoment,
  caller: AwsCaller,
  call: AwsCall,
): PlayedRecord {
  const record = playAwsCall({ caller, time, region: place.region, call }, random)
  return awsRecord(record, time, caller.principal)
}
