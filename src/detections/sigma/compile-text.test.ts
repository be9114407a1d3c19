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

describe('plain values keep their type, the others are text (sigma.md D5 to D7)', () => {
  test.each([
    ['a: 5', { matcher: { kind: 'equals', value: 5 } }],
    ['a|contains: 5', { matcher: { parts: [{ any: 'run' }, { text: '5' }, { any: 'run' }] } }],
    ['a: null', { kind: 'presence', test: 'null' }],
    ['a: "*"', { kind: 'presence', test: 'present' }],
    ['a: 9007199254740993', { matcher: { kind: 'equals', value: '9007199254740993' } }],
    ['a|base64: foo', { matcher: { kind: 'equals', value: 'Zm9v' } }],
    ['"|cased": x', { kind: 'keyword', matcher: { kind: 'pattern', caseSensitive: true } }],
  ])('%s', (item, expected) => {
    expect(compile(item).where).toMatchObject(expected)
  })
})

test.each([
  ['a|contains: null', ['error sigma-value']],
  ['a|contains: 5', ['warning sigma-value-type']],
  ['a|base64: "f*"', ['error sigma-value']],
  ['a|windash: "-a -b -c -d -e -f -g"', ['error sigma-value']],
  ['a|windash: "-a"', []],
])('%s is told', (item, expected) => {
  const { where, faults } = compile(item)
  expect(faults).toEqual(expected)
  expect(where === undefined).toBe(expected.some((one) => one.startsWith('error')))
})
