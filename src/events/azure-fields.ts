import { isJsonObject, parseJson, textOf, type JsonObject, type JsonValue } from '../base/json.ts'

/** The given fields without those that have no value; `undefined` when none has one. */
export function present(fields: JsonObject): JsonObject | undefined {
  const kept: Record<string, JsonValue> = {}
  let empty = true
  for (const key of Object.keys(fields)) {
    const value = fields[key]
    if (value === undefined) continue
    kept[key] = value
    empty = false
  }
  return empty ? undefined : kept
}

/** An object with the given fields added that have a value; one of the same name is replaced. */
export function withPresent(object: JsonObject, fields: JsonObject): JsonObject {
  const all: Record<string, JsonValue | undefined> = { ...object }
  // The names are ours, so that none of them is `__proto__`: assigning is faster than a second spread.
  for (const key of Object.keys(fields)) if (fields[key] !== undefined) all[key] = fields[key]
  return all
}

/**
 * An object as it is, or the object that a text holds as JSON: Log Analytics and some Event Hub
 * senders print whole objects into one string. `undefined` for anything else.
 */
export function objectIn(value: JsonValue | undefined): JsonObject | undefined {
  if (isJsonObject(value)) return value
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return undefined
  const parsed = parseJson(value)
  return isJsonObject(parsed) ? parsed : undefined
}

/** The text of a name that REST gives as `{value, localizedValue}` and every other dialect plainly. */
export function nameIn(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value)) return textOf(value)
  return textOf(value['value']) ?? textOf(value['Value'])
}

/** A name in the REST form, `{value}`; `undefined` for no name. */
export function asName(value: string | undefined): JsonObject | undefined {
  return value === undefined ? undefined : { value }
}
