import { isJsonArray, type JsonArray, type JsonObject, type JsonValue } from '../base/json.ts'

/** Deeper content is left as it is, so that hostile nesting cannot exhaust the stack. */
const deepest = 200

/** Elasticsearch cannot hold such a key: it reads a point as a step into an object. */
const onlyPoints = /^\.+$/

/**
 * The value without null, empty text, empty objects and lists, and keys that are only points, at
 * every depth; `undefined` when nothing is left. Elastic's GCP pipeline ends with this step. What
 * needs no change is returned as it is, not copied.
 */
export function withoutEmpty(value: JsonValue | undefined, depth = 0): JsonValue | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value !== 'object' || depth > deepest) return value
  return isJsonArray(value) ? listWithoutEmpty(value, depth) : objectWithoutEmpty(value, depth)
}

function listWithoutEmpty(list: JsonArray, depth: number): JsonArray | undefined {
  const kept: JsonValue[] = []
  let same = true
  for (const item of list) {
    const part = withoutEmpty(item, depth + 1)
    if (part !== undefined) kept.push(part)
    if (part !== item) same = false
  }
  if (kept.length === 0) return undefined
  return same ? list : kept
}

/** The same for an object; kept apart because its result is an object again. */
export function objectWithoutEmpty(object: JsonObject, depth = 0): JsonObject | undefined {
  const kept: [string, JsonValue][] = []
  let same = true
  for (const key of Object.keys(object)) {
    const part = onlyPoints.test(key) ? undefined : withoutEmpty(object[key], depth + 1)
    if (part !== undefined) kept.push([key, part])
    if (part === undefined || part !== object[key]) same = false
  }
  if (kept.length === 0) return undefined
  // fromEntries defines keys instead of assigning them: a key `__proto__` stays a plain key.
  return same ? object : Object.fromEntries(kept)
}
