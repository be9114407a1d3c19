import { expect, test } from 'vitest'
import { parseSigma } from './parse-sigma.ts'

/** The rules that a filter names, or the codes of what is wrong with it. */
function rulesOf(rules: string): unknown {
  const text = `title: f
logsource: {product: aws}
filter:
${rules}  s: {user: backup}
  condition: not s
`
  const { filters, diagnostics } = parseSigma(text)
  const [filter] = filters
  if (filter === undefined) return diagnostics.map(({ code, line }) => `${code} ${line}`)
  return filter.rules === 'any' ? 'any' : filter.rules.map(({ value }) => value)
}

test.each([
  ['  rules: [a, b]\n', ['a', 'b']],
  ['  rules: a\n', ['a']],
  ['  rules: 17\n', ['17']],
  ['  rules: Any\n', 'any'],
  ['  rules: []\n', 'any'],
  ['', ['sigma-filter 3']],
  ['  rules:\n', ['sigma-filter 4']],
  ['  rules: {a: b}\n', ['sigma-filter 4']],
  ['  rules: [a, [b]]\n', ['sigma-filter 4']],
])('%j (sigma.md 9)', (rules, expected) => {
  expect(rulesOf(rules)).toEqual(expected)
})

test('"rules" names no search', () => {
  const text =
    'title: f\nlogsource: {product: aws}\nfilter: {rules: a, s: {u: b}, condition: not s}\n'
  const searches = parseSigma(text).filters.flatMap(({ detection }) => detection.searches)
  expect(searches.map(({ name }) => name)).toEqual(['s'])
})
