import {
  isJsonArray,
  isJsonObject,
  objectOf,
  textOf,
  valueAt,
  type JsonObject,
  type JsonValue,
} from '../../base/json.ts'
import { awsPrincipalId } from '../../environment/principals/aws-principal.ts'

/** One CloudTrail record as the rows of the catalogue read it. */
export interface AwsCall {
  /**
   * `request`, `response` and `details` (serviceEventDetails), each freed of its wrapper, and
   * `resources`, the list that data events and KMS write beside them; the paths of the catalogue begin
   * with one of these four. A part that the record lacks is empty.
   */
  readonly parts: JsonObject
  /** Was `requestParameters` logged? Denied RDS calls and service events have none. */
  readonly hasRequest: boolean
  /** The account in whose log the record stands. */
  readonly account?: string
  readonly region?: string
  /** The account of the caller. */
  readonly caller?: string
  /** The stable id of who called (reference/telemetry.md 4.1). */
  readonly actor: string
  /** Denied, failed or a dry run. */
  readonly isAttempt: boolean
  readonly errorMessage?: string
}

/** Reads a CloudTrail record in its native form; tolerates any JSON. */
export function readAwsCall(native: JsonObject): AwsCall {
  const caller = textOf(valueAt(native, 'userIdentity', 'accountId'))
  const account = textOf(native['recipientAccountId']) ?? caller
  const region = textOf(native['awsRegion'])
  const errorMessage = textOf(native['errorMessage'])
  return {
    parts: {
      request: unwrap(native['requestParameters'], 'Request'),
      response: unwrap(native['responseElements'], 'Response'),
      details: objectOf(native['serviceEventDetails']) ?? {},
      resources: native['resources'] ?? [],
    },
    hasRequest: isJsonObject(native['requestParameters']),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(caller === undefined ? {} : { caller }),
    actor: awsPrincipalId(native),
    isAttempt: textOf(native['errorCode']) !== undefined || errorMessage !== undefined,
    ...(errorMessage === undefined ? {} : { errorMessage }),
  }
}

/** Takes off the single `<Api>Request` or `<Api>Response` key of the newer EC2 encoding (fact 6). */
function unwrap(value: JsonValue | undefined, suffix: string): JsonObject {
  const object = objectOf(value) ?? {}
  const keys = Object.keys(object)
  const [key] = keys
  if (keys.length !== 1 || key === undefined || !key.endsWith(suffix)) return object
  return objectOf(object[key]) ?? {}
}

/**
 * All values at a dotted path. Keys are compared without letter case, and every list on the way is
 * walked, however it is written: `items`, `item`, a bare array, or one bare element (fact 6).
 */
export function valuesAt(root: JsonValue | undefined, path: string): readonly JsonValue[] {
  let current = spread(root)
  for (const key of path.split('.')) {
    const [only] = current
    if (only === undefined) return current
    current =
      current.length === 1
        ? spread(fieldOf(only, key))
        : current.flatMap((value) => spread(fieldOf(value, key)))
  }
  return current
}

/** The objects at a path. */
export function objectsAt(root: JsonValue | undefined, path: string): readonly JsonObject[] {
  return valuesAt(root, path).filter(isJsonObject)
}

/** The texts at a path, each once; an element `{content, tag}` of the newer encoding is its content. */
export function textsAt(root: JsonValue | undefined, path: string): readonly string[] {
  const texts = valuesAt(root, path).map(
    (value) => textOf(value) ?? textOf(fieldOf(value, 'content')),
  )
  return [...new Set(texts.filter((text) => text !== undefined))]
}

/** The texts at the first of several paths that holds any. */
export function firstTextsAt(
  root: JsonValue | undefined,
  paths: readonly string[],
): readonly string[] {
  for (const path of paths) {
    const texts = textsAt(root, path)
    if (texts.length > 0) return texts
  }
  return []
}

/** The first text at the first of several paths that holds one. */
export function textAt(
  root: JsonValue | undefined,
  ...paths: readonly string[]
): string | undefined {
  return firstTextsAt(root, paths)[0]
}

/** The boolean at a path, also when it was written as text. */
export function flagAt(root: JsonValue | undefined, path: string): boolean | undefined {
  const [value] = valuesAt(root, path)
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : undefined
}

/** The whole number at the first path that holds one, also when it was written as text. */
export function numberAt(
  root: JsonValue | undefined,
  ...paths: readonly string[]
): number | undefined {
  for (const path of paths) {
    const [value] = valuesAt(root, path)
    const number = typeof value === 'string' && value !== '' ? Number(value) : value
    if (typeof number === 'number' && Number.isInteger(number)) return number
  }
  return undefined
}

/** How many values a search by pattern looks at; a true record has far fewer. */
const searchLimit = 10_000

/** All texts anywhere below a value; the fallback for shapes nobody has confirmed (section 9 item 1). */
export function textsWithin(root: JsonValue | undefined): readonly string[] {
  const texts = new Set<string>()
  const open: (JsonValue | undefined)[] = [root]
  for (let looked = 0; looked < searchLimit && open.length > 0; looked++) {
    const value = open.pop()
    if (typeof value === 'string') texts.add(value)
    else if (isJsonArray(value)) for (const element of value) open.push(element)
    else if (isJsonObject(value)) for (const element of Object.values(value)) open.push(element)
  }
  return [...texts].sort()
}

/** The elements of a list, or the value itself where it is none; an empty list is `{}`. */
function spread(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return []
  if (isJsonArray(value)) return value
  if (isJsonObject(value) && Object.keys(value).length === 0) return []
  const list = fieldOf(value, 'items') ?? fieldOf(value, 'item')
  if (list === undefined) return [value]
  return isJsonArray(list) ? list : [list]
}

function fieldOf(value: JsonValue, key: string): JsonValue | undefined {
  if (!isJsonObject(value)) return undefined
  if (Object.hasOwn(value, key)) return value[key]
  const wanted = key.toLowerCase()
  const found = Object.keys(value).find((name) => name.toLowerCase() === wanted)
  return found === undefined ? undefined : value[found]
}
