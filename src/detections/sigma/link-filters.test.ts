import { expect, test } from 'vitest'
import { linkFilters } from './link-filters.ts'
import { parseSigma } from './parse-sigma.ts'

const aws = '{product: aws, service: cloudtrail}'
const detection = '{s: {a: 1}, condition: s}'
const documents = [
  `title: A\nname: a\nid: id-a\nlogsource: ${aws}\ndetection: ${detection}\n`,
  `title: B\nname: b\nlogsource: {product: gcp}\ndetection: ${detection}\n`,
  'title: C\nname: c\ncorrelation: {type: temporal, rules: [a], timespan: 1m}\n',
]

/** The titles of the rules that a filter is for, then what is reported. */
function link(rules: string, logsource: string): readonly string[] {
  const filter = `title: f\nlogsource: ${logsource}\nfilter: {rules: ${rules}, s: {u: x}, condition: not s}\n`
  const parsed = parseSigma([...documents, filter].join('---\n'))
  const codes: string[] = []
  const filtersOf = linkFilters(parsed, ({ code }) => codes.push(code))
  const filtered = parsed.rules.filter((rule) => filtersOf(rule).length > 0)
  return [...filtered.map(({ title }) => title.value), ...codes]
}

const unknown = 'sigma-filter-unknown-rule'
const unused = 'sigma-filter-unused'

test.each([
  ['[id-a]', '{product: aws}', ['A']],
  ['[ID-A, a]', '{product: AWS}', ['A']],
  ['any', '{product: gcp}', ['B']],
  ['any', '{service: cloudtrail}', ['A']],
  ['[a]', '{product: aws, service: cloudtrail, category: x}', [unused]],
  ['[a, b]', '{product: gcp}', ['B']],
  ['[a, z]', '{product: aws}', ['A', unknown]],
  ['[z]', '{product: aws}', [unknown, unused]],
  ['[c]', '{product: aws}', [unknown, unused]],
])('rules: %s of %s (sigma.md 9)', (rules, logsource, expected) => {
  expect(link(rules, logsource)).toEqual(expected)
})
