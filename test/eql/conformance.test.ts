import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { objectOf, parseJson, textOf, type JsonObject } from '../../src/base/json.ts'
import { compileEql, type CompileEqlOptions } from '../../src/detections/eql/compile.ts'
import type { EqlSchema } from '../../src/detections/eql/schema.ts'
import type { FieldType } from '../../src/detections/query/query.ts'
import type { Event } from '../../src/events/event.ts'
import { compileQuery } from '../../src/matching/compile-query.ts'
import { readQaQueries } from './toml-queries.ts'

// The facts of reference/eql.md section 19 and Elasticsearch's own QA suites, read from ../shared.

const folder = new URL('../../../shared/conformance/eql/', import.meta.url)
const isHere = existsSync(folder)
const needsMoreThanOneEvent = /^eql-(sequence|sample|pipe)-not-yet$/

interface Fact {
  readonly set: string
  readonly query: string
  readonly expect: unknown
  readonly size?: number
  readonly why: string
}

interface Facts {
  readonly sets: Readonly<
    Record<string, { readonly types: Record<string, string>; readonly docs: readonly JsonObject[] }>
  >
  readonly facts: readonly Fact[]
}

const tally = { passed: 0, notYet: 0 }

function readText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

function eventOf(document: JsonObject): Event {
  return {
    source: 'aws.cloudtrail',
    id: '',
    time: 0,
    endTime: 0,
    document,
    native: {},
    records: [],
  }
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

function schemaOf(types: Readonly<Record<string, string>>): EqlSchema {
  const typeOf = (path: string): FieldType | undefined => fieldTypes[types[path] ?? '']
  return { typeOf, names: Object.keys(types) }
}

/** The ids of the matching documents, `error` (the facts' word for a refusal) or `not yet`. */
function run(
  query: string,
  documents: readonly JsonObject[],
  options: CompileEqlOptions & { readonly idField: string },
): readonly unknown[] | 'error' | 'not yet' {
  const compiled = compileEql(query, options)
  if ('diagnostics' in compiled) {
    const isNotYet = compiled.diagnostics.some(({ code }) => needsMoreThanOneEvent.test(code))
    return isNotYet ? 'not yet' : 'error'
  }
  const compiledQuery = compileQuery(compiled.query)
  return documents
    .filter((document) => compiledQuery.matches(eventOf(document)))
    .map((document) => document[options.idField])
}

describe.skipIf(!isHere)('facts of reference/eql.md', () => {
  // The file is ours and its shape is that of the interface.
  const data = (isHere
    ? parseJson(readText('facts.json'))
    : { sets: {}, facts: [] }) as unknown as Facts
  for (const fact of data.facts) {
    it(`${fact.query} -> ${JSON.stringify(fact.expect)}: ${fact.why}`, (context) => {
      const set = data.sets[fact.set]
      const options = { schema: schemaOf(set?.types ?? {}), idField: 'id' }
      const result = fact.size === undefined ? run(fact.query, set?.docs ?? [], options) : 'not yet'
      if (result === 'not yet' && fact.expect !== 'error') {
        tally.notYet++
        return context.skip('needs more than one event')
      }
      expect(result).toEqual(fact.expect)
      tally.passed++
    })
  }
})

/** 100-nanosecond steps since 1601, as Windows counts, to milliseconds since 1970. */
function fromFileTime(value: number): number {
  return Math.floor(value / 10_000) - 11_644_473_600_000
}

function endgameDocuments(): readonly JsonObject[] {
  // The file is an array of documents.
  const documents = parseJson(readText('data/endgame-140.data')) as readonly JsonObject[]
  return documents.map((document) => ({
    ...document,
    '@timestamp': fromFileTime(Number(document['timestamp'])),
  }))
}

/** Elasticsearch replaces explicit nulls of this field by a word when it stores them. */
function extraDocuments(): readonly JsonObject[] {
  const documents = parseJson(readText('data/extra.data')) as readonly JsonObject[]
  const field = 'optional_field_default_null'
  return documents.map((document) =>
    document[field] === null ? { ...document, [field]: 'NULL' } : document,
  )
}

/** The types of a mapping file; fields that it lacks get theirs from the data, as Elasticsearch does. */
function mappedTypes(file: string, documents: readonly JsonObject[]): Record<string, string> {
  const types: Record<string, string> = {}
  for (const [field, value] of documents.flatMap((document) => Object.entries(document))) {
    const [first] = [value].flat()
    types[field] ??= typeof first === 'number' ? 'long' : 'keyword'
  }
  const mapping = objectOf(parseJson(readText(file).replaceAll(/^#.*$/gm, '')))
  for (const [field, definition] of Object.entries(objectOf(mapping?.['properties']) ?? {})) {
    const type = textOf(objectOf(definition)?.['type'])
    if (type !== undefined) types[field] = type
  }
  return types
}

const endgame = {
  load: endgameDocuments,
  mapping: 'data/endgame-140.mapping',
  idField: 'serial_event_id',
}
interface Suite {
  readonly file: string
  readonly load: () => readonly JsonObject[]
  readonly mapping?: string
  readonly idField: string
}

const suites: readonly Suite[] = [
  { file: 'test_queries.toml', ...endgame },
  { file: 'test_queries_date.toml', ...endgame },
  {
    file: 'test_extra.toml',
    load: extraDocuments,
    mapping: 'data/extra.mapping',
    idField: 'sequence',
  },
  {
    file: 'test_sample.toml',
    // Three indexes at once in Elasticsearch; no schema here, since a sample only has to parse as yet.
    load: () => [],
    idField: 'id',
  },
]

for (const { file, load, mapping, idField } of suites) {
  describe.skipIf(!isHere)(`Elasticsearch QA ${file}`, () => {
    const documents = isHere ? load() : []
    const schema =
      !isHere || mapping === undefined ? {} : { schema: schemaOf(mappedTypes(mapping, documents)) }
    for (const { name, query, expected } of isHere ? readQaQueries(readText(file)) : []) {
      it(`suite: ${name}`, (context) => {
        const options = { eventCategoryField: 'event_type', idField, ...schema }
        const result = run(query, documents, options)
        if (result === 'not yet') {
          tally.notYet++
          return context.skip('needs more than one event')
        }
        expect(result).toEqual(expected)
        tally.passed++
      })
    }
  })
}

afterAll(() => {
  // Written past the console rule on purpose: the figures are part of the test's output.
  process.stderr.write(`EQL conformance: ${tally.passed} passed, ${tally.notYet} not yet\n`)
})
