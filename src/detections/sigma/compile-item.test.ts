import { describe, expect, test } from 'vitest'
import type { Predicate } from '../query/query.ts'
import { compileSigma } from './compile.ts'
import { parseSigma } from './parse-sigma.ts'

interface Compiled {
  /** What is asked besides the log source. */
  readonly where: Predicate | undefined
  readonly faults: readonly string[]
}

function compile(item: string): Compiled {
  const head = 'title: t\nlogsource: {product: aws, service: cloudtrail}\n'
  const [rule] = parseSigma(`${head}detection:\n  s:\n    ${item}\n  condition: s\n`).rules
  if (rule === undefined) throw new TypeError(`cannot be parsed: ${item}`)
  const { query, diagnostics } = compileSigma(rule)
  const [, where, ...others] = query?.where.kind === 'and' ? query.where.of : []
  const faults = diagnostics.map(({ severity, code }) => `${severity} ${code}`)
  if (where === undefined || others.length === 0) return { where, faults }
  return { where: { kind: 'and', of: [where, ...others] }, faults }
}

describe('values are alternatives, all needed with all, negated with neq (sigma.md 4, 5)', () => {
  test.each([
    ['a: [x, y]', { kind: 'or', of: [{}, {}] }],
    ['a|contains|all: [x, y]', { kind: 'and', of: [{}, {}] }],
    ['a|neq: [x, y]', { kind: 'not', of: { kind: 'or' } }],
    ['a: x', { kind: 'field', matcher: { value: 'x' } }],
  ])('%s', (item, expected) => {
    expect(compile(item).where).toMatchObject(expected)
  })
})

test.each([
  ['"|cidr": 10.0.0.0/8', ['error sigma-modifier-combination']],
  ['a|contains|all: x', ['warning sigma-all-single-value']],
  ['a: [x, null]', ['warning sigma-null-in-list']],
  ['a: null', []],
  ['a|expand: "%none%"', ['error sigma-placeholder']],
])('%s is told', (item, expected) => {
  const { where, faults } = compile(item)
  expect(faults).toEqual(expected)
  expect(where === undefined).toBe(expected.some((one) => one.startsWith('error')))
})
