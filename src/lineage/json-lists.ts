/** Reading lists out of JSON that may hold anything. */
import {
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  parseJson,
  textOf,
  valueAt,
} from '../base/json.ts'

/** The objects of a list; an object in the place of a list counts as a list of one. */
export function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  if (isJsonArray(value)) return value.filter(isJsonObject)
  return isJsonObject(value) ? [value] : []
}

/** The texts of a list; a text in the place of a list counts as a list of one. */
export function textsIn(value: JsonValue | undefined): readonly string[] {
  const values = isJsonArray(value) ? value : [value]
  return values.flatMap((one) => textOf(one) ?? [])
}

/** The non-empty text at a path. */
export function textAt(
  value: JsonValue | undefined,
  ...path: readonly string[]
): string | undefined {
  return textOf(valueAt(value, ...path))
}

/** An object that may have been delivered as its JSON text. */
export function objectFrom(value: JsonValue | undefined): JsonObject | undefined {
  const parsed = typeof value === 'string' ? parseJson(value) : value
  return isJsonObject(parsed) ? parsed : undefined
}
