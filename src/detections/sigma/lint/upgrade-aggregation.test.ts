import { expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import type { TextEdit } from './lint-rule.ts'
import { checkAggregation } from './upgrade-aggregation.ts'

const rule = `title: Many Calls
level: high
logsource: {product: aws}
detection:
  s: {a: 1}
  timeframe: 15m
  condition: s | count(f) by g > 5
`

function apply(done: string, { start, end, text }: TextEdit): string {
  return done.slice(0, start) + text + done.slice(end)
}

/** The file with its edits carried out, or `undefined` when there are none. */
function upgraded(text: string): string | undefined {
  const { rules, correlations } = parseSigma(text)
  let edits: readonly TextEdit[] = []
  for (const document of correlations) {
    checkAggregation({ document, tell: (problem) => (edits = problem.edits ?? []) }, rules)
  }
  return edits.length === 0
    ? undefined
    : edits.toSorted((a, b) => b.start - a.start).reduce(apply, text)
}

test('the upgrade means what the old rule meant (sigma.md 7)', () => {
  const before = parseSigma(rule).correlations[0]
  const after = parseSigma(upgraded(rule) ?? '')
  expect(after.diagnostics).toEqual([])
  expect(after.rules).toMatchObject([
    { title: { value: 'Many Calls' }, name: { value: 'many_calls' } },
  ])
  expect(after.correlations).toMatchObject([
    {
      type: before?.type,
      level: { value: 'high' },
      rules: [{ value: 'many_calls' }],
      groupBy: [{ value: 'g' }],
      timespan: { value: before?.timespan.value },
      condition: { bounds: [{ operator: 'gt', value: 5 }], fields: [{ value: 'f' }] },
    },
  ])
})

test.each([
  ['another document', `${rule}---\ntitle: other\n`],
  ['a remark behind the aggregation', rule.replace('> 5', '> 5 # five')],
  ['several parts', rule.replace('count(f) by g > 5', 'near s')],
])('with %s nothing is certain, so nothing is written', (_, text) => {
  expect(upgraded(text)).toBeUndefined()
})
