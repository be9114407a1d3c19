/** Any value that JSON text can hold. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject

/** A JSON array; never mutated by this code base. */
export type JsonArray = readonly JsonValue[]

/** A JSON object; never mutated by this code base. A key that is absent reads as `undefined`. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined
}

/** Is the value a JSON object (not an array, not null)? */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Is the value a JSON array? `Array.isArray` alone does not narrow a readonly array. */
export function isJsonArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value)
}

/** The value when it is a non-empty string, otherwise `undefined`. */
export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The value when it is an object, otherwise `undefined`. */
export function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined
}

/** The value that stands at a path of keys, or `undefined` where a step is missing or no object. */
export function valueAt(
  value: JsonValue | undefined,
  ...path: readonly string[]
): JsonValue | undefined {
  let current = value
  for (const key of path) {
    if (!isJsonObject(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

/**
 * Parses JSON text. Returns `undefined` for text that is not JSON: the caller knows where the text
 * came from and words the diagnostic.
 */
export function parseJson(text: string): JsonValue | undefined {
  try {
    // JSON.parse is typed `any`; whatever it returns is a JsonValue by its contract.
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
