import { isJsonArray, type JsonArray, type JsonObject, type JsonValue } from '../base/json.ts'

/** Deeper content counts as blank, so that hostile nesting cannot exhaust the stack. */
const deepest = 1000

/**
 * Texts that Elastic's AWS pipeline takes for nothing, and removes, wherever they stand
 * (reference/telemetry.md 5.2, pre-clean).
 */
export function isBlankText(text: string): boolean {
  return text === '' || text === '-' || text === 'none'
}

/**
 * Would anything of the value be left after cleaning? Blank are null, blank text, and objects and
 * lists of nothing but blank values; `false` and `0` are content.
 */
export function hasContent(value: JsonValue | undefined, depth = 0): boolean {
  if (value === null || value === undefined) return false
  if (typeof value === 'string') return !isBlankText(value)
  if (typeof value !== 'object') return true
  if (depth > deepest) return false
  if (isJsonArray(value)) return value.some((item) => hasContent(item, depth + 1))
  for (const key in value) if (hasContent(value[key], depth + 1)) return true
  return false
}

/**
 * The value without its blank parts, at every depth, or `undefined` when nothing is left. Whatever
 * needs no cleaning is returned as it is, not copied.
 */
export function cleaned(value: JsonValue | undefined, depth = 0): JsonValue | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') return isBlankText(value) ? undefined : value
  if (typeof value !== 'object') return value
  if (depth > deepest) return undefined
  return isJsonArray(value) ? cleanedList(value, depth) : cleanedMap(value, depth)
}

function cleanedList(list: JsonArray, depth: number): JsonArray | undefined {
  const parts = list.map((item) => cleaned(item, depth + 1))
  const kept = parts.filter((part) => part !== undefined)
  if (kept.length === 0) return undefined
  return kept.length === list.length && kept.every((part, index) => part === list[index])
    ? list
    : kept
}

function cleanedMap(map: JsonObject, depth: number): JsonObject | undefined {
  const keys = Object.keys(map)
  const parts = keys.map((key) => cleaned(map[key], depth + 1))
  const isClean = keys.every((key, index) => {
    const part = parts[index]
    return part !== undefined && part === map[key]
  })
  return isClean && keys.length > 0 ? map : withoutUndefined(keys, parts)
}

/** fromEntries defines keys instead of assigning them: a key `__proto__` stays a plain key. */
function withoutUndefined(
  keys: readonly string[],
  parts: readonly (JsonValue | undefined)[],
): JsonObject | undefined {
  const kept: (readonly [string, JsonValue])[] = []
  for (const [index, key] of keys.entries()) {
    const part = parts[index]
    if (part !== undefined) kept.push([key, part])
  }
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
