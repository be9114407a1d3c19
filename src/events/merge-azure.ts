import { isJsonObject, objectOf, type JsonObject, type JsonValue } from '../base/json.ts'
import { nameIn, present } from './azure-fields.ts'
import { asResultType } from './azure-state.ts'

/**
 * Keys whose latest value holds: what the operation came to, and the name as the latest row has it
 * (reference/telemetry.md 5.3). Of all other keys the first value holds: who called, from where, what.
 */
const latestKeys = new Set([
  'operationName',
  'eventName',
  'subStatus',
  'level',
  'resultType',
  'resultSignature',
  'durationMs',
  'submissionTimestamp',
])

/** Likewise inside `properties`. */
const latestProperties = new Set(['statusCode', 'statusMessage', 'message', 'result'])

/**
 * One native record from those of one operation, oldest first. `status` is the strongest one's, the
 * two bodies are united, and `resultType` is set even for REST rows because it is the latest row's.
 */
export function mergeAzureNatives(
  natives: readonly JsonObject[],
  strongest: JsonObject,
): JsonObject {
  const latest = natives.at(-1)
  const properties = natives.map((native) => native['properties']).filter(isJsonObject)
  const merged = present({
    status: strongest['status'],
    resultType: latest?.['resultType'] ?? asResultType(nameIn(latest?.['status'])),
    properties: properties.length === 0 ? undefined : mergeProperties(properties),
  })
  return { ...mergeKeys(natives, latestKeys), ...merged }
}

function mergeProperties(properties: readonly JsonObject[]): JsonObject {
  const bodies = present({
    requestBody: uniteBodies(properties.map((each) => each['requestBody'])),
    responseBody: uniteBodies(properties.map((each) => each['responseBody'])),
  })
  return { ...mergeKeys(properties, latestProperties), ...bodies }
}

function mergeKeys(objects: readonly JsonObject[], latest: ReadonlySet<string>): JsonObject {
  const merged = new Map<string, JsonValue>()
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      if (isEmpty(value)) continue
      if (latest.has(key) || !merged.has(key)) merged.set(key, value)
    }
  }
  return Object.fromEntries(merged)
}

function isEmpty(value: JsonValue | undefined): value is null | undefined | '' {
  if (value === null || value === undefined || value === '') return true
  return isJsonObject(value) && (value['value'] === '' || Object.keys(value).length === 0)
}

/**
 * The union of the bodies: the acceptance tells where a copy came from, the end what came of it, and
 * an error body must not hide either. Two levels deep, where resources have `properties`; the later
 * value of a key holds.
 */
function uniteBodies(bodies: readonly (JsonValue | undefined)[]): JsonValue | undefined {
  return bodies
    .filter((body) => !isEmpty(body))
    .reduce<JsonValue | undefined>((united, body) => {
      if (!isJsonObject(united)) return isJsonObject(body) || united === undefined ? body : united
      return isJsonObject(body) ? uniteObjects(united, body) : united
    }, undefined)
}

function uniteObjects(first: JsonObject, later: JsonObject): JsonObject {
  const properties = { ...objectOf(first['properties']), ...objectOf(later['properties']) }
  const united = { ...first, ...later }
  return Object.keys(properties).length === 0 ? united : { ...united, properties }
}
