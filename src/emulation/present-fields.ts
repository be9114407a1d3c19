import type { JsonObject, JsonValue } from '../base/json.ts'

/** The object without the keys whose value is absent: a real record has no such key at all. */
export function presentFields(object: JsonObject): JsonObject {
  // A loop in place of entries: this is half of what a record costs. JSON objects inherit no keys.
  const present: Record<string, JsonValue> = {}
  for (const key in object) {
    const value = object[key]
    if (value !== undefined) present[key] = value
  }
  return present
}
