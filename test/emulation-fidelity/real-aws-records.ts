import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isJsonArray, isJsonObject, parseJson, textOf, valueAt } from '../../src/base/json.ts'
import type { JsonObject, JsonValue } from '../../src/base/json.ts'

const corpus = fileURLToPath(new URL('../../../shared/data', import.meta.url))

/** Folders whose records are made up or no CloudTrail (the README of the corpus). */
const unreal = /^(panther|ocsf)\//

/**
 * The real CloudTrail records of the corpus: single ones, arrays, trail files, EventBridge envelopes,
 * and the raw side of the newest ECS oracle, one record a line.
 */
export function realAwsRecords(): readonly JsonObject[] {
  const files = readdirSync(`${corpus}/aws`, { recursive: true, encoding: 'utf8' })
  const lines = readdirSync(`${corpus}/ecs-oracle/aws`, { encoding: 'utf8' })
  return [
    ...files
      .filter((name) => name.endsWith('.json') && !unreal.test(name))
      .map((name) => `${corpus}/aws/${name}`),
    ...lines
      .filter((name) => name.endsWith('.log'))
      .map((name) => `${corpus}/ecs-oracle/aws/${name}`),
  ]
    .sort()
    .flatMap((path) => textsIn(path))
    .flatMap((text) => recordsIn(parseJson(text)))
}

function textsIn(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8')
  return path.endsWith('.log') ? text.split('\n').filter((line) => line.trim() !== '') : [text]
}

function recordsIn(value: JsonValue | undefined): readonly JsonObject[] {
  if (isJsonArray(value)) return value.flatMap(recordsIn)
  if (!isJsonObject(value)) return []
  if (textOf(value['eventName']) !== undefined) return [value]
  return recordsIn(value['detail'] ?? value['Records'])
}

/**
 * The real records of the same kind as an emulated one: the same call in the same encoding, which
 * succeeded or failed alike; among them, where there are any, those of the same type of caller, and
 * among these those whose request has the same form.
 */
export function counterpartsOf(
  emulated: JsonObject,
  reals: readonly JsonObject[],
): readonly JsonObject[] {
  const same = (read: (record: JsonObject) => JsonValue | undefined) => (real: JsonObject) =>
    read(real) === read(emulated)
  const alike = reals
    .filter(same((record) => record['eventSource']))
    .filter(same((record) => record['eventName']))
    .filter(same((record) => record['errorCode'] === undefined))
    .filter(same(isWrapped))
  return [same((record) => valueAt(record, 'userIdentity', 'type')), same(isNested)].reduce(
    (rest, isSame) => (rest.some(isSame) ? rest.filter(isSame) : rest),
    alike,
  )
}

/** Is the request inside `<Api>Request`, as the newer encoding of EC2 has it? */
function isWrapped(record: JsonObject): boolean {
  const request = record['requestParameters']
  return isJsonObject(request) && Object.keys(request).join().endsWith('Request')
}

/** Does a rule of a security group stand inside `ipPermissions`? */
function isNested(record: JsonObject): boolean {
  return valueAt(record, 'requestParameters', 'ipPermissions', 'items') !== undefined
}
