import type { JsonObject } from '../base/json.ts'

/** The object without the keys whose value is absent: a real record has no such key at all. */
export function presentFields(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}
