import { isJsonArray, isJsonObject } from '../../base/json.ts'
import type { JsonArray, JsonObject, JsonValue } from '../../base/json.ts'
import { ec2WrappedCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'

/**
 * A plain EC2 call in the newer encoding (reference/telemetry.md section 0 fact 6). The request gets
 * Pascal case. A list `xSet.items[]` becomes `X`, or, where its elements have one key only, that key:
 * `volumeSet.items[].volumeId` is `VolumeId`. Each element has its number as `tag`, a bare value as
 * `content`; a list of one is the element itself [sample], several are a list [unverified]. The answer
 * keeps its keys, has lists below `item`, and times and sizes as the XML of the API has them. Which
 * calls EC2 writes so is not for a log's reader to choose: the caller of this function must know. A
 * call of another service is misuse and throws a TypeError.
 */
export function wrapEc2Call(call: AwsCall): AwsCall {
  if (call.service !== 'ec2') throw new TypeError(`no EC2 call: ${call.service}:${call.name}`)
  const request = requestFields(call.request ?? {})
  const isEmpty = Object.keys(request).length === 0
  const answer = call.response === null ? null : answerFields(call.response)
  const wrapped = ec2WrappedCall(call.name, isEmpty ? '' : request, answer)
  return { ...call, request: wrapped.request, response: wrapped.response }
}

function requestFields(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      if (value === undefined || isEmptyList(value)) return []
      return [requestField(key, value)]
    }),
  )
}

function requestField(key: string, value: JsonValue): readonly [string, JsonValue] {
  if (isJsonArray(value)) return [pascalCase(singular(key)), taggedList(value)]
  if (!isJsonObject(value)) return [pascalCase(key), value]
  const items = itemsOf(value)
  if (items === undefined) return [pascalCase(key), requestFields(value)]
  const inner = key.endsWith('Set') ? onlyKeyOf(items) : undefined
  if (inner === undefined) return [pascalCase(key.replace(/Set$/, '')), taggedList(items)]
  const values = items.map((item) => (isJsonObject(item) ? (item[inner] ?? null) : item))
  return [pascalCase(inner), taggedList(values)]
}

/** A list of sets with one key each is a list of plain values in the query that was sent. */
function onlyKeyOf(items: JsonArray): string | undefined {
  const keys = new Set(items.flatMap((item) => (isJsonObject(item) ? Object.keys(item) : [])))
  return keys.size === 1 ? [...keys][0] : undefined
}

function taggedList(items: JsonArray): JsonValue {
  const tagged = items.map((item, index) => ({
    ...(isJsonObject(item) ? requestFields(item) : { content: item }),
    tag: index + 1,
  }))
  return oneOrMany(tagged)
}

function answerFields(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [[key === '_return' ? 'return' : key, answerValue(key, value)]],
    ),
  )
}

function answerValue(key: string, value: JsonValue): JsonValue {
  if (isEmptyList(value)) return ''
  if (isJsonArray(value)) return value.map((item) => answerValue(key, item))
  if (isJsonObject(value)) {
    const items = itemsOf(value)
    if (items === undefined) return answerFields(value)
    return { item: oneOrMany(items.map((item) => answerValue(key, item))) }
  }
  if (typeof value === 'number' && key.endsWith('Time')) return new Date(value).toISOString()
  return typeof value === 'string' && /^(volumeSize|size)$/.test(key) ? Number(value) : value
}

function itemsOf(value: JsonObject): JsonArray | undefined {
  const { items } = value
  return Object.keys(value).length === 1 && isJsonArray(items) ? items : undefined
}

function isEmptyList(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0
}

/** A list of one is written as the element itself. */
function oneOrMany(items: JsonArray): JsonValue {
  const [only] = items
  return items.length === 1 && only !== undefined ? only : items
}

function pascalCase(key: string): string {
  return `${key.charAt(0).toUpperCase()}${key.slice(1)}`
}

function singular(key: string): string {
  return key.replace(/s$/, '')
}
