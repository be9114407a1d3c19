import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isJsonArray, isJsonObject, parseJson } from '../../src/base/json.ts'
import type { JsonObject, JsonValue } from '../../src/base/json.ts'

const corpus = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/**
 * The records of folders of the corpus, in the order of their files: a `.json` file is a record, a
 * list of records or `{ "value": [...] }`, a `.log` file has a record on each line.
 */
export function realEntries(folders: readonly string[]): readonly JsonObject[] {
  return folders.flatMap((folder) =>
    readdirSync(`${corpus}${folder}`, { recursive: true, encoding: 'utf8' })
      .sort()
      .flatMap((name) => recordsIn(`${corpus}${folder}/${name}`)),
  )
}

function recordsIn(path: string): readonly JsonObject[] {
  if (path.endsWith('.log')) {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.map((line) => parseJson(line)).filter(isJsonObject)
  }
  if (!path.endsWith('.json') || path.endsWith('-expected.json')) return []
  return unwrapped(parseJson(readFileSync(path, 'utf8')))
}

function unwrapped(document: JsonValue | undefined): readonly JsonObject[] {
  if (isJsonArray(document)) return document.filter(isJsonObject)
  if (!isJsonObject(document)) return []
  return isJsonArray(document['value']) ? document['value'].filter(isJsonObject) : [document]
}

/**
 * The record with `_` for the dots in its keys, so that a path of keys comes apart again: Azure's
 * claims and Google's labels have dots in their keys.
 */
export function withPlainKeys(record: JsonObject): JsonObject {
  const plain = (value: JsonValue): JsonValue => {
    if (isJsonArray(value)) return value.map(plain)
    if (!isJsonObject(value)) return value
    const entries = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key.replaceAll('.', '_'), plain(member)] as const],
    )
    return Object.fromEntries(entries)
  }
  const mapped = plain(record)
  return isJsonObject(mapped) ? mapped : {}
}
