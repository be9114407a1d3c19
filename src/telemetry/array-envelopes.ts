import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../base/json.ts'

/** An array of records inside a JSON document; such a document is read element by element. */
export interface ArrayEnvelope {
  /** What `Origin.envelopes` calls it. */
  readonly name: string
  /** The keys that lead to the array; arrays on the way are passed through. */
  readonly path: readonly string[]
}

/**
 * The document shapes of reference/telemetry.md 1.1 to 1.3 that hold records in an array. No bare
 * record of any cloud has an array at one of these paths.
 */
export const arrayEnvelopes: readonly ArrayEnvelope[] = [
  { name: 'records', path: ['Records'] },
  { name: 'records', path: ['records'] },
  { name: 'value', path: ['value'] },
  { name: 'events', path: ['Events'] },
  { name: 'events', path: ['events'] },
  { name: 'log-events', path: ['logEvents'] },
  { name: 'messages', path: ['Messages'] },
  { name: 'results', path: ['results'] },
  { name: 'query-result-rows', path: ['QueryResultRows'] },
  { name: 'hits', path: ['hits', 'hits'] },
  { name: 'body', path: ['body', 'records'] },
  { name: 'table-rows', path: ['tables', 'rows'] },
]

/** The last keys of all paths: only at these does a streaming reader look closer. */
export const arrayEnvelopeKeys: ReadonlySet<string> = new Set(
  arrayEnvelopes.map(({ path }) => path.at(-1) ?? ''),
)

/** No array that is streamed has more containers than this around it. */
export const deepestArrayEnvelope = 3

/** The array envelope at a path of keys, if it is one. */
export function arrayEnvelopeAt(path: readonly string[]): ArrayEnvelope | undefined {
  return arrayEnvelopes.find(
    (envelope) =>
      envelope.path.length === path.length &&
      envelope.path.every((key, place) => key === path[place]),
  )
}

/** An array of records together with the members of the object that holds it. */
export interface ArrayHolder {
  readonly envelope: ArrayEnvelope
  /** When the document is streamed, only the members that stand before the array. */
  readonly members: JsonObject
}

/** One array of records found inside a value. */
export interface HeldArray {
  readonly holder: ArrayHolder
  readonly elements: JsonArray
}

/** The first keys of all paths. */
const firstKeys: ReadonlySet<string> = new Set(arrayEnvelopes.map(({ path }) => path[0] ?? ''))

/** The arrays of records in an object that was parsed whole. */
export function arraysOf(value: JsonObject): readonly HeldArray[] {
  if (!Object.keys(value).some((key) => firstKeys.has(key))) return []
  return arrayEnvelopes.flatMap((envelope) => heldArrays(value, envelope, envelope.path))
}

function heldArrays(
  value: JsonValue,
  envelope: ArrayEnvelope,
  path: readonly string[],
): readonly HeldArray[] {
  const [key, ...rest] = path
  if (key === undefined || !isJsonObject(value) || !Object.hasOwn(value, key)) return []
  const member = value[key]
  if (rest.length > 0) {
    const holders = isJsonArray(member) ? member : [member ?? null]
    return holders.flatMap((holder) => heldArrays(holder, envelope, rest))
  }
  return isJsonArray(member) ? [{ holder: { envelope, members: value }, elements: member }] : []
}
