import { isJsonArray, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { batchedShape } from './batched-shape.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { placeFolder, plainPath, randomOf } from './delivery-names.ts'
import { plainText, printedJson } from './json-text.ts'

const tokenLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * What `aws cloudtrail lookup-events` prints for one account and region (reference/telemetry.md 1.1):
 * `{"Events":[...]}`, newest first. A page that was full ends with the token of the next one.
 */
export const lookupEvents: DeliveryShape = batchedShape(
  {
    name: 'lookup-events',
    sources: ['aws.cloudtrail'],
    says: 'Pages of `aws cloudtrail lookup-events`, newest first; management events only: data and network activity events are left out.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 1000,
    holds: ({ record }) => (record['eventCategory'] ?? 'Management') === 'Management',
    keyOf: ({ place, part }) => `${place}/${part}`,
    pieceOf: (batch) => {
      const token = randomOf('lookup token', batch).text(88, tokenLetters)
      const page = presentFields({
        Events: batch.records.map(lookedUp).toReversed(),
        NextToken: batch.isFull ? token : undefined,
      })
      return {
        path: plainPath(placeFolder('lookup-events', batch), batch, 'json'),
        text: printedJson(page, 4),
      }
    },
  },
)

/** An event as the API lists it: a few facts, and the whole record as text. */
function lookedUp({ record }: DeliverableRecord): JsonObject {
  return presentFields({
    EventId: record['eventID'],
    EventName: record['eventName'],
    ReadOnly: record['readOnly'] === undefined ? undefined : plainText(record['readOnly']),
    AccessKeyId: valueAt(record, 'userIdentity', 'accessKeyId'),
    EventTime: textOf(record['eventTime'])?.replace('Z', '+00:00'),
    EventSource: record['eventSource'],
    Username: userNameOf(objectOf(record['userIdentity']) ?? {}),
    Resources: resourcesOf(record),
    CloudTrailEvent: JSON.stringify(record),
  })
}

/** A user by name, a role by its session, root as `root`; a service has none. */
function userNameOf(identity: JsonObject): string | undefined {
  if (identity['type'] === 'Root') return 'root'
  return textOf(identity['userName']) ?? textOf(identity['arn'])?.split('/').at(-1)
}

function resourcesOf(record: JsonObject): readonly JsonObject[] {
  const resources = isJsonArray(record['resources']) ? record['resources'] : []
  return resources.map((resource) =>
    presentFields({
      ResourceType: valueAt(resource, 'type'),
      ResourceName: valueAt(resource, 'ARN'),
    }),
  )
}
