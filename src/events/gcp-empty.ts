import { isJsonArray, type JsonArray, type JsonObject, type JsonValue } from '../base/json.ts'

/** Deeper content is left as it is, so that hostile nesting cannot exhaust the stack. */
const deepest = 200

/** Elasticsearch cannot hold such a key: it reads a point as a step into an object. */
const onlyPoints = /^\.+$/
const point = 0x2e

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
  const keys = Object.keys(object)
  // Made at the first part that changes; every part is looked at once, at any depth.
  let kept: Record<string, JsonValue> | undefined
  let count = 0
  let index = -1
  for (const key of keys) {
    index++
    const isDropped = key.charCodeAt(0) === point && onlyPoints.test(key)
    const part = isDropped ? undefined : withoutEmpty(object[key], depth + 1)
    if (part === undefined || part !== object[key]) kept ??= firstKeys(object, keys.slice(0, index))
    if (part === undefined) continue
    count++
    if (kept !== undefined) setKey(kept, key, part)
  }
  if (count === 0) return undefined
  return kept ?? object
}

function firstKeys(object: JsonObject, keys: readonly string[]): Record<string, JsonValue> {
  const copy: Record<string, JsonValue> = {}
  for (const key of keys) setKey(copy, key, object[key] ?? null)
  return copy
}

function setKey(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  // Assigning to this key would set the prototype.
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true })
  else target[key] = value
}
