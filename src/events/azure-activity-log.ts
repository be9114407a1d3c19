import { textOf, type JsonObject } from '../base/json.ts'
import type { LogRecord } from '../telemetry/log-record.ts'
import { derivedId } from './derived-id.ts'
import { azureDocument } from './azure-document.ts'
import { nativeFromEventHub } from './azure-event-hub.ts'
import { nameIn } from './azure-fields.ts'
import { nativeFromLogAnalytics } from './azure-log-analytics.ts'
import { nativeFromPowershell } from './azure-powershell.ts'
import { nativeFromRest } from './azure-rest.ts'
import type { Event, Rejection } from './event.ts'
import { LazyEvent } from './lazy-event.ts'
import { rejectRecord } from './reject-record.ts'
import { parseTimestamp, type Timestamp } from './timestamp.ts'

/**
 * Makes the event of one Azure Activity Log record of any dialect; a record without a time or
 * without an operation is rejected.
 *
 * `native` is the REST shape (Azure Monitor, activityLogs, api-version 2015-04-01), whatever came in:
 * `eventDataId`, `eventTimestamp`, `operationName.value`, `status.value` (Started, Accepted,
 * Succeeded, Failed; other words as received), `subStatus.value`, `category.value`, `level`,
 * `caller`, `claims`, `authorization` (with Event Hub's `evidence`), `httpRequest.clientIpAddress`,
 * `resourceId`, `correlationId`, `operationId`, `tenantId` (Entra's), `subscriptionId`, and
 * `properties`, in which `requestBody` and `responseBody` are parsed. Values keep their letter case.
 * What only Event Hub has stays under its name there: `resultType`, `resultSignature`, `durationMs`,
 * `location`, `operationVersion`, `identity` (a plain name) and rarer ones.
 *
 * The id is `eventDataId`; Event Hub has none, so one is derived from what tells the record apart.
 */
export function azureActivityEvent(record: LogRecord): Event | Rejection {
  const native = nativeFrom(record)
  const timestamp = parseTimestamp(native['eventTimestamp'])
  if (timestamp === undefined) {
    const given = native['eventTimestamp']
    return rejectRecord(record, { reason: 'no-time', field: 'eventTimestamp', given })
  }
  if (nameIn(native['operationName']) === undefined) {
    const given = native['operationName']
    return rejectRecord(record, { reason: 'no-action', field: 'operationName', given })
  }
  const id = textOf(native['eventDataId']) ?? derivedIdOf(native, timestamp)
  const { milliseconds } = timestamp
  return new LazyEvent(
    {
      source: 'azure.activitylogs',
      id,
      time: milliseconds,
      endTime: milliseconds,
      native,
      records: [{ id, record }],
    },
    {
      head: { 'event.dataset': 'azure.activitylogs' },
      document: () => azureDocument({ id, native, timestamp }),
    },
  )
}

function nativeFrom(record: LogRecord): JsonObject {
  switch (record.dialect) {
    case 'azure-event-hub':
      return nativeFromEventHub(record.value)
    case 'azure-log-analytics':
      return nativeFromLogAnalytics(record.value)
    case 'azure-powershell':
      return nativeFromPowershell(record.value)
    default:
      return nativeFromRest(record.value)
  }
}

/** The parts of reference/telemetry.md 1.2, row `unique id`. */
function derivedIdOf(native: JsonObject, timestamp: Timestamp): string {
  return derivedId([
    textOf(native['correlationId']),
    nameIn(native['operationName'])?.toLowerCase(),
    textOf(native['resourceId'])?.toLowerCase(),
    textOf(native['resultType']) ?? nameIn(native['status']),
    timestamp.text,
  ])
}
