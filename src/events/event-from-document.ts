import { type JsonObject, textOf, valueAt } from '../base/json.ts'
import type { LogSource } from '../telemetry/log-record.ts'
import type { Event } from './event.ts'
import { parseTimestamp } from './timestamp.ts'

const sources: readonly LogSource[] = ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit']

/**
 * An event of an ECS document that was made elsewhere, for queries on ECS fields. Rules on a vendor's
 * own fields see `native`, which is empty when not given. The event has no records; its source is the `event.dataset` where that is a log that Spoor reads, and CloudTrail
 * otherwise, which no query on ECS fields notices. Throws a TypeError for a document without a time in
 * `@timestamp`.
 */
export function eventFromDocument(document: JsonObject, native: JsonObject = {}): Event {
  const time = parseTimestamp(document['@timestamp'])?.milliseconds
  if (time === undefined) throw new TypeError('the document has no time in @timestamp')
  const dataset = valueAt(document, 'event', 'dataset')
  return {
    source: sources.find((source) => source === dataset) ?? 'aws.cloudtrail',
    id: textOf(valueAt(document, 'event', 'id')) ?? '',
    time,
    endTime: time,
    document,
    native,
    records: [],
  }
}
