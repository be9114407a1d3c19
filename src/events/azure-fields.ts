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

/**
 * An object of a log without some of its keys and with the given fields that have a value; one of those
 * replaces a key of the same name. Rest and spread would say the same at ten times the cost: records have
 * so many shapes that the engine copies them entry by entry into a table.
 */
export function replaceKeys(
  object: JsonObject,
  keys: ReadonlySet<string>,
  fields: JsonObject,
): JsonObject {
  const all: Record<string, JsonValue | undefined> = {}
  for (const key of Object.keys(object)) if (!keys.has(key)) setKey(all, key, object[key])
  for (const key of Object.keys(fields)) if (fields[key] !== undefined) all[key] = fields[key]
  return all
}

/** Sets a key of a log; `__proto__` is one like any other there. */
function setKey(
  object: Record<string, JsonValue | undefined>,
  key: string,
  value: JsonValue | undefined,
): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true })
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
