import type { JsonObject } from '../../src/base/json.ts'
import type { Event } from '../../src/events/event.ts'
import type { ObservedRecord } from '../../src/proving/observed-record.ts'

/**
 * A CloudTrail record as tests of detections observe it, `time` seconds after 1970; the document is
 * the one of its event.
 */
export function observed(
  id: string,
  time: number,
  value: JsonObject,
  document: JsonObject = {},
): ObservedRecord {
  const origin = { file: 'emulated.json', index: 0, envelopes: [] }
  const record = { source: 'aws.cloudtrail', dialect: 'cloudtrail', value, origin } as const
  const event: Event = {
    source: 'aws.cloudtrail',
    id,
    time: time * 1000,
    endTime: time * 1000,
    document,
    native: value,
    records: [{ id, record }],
  }
  return { id, record, event }
}
