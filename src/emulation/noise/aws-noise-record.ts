import { textOf } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import type { AwsCaller } from '../calls/aws-caller.ts'
import { playAwsCall } from '../calls/aws-player.ts'
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

/** A CloudTrail record with what delivery needs of it. */
export function awsRecord(record: JsonObject, time: number, principal: string): PlayedRecord {
  return {
    source: 'aws.cloudtrail',
    time,
    place: textOf(record['recipientAccountId']) ?? '',
    part: textOf(record['awsRegion']) ?? '',
    id: textOf(record['eventID']) ?? '',
    record,
    principal,
  }
}
