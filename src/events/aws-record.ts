import { isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { cleaned, isBlankText } from './clean-document.ts'

const nothing: JsonObject = {}

/** The object at a key, empty when there is none. */
export function objectAt(value: JsonObject, key: string): JsonObject {
  const found = value[key]
  return isJsonObject(found) ? found : nothing
}

/** The text at a key unless it is blank. */
export function textAt(value: JsonObject, key: string): string | undefined {
  const found = value[key]
  return typeof found === 'string' && !isBlankText(found) ? found : undefined
}

/** Fields under construction. */
export type Fields = Record<string, JsonValue | undefined>

/** Sets a field to the cleaned value; a blank value leaves the field out. */
export function put(fields: Fields, name: string, value: JsonValue | undefined): void {
  const content = cleaned(value)
  if (content !== undefined) fields[name] = content
}

/** Sets a field to fields made here, which are clean, unless there are none. */
export function putFields(fields: Fields, name: string, made: Fields): void {
  for (const key in made) {
    if (made[key] === undefined) continue
    fields[name] = made
    return
  }
}
