import { compareText } from '../base/compare.ts'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'

/** Does the value nest deeper than so many levels? Looks no deeper than that, so it ends on any input. */
export function isDeeperThan(value: JsonValue | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  const members = isJsonArray(value) ? value : Object.values(value)
  return members.some((member) => isDeeperThan(member, levels - 1))
}

/** The same value with the keys of every object in order; the value must be of bounded depth. */
export function sortKeys(value: JsonValue | undefined): JsonValue {
  if (isJsonArray(value)) return value.map(sortKeys)
  return isJsonObject(value) ? sortFields(value) : (value ?? null)
}

/** The same object with its keys, and those of all within it, in order. */
export function sortFields(object: JsonObject): JsonObject {
  const entries = Object.entries(object).toSorted(([a], [b]) => compareText(a, b))
  // fromEntries defines own properties, so a key such as __proto__ stays a key.
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)]))
}

/** JSON text that is the same for the same content, whatever the order of keys. */
export function canonicalJson(value: JsonValue | undefined): string {
  return JSON.stringify(sortKeys(value))
}
