import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../src/base/json.ts'
import { loadDetectionFiles } from '../src/detections/load-detection.ts'
import type { Event } from '../src/events/event.ts'
import { compileQuery } from '../src/matching/compile-query.ts'
import { explainQuery } from '../src/matching/explain-query.ts'
import { createMatcher } from '../src/matching/match-event.ts'
import {
  conditionText,
  holds,
  type ConditionTree,
  type Items,
  type Search,
} from './builders/sigma-definition.ts'

// Random rules on random events: the index, the closures, the explanation and a plain evaluator that
// walks the rule's data all say the same (reference/sigma.md 16).

const words = ['Abc', 'abc', 'aXc', 'b', '', '5', 'true', '{}', '[]', 'É', 'a*c', 'C:\\x'] as const
const fields = ['a', 'a.b', 'c', 'c.b.b', 'eventName'] as const

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(5, 6, 5.5, 0),
  fc.boolean(),
  fc.constant(null),
)
const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 2, arbitrary: fc.record({ b: tie('value') }, { requiredKeys: [] }) },
  ),
})).value
const record: fc.Arbitrary<JsonObject> = fc.record(
  { a: value, 'a.b': value, c: value, eventName: fc.constantFrom(...words) },
  { requiredKeys: [] },
)

const text = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom('*', 'a*', '*c', 'a?c', '*b*', 'a\\*c', 'C:\\*', 'C:\\\\*', '**', '"b":'),
)
const many = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item | Item[]> =>
  fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }))
/** What stands behind each chain of modifiers. */
const values: Readonly<Record<string, fc.Arbitrary<Items[string]>>> = {
  '': many(fc.oneof(text, fc.constantFrom(5, 5.5, 0, true, false, null))),
  '|contains': many(text),
  '|startswith': many(text),
  '|endswith|neq': many(text),
  '|cased': many(text),
  '|contains|all': many(text),
  '|neq': many(fc.oneof(text, fc.constantFrom(5, true, null))),
  '|all|neq': many(text),
  '|exists': fc.boolean(),
  '|exists|neq': fc.boolean(),
  '|re': fc.constantFrom('^a', 'b$', '[Aa].c', '^$', '5'),
  '|gte': fc.constantFrom(5, 5.5),
  '|lt': fc.constantFrom(5, 6),
  '|fieldref': fc.constantFrom(...fields),
}
const item: fc.Arbitrary<readonly [string, Items[string]]> = fc
  .constantFrom(...Object.keys(values))
  .chain((modifiers) =>
    fc.tuple(
      fc.constantFrom(...fields).map((field) => field + modifiers),
      values[modifiers] ?? fc.constant(null),
    ),
  )
const items: fc.Arbitrary<Items> = fc
  .uniqueArray(item, { selector: ([key]) => key, minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries))
const search: fc.Arbitrary<Search> = fc.oneof(
  { weight: 6, arbitrary: items },
  { weight: 2, arbitrary: fc.array(items, { minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom('abc', 'X', '5', 'é', 'a?c'), {
      minLength: 1,
      maxLength: 2,
    }),
  },
)
const condition: fc.Arbitrary<ConditionTree> = fc.letrec<{ tree: ConditionTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('s1', 's2', 'f', '_h').map((name) => ({ is: 'name' as const, name })),
    fc.record({
      is: fc.constant('of' as const),
      quantifier: fc.constantFrom('1' as const, 'all' as const, 'any' as const),
      pattern: fc.constantFrom('them', 's*', 's1', '*', '_*'),
    }),
    fc.record({ is: fc.constant('not' as const), of: tie('tree') }),
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
})).tree
const rule = fc.record({
  searches: fc.record({ s1: search, s2: search, f: search, _h: search }),
  condition,
})

function eventOf(native: JsonObject): Event {
  const document = { event: { dataset: 'aws.cloudtrail' } }
  return { source: 'aws.cloudtrail', id: '1', time: 0, endTime: 0, document, native, records: [] }
}

test('every way of evaluating a rule says the same', () => {
  let [matched, asked] = [0, 0]
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.array(record, { minLength: 1, maxLength: 5 }),
      (rules, records) => {
        const files = rules.map(({ searches, condition: tree }, place) => ({
          file: `${place}.yml`,
          // JSON is YAML.
          text: JSON.stringify({
            title: `rule ${place}`,
            logsource: { product: 'aws', service: 'cloudtrail' },
            detection: { ...searches, condition: conditionText(tree) },
          }),
        }))
        const { detections, diagnostics } = loadDetectionFiles(files)
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
        const matcher = createMatcher(detections)
        for (const event of records.map(eventOf)) {
          const wanted = rules.map((one) => holds(one.searches, one.condition, event.native))
          const found = matcher.match(event).map(({ detection }) => detection)
          expect(detections.map((one) => found.includes(one))).toEqual(wanted)
          expect(detections.map(({ query }) => compileQuery(query).matches(event))).toEqual(wanted)
          expect(detections.map(({ query }) => explainQuery(query, event).verdict)).toEqual(wanted)
          matched += found.length
          asked += wanted.length
        }
      },
    ),
    { numRuns: 1500 },
  )
  // Neither verdict is rare, or the test would prove little.
  expect(matched / asked).toBeGreaterThan(0.2)
  expect(matched / asked).toBeLessThan(0.8)
})
