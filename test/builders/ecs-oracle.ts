import { readdirSync, readFileSync } from 'node:fs'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../src/base/json.ts'

/**
 * Compares documents with those that Elastic's own pipeline tests expect, for the oracle tests of the
 * three clouds.
 */

/** One field of Elastic's document that ours has not, or has otherwise. */
export interface Disagreement {
  readonly file: string
  readonly field: string
  readonly expected: JsonValue
  readonly actual: JsonValue | undefined
}

/** A disagreement that is meant, or that cannot be helped. */
export interface KnownDisagreement {
  /** File names without `.log`; none means every file. */
  readonly files?: readonly string[]
  /** A dotted path; `a.b.*` means everything below `a.b`. */
  readonly field: string
  readonly reason: string
}

/** Not compared: the time of the run, GeoIP test data, tags (shared/data/README.md). */
const excluded = ['event.created', 'source.geo', 'source.as', 'tags']

/** Every field of Elastic's document with its value there and here. */
export function compareDocuments(
  file: string,
  expected: JsonObject,
  actual: JsonObject,
): { readonly compared: number; readonly disagreements: readonly Disagreement[] } {
  const ours = new Map(fieldsOf(actual))
  const theirs = fieldsOf(expected).filter(
    ([field]) => !excluded.some((one) => isBelow(field, one)),
  )
  const disagreements = theirs
    .filter(([field, value]) => !areEqual(field, value, ours.get(field)))
    .map(([field, value]) => ({ file, field, expected: value, actual: ours.get(field) }))
  return { compared: theirs.length, disagreements }
}

/** The disagreements that are on no list, and the entries of the list that no longer occur. */
export function judge(
  found: readonly Disagreement[],
  known: readonly KnownDisagreement[],
): { readonly unlisted: readonly Disagreement[]; readonly stale: readonly KnownDisagreement[] } {
  return {
    unlisted: found.filter((one) => !known.some((entry) => covers(entry, one))),
    stale: known.filter((entry) => !found.some((one) => covers(entry, one))),
  }
}

function covers({ files, field }: KnownDisagreement, found: Disagreement): boolean {
  if (files !== undefined && !files.includes(found.file)) return false
  return field.endsWith('.*') ? isBelow(found.field, field.slice(0, -2)) : found.field === field
}

function isBelow(field: string, parent: string): boolean {
  return field === parent || field.startsWith(`${parent}.`)
}

/** All leaves with their dotted paths; a list is one leaf. */
function fieldsOf(object: JsonObject, prefix = ''): readonly (readonly [string, JsonValue])[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const field = prefix === '' ? key : `${prefix}.${key}`
    if (value === undefined) return []
    return isJsonObject(value) ? fieldsOf(value, field) : [[field, value] as const]
  })
}

function areEqual(field: string, expected: JsonValue, actual: JsonValue | undefined): boolean {
  const asSet = field.startsWith('related.') || field.endsWith('entity.id')
  if (asSet && isJsonArray(expected) && isJsonArray(actual)) {
    return (
      canonical([...expected].map(canonical).sort()) ===
      canonical([...actual].map(canonical).sort())
    )
  }
  return canonical(expected) === canonical(actual ?? null)
}

/** JSON text with sorted keys, so that the order of keys does not count. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_, part: JsonValue) =>
    isJsonObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** One line of a log with the document that Elastic makes of it. */
export interface OraclePair {
  readonly name: string
  readonly record: JsonObject
  readonly expected: JsonObject
}

/** Every pair of a folder of `NAME.log` and `NAME.log-expected.json`, in the order of their names. */
export function oraclePairs(folder: URL): readonly OraclePair[] {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.log') ? [file] : []))
  return names.flatMap((file) => {
    const lines = readFileSync(new URL(file, folder), 'utf8').split('\n')
    const pair = JSON.parse(readFileSync(new URL(`${file}-expected.json`, folder), 'utf8'))
    return lines
      .filter((line) => line.trim() !== '')
      .map((line, index) => ({
        name: file.slice(0, -'.log'.length),
        record: JSON.parse(line),
        expected: pair.expected[index],
      }))
  })
}

/**
 * Compares every document of a folder with ours, prints the agreement under a title, and returns
 * where they differ.
 */
export function findDisagreements(
  title: string,
  folder: URL,
  documentOf: (record: JsonObject) => JsonObject,
): readonly Disagreement[] {
  const results = oraclePairs(folder).map(({ name, record, expected }) =>
    compareDocuments(name, expected, documentOf(record)),
  )
  const compared = results.reduce((sum, result) => sum + result.compared, 0)
  const found = results.flatMap((result) => result.disagreements)
  process.stdout.write(`${title}: ${compared - found.length} of ${compared} fields agree\n`)
  return found
}
