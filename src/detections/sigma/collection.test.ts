import { expect, test } from 'vitest'
import { parseSigma } from './parse-sigma.ts'

function titles(text: string): readonly string[] {
  return parseSigma(text).rules.map(({ title, level }) => `${title.value} ${level?.value ?? '-'}`)
}

const body = 'logsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}\n'

test('a global template is merged into the rules after it and wins', () => {
  const text = `action: global\nlevel: low\n${body}---\ntitle: a\nlevel: high\n---\ntitle: b\n`
  expect(titles(text)).toEqual(['a low', 'b low'])
})

test('reset drops the template', () => {
  const text = `action: global\nlevel: low\n---\naction: reset\n---\ntitle: a\n${body}`
  expect(titles(text)).toEqual(['a -'])
})

test('repeat changes the document before, also a repeated one', () => {
  const text = `title: a\nlevel: high\n${body}---\naction: repeat\ntitle: b\n---\naction: repeat\nlevel: low\n`
  expect(titles(text)).toEqual(['a high', 'b high', 'b low'])
})

test('maps are merged to any depth', () => {
  const text = `action: global\n${body}---\ntitle: a\ndetection: {t: {b: 2}}\n`
  const [rule] = parseSigma(text).rules
  expect(rule?.detection.searches.map(({ name }) => name)).toEqual(['t', 's'])
})

test('another action and a document that is no map are reported, the rest is read', () => {
  const { rules, diagnostics } = parseSigma(`action: glob\n---\n- 1\n---\ntitle: a\n${body}`)
  expect(diagnostics).toMatchObject([
    { code: 'sigma-action', line: 1, column: 9 },
    { code: 'sigma-not-a-rule', line: 3, column: 1 },
  ])
  expect(rules).toHaveLength(1)
})
