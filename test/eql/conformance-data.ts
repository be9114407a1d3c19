import { existsSync, readFileSync } from 'node:fs'
import { objectOf, parseJson, textOf, type JsonObject } from '../../src/base/json.ts'
import type { EqlSchema } from '../../src/detections/eql/schema.ts'
import type { FieldType } from '../../src/detections/query/query.ts'

/** Third-party and own test data; absent outside the project's own machines. */
const folder = new URL('../../../shared/conformance/eql/', import.meta.url)
export const isHere = existsSync(folder)

/** One line of the facts table of reference/eql.md section 19; `expect` is `error` for a refusal. */
export interface Fact {
  readonly set: string
  readonly query: string
  readonly expect: unknown
  readonly size?: number
  readonly result_position?: 'head' | 'tail'
  readonly why: string
}

export interface Facts {
  readonly sets: Readonly<
    Record<string, { readonly types: Record<string, string>; readonly docs: readonly JsonObject[] }>
  >
  readonly facts: readonly Fact[]
}

/** One of Elasticsearch's QA suites. */
export interface Suite {
  readonly file: string
  readonly load: () => readonly JsonObject[]
  readonly mappings: readonly string[]
  readonly idField: string
  readonly tiebreakerField?: string
}

export function readText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

export function readFacts(): Facts {
  if (!isHere) return { sets: {}, facts: [] }
  // The file is ours and its shape is that of the interface.
  return parseJson(readText('facts.json')) as unknown as Facts
}

const endgame = {
  load: endgameDocuments,
  mappings: ['data/endgame-140.mapping'],
  idField: 'serial_event_id',
  tiebreakerField: 'serial_event_id',
}

export const suites: readonly Suite[] = [
  { file: 'test_queries.toml', ...endgame },
  { file: 'test_queries_date.toml', ...endgame },
  {
    file: 'test_extra.toml',
    load: extraDocuments,
    mappings: ['data/extra.mapping'],
    idField: 'sequence',
    tiebreakerField: 'sequence',
  },
  {
    file: 'test_sample.toml',
    load: sampleDocuments,
    mappings: ['data/sample1.mapping', 'data/sample2.mapping', 'data/sample3.mapping'],
    idField: 'id',
  },
]

function readDocuments(file: string): readonly JsonObject[] {
  // Every data file is an array of objects.
  return parseJson(readText(file)) as readonly JsonObject[]
}

function endgameDocuments(): readonly JsonObject[] {
  return readDocuments('data/endgame-140.data').map((document) => ({
    ...document,
    '@timestamp': fromFileTime(Number(document['timestamp'])),
  }))
}

/** 100-nanosecond steps since 1601, as Windows counts, to milliseconds since 1970. */
function fromFileTime(value: number): number {
  return Math.floor(value / 10_000) - 11_644_473_600_000
}

/** Elasticsearch replaces explicit nulls of this field by a word when it stores them. */
function extraDocuments(): readonly JsonObject[] {
  const field = 'optional_field_default_null'
  return readDocuments('data/extra.data').map((document) =>
    document[field] === null ? { ...document, [field]: 'NULL' } : document,
  )
}

/** The three indices one after the other; each writes its dates in a format of its own. */
function sampleDocuments(): readonly JsonObject[] {
  const documents = [1, 2, 3].flatMap((index) => readDocuments(`data/sample${index}.data`))
  return documents.map((document) => {
    const pretty = textOf(document['@timestamp_pretty'])
    const date = textOf(document['date'])
    return {
      ...document,
      ...(pretty === undefined ? {} : { '@timestamp_pretty': isoDate(pretty) }),
      ...(date === undefined ? {} : { date: Number(date) }),
    }
  })
}

function isoDate(text: string): string {
  const parts = text.split('-')
  return (parts[0]?.length === 4 ? parts : parts.reverse()).join('-')
}

const fieldTypes: Readonly<Record<string, FieldType>> = {
  keyword: 'string',
  '[runtime_random_keyword_type]': 'string',
  text: 'string',
  long: 'number',
  double: 'decimal',
  boolean: 'boolean',
  date: 'date',
  ip: 'ip',
  version: 'version',
}

/** A schema of Elasticsearch's type names. */
export function schemaOf(types: Readonly<Record<string, string>>): EqlSchema {
  const typeOf = (path: string): FieldType | undefined => fieldTypes[types[path] ?? '']
  return { typeOf, names: Object.keys(types) }
}

/** The schema of a suite's mappings; fields they lack get a type from the data, as in Elasticsearch. */
export function suiteSchema({ mappings }: Suite, documents: readonly JsonObject[]): EqlSchema {
  const types: Record<string, string> = {}
  for (const [field, value] of documents.flatMap((document) => Object.entries(document))) {
    const [first] = [value].flat()
    types[field] ??= typeof first === 'number' ? 'long' : 'keyword'
  }
  const parsed = mappings.map((file) => parseJson(readText(file).replaceAll(/^#.*$/gm, '')))
  const properties = parsed.map((mapping) => objectOf(objectOf(mapping)?.['properties']) ?? {})
  for (const [field, definition] of properties.flatMap((one) => Object.entries(one))) {
    const type = textOf(objectOf(definition)?.['type'])
    if (type !== undefined) types[field] = type
  }
  return schemaOf({ id: 'long', ...types })
}
