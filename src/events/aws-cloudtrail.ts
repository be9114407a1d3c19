import type { JsonObject } from '../base/json.ts'
import type { LogRecord } from '../telemetry/log-record.ts'
import { cloudtrailFromAthena } from './aws-athena-row.ts'
import { derivedId } from './derived-id.ts'
import { awsDocument } from './aws-document.ts'
import { cloudtrailFromLake } from './aws-lake-row.ts'
import { cloudtrailFromOcsf } from './aws-ocsf.ts'
import { textAt } from './aws-record.ts'
import type { Event, Rejection } from './event.ts'
import { javaMapText } from './java-map-text.ts'
import { LazyEvent } from './lazy-event.ts'
import { rejectRecord } from './reject-record.ts'
import { parseTimestamp } from './timestamp.ts'

/**
 * The event of one CloudTrail record, whatever dialect it is written in. Rejected without a readable
 * `eventTime` (`no-time`) and without an `eventName` (`no-action`); a missing `eventID` is replaced by
 * one derived from the content.
 */
export function cloudtrailEvent(record: LogRecord): Event | Rejection {
  const native = nativeRecord(record)
  const time = parseTimestamp(native['eventTime'])
  if (time === undefined) {
    return rejectRecord(record, {
      reason: 'no-time',
      field: 'eventTime',
      given: native['eventTime'],
    })
  }
  const action = textAt(native, 'eventName')
  if (action === undefined) {
    const given = native['eventName']
    return rejectRecord(record, { reason: 'no-action', field: 'eventName', given })
  }
  // Java's text of the record, because it is bounded in depth and blank fields do not change it.
  const id = textAt(native, 'eventID') ?? derivedId([javaMapText(native)])
  const { milliseconds } = time
  return new LazyEvent(
    {
      source: 'aws.cloudtrail',
      id,
      time: milliseconds,
      endTime: milliseconds,
      native,
      records: [{ id, record }],
    },
    {
      head: {
        'event.dataset': 'aws.cloudtrail',
        'event.action': action,
        'event.provider': textAt(native, 'eventSource'),
      },
      document: () => awsDocument(native, action, time),
    },
  )
}

function nativeRecord(record: LogRecord): JsonObject {
  switch (record.dialect) {
    case 'cloudtrail-ocsf':
      return cloudtrailFromOcsf(record.value)
    case 'cloudtrail-lake-row':
      return cloudtrailFromLake(record.value)
    case 'cloudtrail-athena-row':
      return cloudtrailFromAthena(record.value)
    default:
      return record.value
  }
}
