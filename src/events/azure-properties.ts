import {
  isJsonArray,
  isJsonObject,
  parseJson,
  textOf,
  type JsonObject,
  type JsonValue,
} from '../base/json.ts'
import { objectIn, replaceKeys } from './azure-fields.ts'

const bodyKeys: ReadonlySet<string> = new Set([
  'requestbody',
  'requestBody',
  'responsebody',
  'responseBody',
])

/**
 * The properties of a record with its two bodies parsed and named `requestBody` and `responseBody`
 * (the log writes `requestbody` and `responseBody`, each JSON printed into a string). A body that is
 * not JSON, because the service cut or masked it, stays text. `undefined` for no properties.
 */
export function readProperties(value: JsonValue | undefined): JsonObject | undefined {
  const properties = objectIn(value)
  if (properties === undefined) return undefined
  const { requestbody, requestBody, responsebody, responseBody } = properties
  return replaceKeys(properties, bodyKeys, {
    requestBody: readBody(requestBody ?? requestbody),
    responseBody: readBody(responseBody ?? responsebody),
  })
}

function readBody(value: JsonValue | undefined): JsonValue | undefined {
  const text = textOf(value)
  if (text === undefined) return value === '' || value === null ? undefined : value
  const parsed = parseJson(text)
  return isJsonObject(parsed) || isJsonArray(parsed) ? parsed : text
}
