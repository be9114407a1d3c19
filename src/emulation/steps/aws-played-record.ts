import { textOf } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import type { PlayedRecord } from './played-record.ts'

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
