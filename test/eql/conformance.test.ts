import { afterAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { compileEql, type CompileEqlOptions } from '../../src/detections/eql/compile.ts'
import type { Event } from '../../src/events/event.ts'
import { compileQuery } from '../../src/matching/compile-query.ts'
import { isHere, readFacts, readText, schemaOf, suites, suiteSchema } from './conformance-data.ts'
import { readQaQueries } from './toml-queries.ts'

// The facts of reference/eql.md section 19 and Elasticsearch's own QA suites, read from ../shared.

const needsMoreThanOneEvent = /^eql-(sequence|sample|pipe)-not-yet$/
const tally = { passed: 0, notYet: 0 }

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
  const { sets, facts } = readFacts()
  for (const fact of facts) {
    it(`${fact.query} -> ${JSON.stringify(fact.expect)}: ${fact.why}`, (context) => {
      const set = sets[fact.set]
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

for (const suite of suites) {
  describe.skipIf(!isHere)(`Elasticsearch QA ${suite.file}`, () => {
    const documents = isHere ? suite.load() : []
    const { idField } = suite
    const schema = isHere ? suiteSchema(suite, documents) : schemaOf({})
    for (const { name, query, expected } of isHere ? readQaQueries(readText(suite.file)) : []) {
      it(`${name} -> ${JSON.stringify(expected)}`, (context) => {
        const result = run(query, documents, { eventCategoryField: 'event_type', idField, schema })
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
  process.stderr.write(`EQL conformance: ${tally.passed} passed, ${tally.notYet} not yet\n`)
})
