import { isJsonArray, type JsonArray, type JsonObject, type JsonValue } from '../base/json.ts'
import { isBlankText } from './clean-document.ts'

/**
 * Deeper content is left out. Elasticsearch refuses JSON nested deeper than 1000, and the limit keeps
 * the recursion bounded on hostile input.
 */
const deepest = 1000

/**
 * The text that Java's `Map.toString()` prints for a JSON object read into HashMaps, without blank
 * values: `{k=v, list=[a, {b=c}]}`. Elastic's rules match substrings of it, so the order of the keys
 * counts: it is the iteration order of `HashMap` (reference/telemetry.md 5.2). `undefined` when
 * nothing is left.
 *
 * Two things cannot be told from parsed JSON: `1.0` prints as `1` here and as `1.0` there, and keys
 * that are whole numbers lose their place among keys of the same bucket.
 */
export function javaMapText(value: JsonValue | undefined): string | undefined {
  return textAt(value, 0)
}

function textAt(value: JsonValue | undefined, depth: number): string | undefined {
  if (typeof value === 'string') return isBlankText(value) ? undefined : value
  if (typeof value === 'number') return javaNumberText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value === null || value === undefined || depth > deepest) return undefined
  return isJsonArray(value) ? listText(value, depth) : mapText(value, depth)
}

function listText(list: JsonArray, depth: number): string | undefined {
  let text = ''
  for (const item of list) {
    const part = textAt(item, depth + 1)
    if (part !== undefined) text += text === '' ? part : `, ${part}`
  }
  return text === '' ? undefined : `[${text}]`
}

function mapText(map: JsonObject, depth: number): string | undefined {
  let text = ''
  for (const key of hashMapOrder(Object.keys(map))) {
    const part = textAt(map[key], depth + 1)
    if (part !== undefined) text += text === '' ? `${key}=${part}` : `, ${key}=${part}`
  }
  return text === '' ? undefined : `{${text}}`
}

/** A new HashMap has 16 buckets; it doubles them when more than three quarters are taken. */
const firstCapacity = 16

/**
 * The keys in the order in which a Java `HashMap` iterates after they were put in the order given:
 * by bucket, and by insertion within a bucket. Buckets are counted on all keys, blank or not, because
 * Elastic removes blank values from the finished map and a map never shrinks.
 */
export function hashMapOrder(keys: readonly string[]): readonly string[] {
  if (keys.length < 2) return keys
  let capacity = firstCapacity
  while (keys.length > capacity * 0.75) capacity *= 2
  const buckets = keys.map((key) => bucketOf(key, capacity))
  // Array.sort is stable: keys of one bucket keep their order of insertion.
  const places = keys.map((_, index) => index).sort((a, b) => (buckets[a] ?? 0) - (buckets[b] ?? 0))
  return places.map((place) => keys[place] ?? '')
}

/** `String.hashCode()`, its high half folded into the low one, cut to the number of buckets. */
function bucketOf(key: string, capacity: number): number {
  let hash = 0
  for (let index = 0; index < key.length; index++) {
    hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0
  }
  return (hash ^ (hash >>> 16)) & (capacity - 1)
}

/** `Double.toString` switches to an exponent outside 0.001 up to ten million; integers never do. */
function javaNumberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : String(BigInt(value))
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) return String(value)
  const [mantissa = '', exponent = ''] = value.toExponential().split('e')
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`
}
