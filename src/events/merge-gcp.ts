import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'

/**
 * One LogEntry from those of one operation, the first entry of the operation first. Of every key the
 * first value holds: only the first entry has request, permissions and caller
 * (reference/telemetry.md 0.8). Status and severity are the last entry's. `operation` is the first
 * entry's too, so the document says `start` and not `end`: Elastic never says both, since an entry
 * with both marks is no session at all (5.1).
 */
export function mergeGcpNatives(natives: readonly JsonObject[]): JsonObject {
  const payloads = natives.map((native) => native['protoPayload']).filter(isJsonObject)
  return {
    ...mergeKeys(natives, new Set(['severity', 'receiveTimestamp'])),
    protoPayload: mergeKeys(payloads, new Set(['status'])),
  }
}

function mergeKeys(objects: readonly JsonObject[], latest: ReadonlySet<string>): JsonObject {
  const merged = new Map<string, JsonValue>()
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      if (value === undefined || isEmpty(value)) continue
      const known = merged.get(key)
      if (known === undefined || latest.has(key) || isStub(known)) merged.set(key, value)
    }
  }
  return Object.fromEntries(merged)
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true
  if (isJsonArray(value)) return value.length === 0
  return isJsonObject(value) && Object.keys(value).length === 0
}

/** The request of a last entry is nothing but its `@type`. */
function isStub(value: JsonValue): boolean {
  return isJsonObject(value) && '@type' in value && Object.keys(value).length === 1
}
