import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Predicate } from '../query/query.ts'
import { compileSigma } from './compile.ts'
import { parseSigma } from './parse-sigma.ts'

const head = 'title: t\nlogsource: {product: aws, service: cloudtrail}\n'

interface Compiled {
  /** What is asked of an event besides its log source. */
  readonly where?: Predicate
  readonly diagnostics: readonly Diagnostic[]
  readonly text: string
}

function compile(detection: string, top = head): Compiled {
  const text = `${top}detection:\n${detection.replace(/^/gm, '  ')}\n`
  const { rules, diagnostics } = parseSigma(text)
  const [rule] = rules
  if (rule === undefined) throw new TypeError(JSON.stringify(diagnostics))
  const compiled = compileSigma(rule)
  const whole = compiled.query?.where
  const [, ...rest] = whole?.kind === 'and' ? whole.of : []
  const [only] = rest
  const where: Predicate | undefined = rest.length > 1 ? { kind: 'and', of: rest } : only
  return { ...(where === undefined ? {} : { where }), diagnostics: compiled.diagnostics, text }
}

function compileItem(item: string): Compiled {
  return compile(`s:\n  ${item}\ncondition: s`)
}

const a = { kind: 'field', field: { document: 'native', path: 'a' } }

describe('one value', () => {
  test.each([
    ["a: 'x'", { ...a, matcher: { kind: 'equals', value: 'x', caseSensitive: false } }],
    ["a|cased: 'x'", { ...a, matcher: { kind: 'equals', value: 'x', caseSensitive: true } }],
    ['a: 22', { ...a, matcher: { kind: 'equals', value: 22 } }],
    ['a: true', { ...a, matcher: { kind: 'equals', value: true } }],
    [
      'a: 18446744073709551615',
      { ...a, matcher: { kind: 'equals', value: '18446744073709551615' } },
    ],
    ['a: null', { kind: 'presence', field: a.field, test: 'null' }],
    ["a: '*'", { kind: 'presence', field: a.field, test: 'present' }],
    ["a|startswith: '**'", { kind: 'presence', field: a.field, test: 'present' }],
    ["a: 'x*'", { ...a, matcher: { kind: 'pattern', parts: [{ text: 'x' }, { any: 'run' }] } }],
    ['a|exists: true', { kind: 'presence', field: a.field, test: 'exists' }],
    ['a|exists: false', { kind: 'not', of: { kind: 'presence', test: 'exists' } }],
    ['a|lt: 5', { ...a, matcher: { kind: 'compare', operator: '<', value: 5 } }],
    ['a|cidr: fe80::/10', { ...a, matcher: { kind: 'cidr', block: 'fe80::/10' } }],
    [
      'a|week|gte: 53',
      { ...a, matcher: { kind: 'time-part', part: 'week', operator: '>=', value: 53 } },
    ],
    [
      'a|fieldref|contains: b.c',
      {
        ...a,
        matcher: { kind: 'field', field: { document: 'native', path: 'b.c' }, position: 'inside' },
      },
    ],
    ["a|base64: 'x'", { ...a, matcher: { kind: 'equals', value: 'eA==' } }],
    ["'': evil", { kind: 'keyword', document: 'native', matcher: { kind: 'pattern' } }],
    ["'|re': 'e.il'", { kind: 'keyword', matcher: { kind: 'regex', whole: false } }],
  ])('%s', (item, predicate) => {
    const { where, diagnostics } = compileItem(item)
    expect(where).toMatchObject(predicate)
    expect(diagnostics).toEqual([])
  })

  test.each([
    ['a|lt: "5"', 'a number is needed here, not the text "5"'],
    ['a|hour: 24', 'a whole number from 0 to 23 is needed here, not 24'],
    ['a|exists: maybe', 'true or false is needed here, not the text "maybe"'],
    ['a|contains: null', 'text is needed here, not null'],
    ['a|cidr: 10.0.0.1/8', '"10.0.0.1/8" names an address inside its block'],
    ['a|cidr: internal', '"internal" is no block of addresses'],
    ["a|base64: 'x*'", `"x*" cannot be encoded: it has a wildcard or is too short`],
    [
      "a|fieldref: 'b*'",
      'the name of a field, without wildcards, is needed here, not the text "b*"',
    ],
    ["'|cidr': 10.0.0.0/8", 'the modifiers need a field, and a keyword search has none'],
    ["'|exists': true", 'the modifiers need a field, and a keyword search has none'],
    ["'': null", 'text is needed here, not null'],
  ])('%s is refused', (item, message) => {
    const { where, diagnostics } = compileItem(item)
    expect(where).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', line: 5, message }])
  })

  test('a regular expression that RE2 does not know is refused at its place', () => {
    const { diagnostics } = compileItem("a|re: ['x', '(?=y)']")
    expect(diagnostics).toMatchObject([{ code: 'sigma-value', line: 5, column: 17 }])
  })

  test.each([
    ['a|contains: 5', 'sigma-value-type'],
    ['a|exists: "true"', 'sigma-value-type'],
    ['a|contains|all: x', 'sigma-all-single-value'],
    ['a: [x, null]', 'sigma-null-in-list'],
  ])('%s is read with a warning', (item, code) => {
    const { where, diagnostics } = compileItem(item)
    expect(where).toBeDefined()
    expect(diagnostics).toMatchObject([{ code, severity: 'warning' }])
  })
})

describe('several values', () => {
  test.each([
    ['a: [x, y]', { kind: 'or', of: [a, a] }],
    ['a|contains|all: [x, y]', { kind: 'and', of: [a, a] }],
    ['a|neq: [x, y]', { kind: 'not', of: { kind: 'or', of: [a, a] } }],
    ['a|all|neq: [x, y]', { kind: 'not', of: { kind: 'and', of: [a, a] } }],
    [
      'a|windash|all: [-x, -y]',
      { kind: 'and', of: [{ kind: 'or', of: [a, a, a, a, a] }, { kind: 'or' }] },
    ],
  ])('%s', (item, predicate) => {
    expect(compileItem(item).where).toMatchObject(predicate)
  })

  test('the item points at its place in the rule', () => {
    const { where, text } = compileItem('a: [x, y]')
    expect(text.slice(where?.span?.start, where?.span?.end)).toBe('a: [x, y]')
  })
})

test('a rule of a later document points into its own text', () => {
  const first = `${head}detection: {s: {a: 1}, condition: s}\n---\n`
  const own = `${head}detection: {s: {b: 2}, condition: s}\n`
  const [, rule] = parseSigma(first + own).rules
  const where = rule === undefined ? undefined : compileSigma(rule).query?.where
  const [, item] = where?.kind === 'and' ? where.of : []
  const text = (first + own).slice(rule?.span.start, rule?.span.end)
  expect(text.slice(item?.span?.start, item?.span?.end)).toBe('b: 2')
})

describe('conditions', () => {
  const searches = 's1: {a: 1}\ns2: {b: 1}\ns3: {c: 1}\n'
  const field = { kind: 'field' }

  test.each([
    ['1 of s* or s1', { kind: 'or', of: [field, field, field, field] }],
    ['all of them', { kind: 'and', of: [field, field, field] }],
    ['2 of them', { kind: 'or', of: [{ kind: 'and' }, { kind: 'and' }, { kind: 'and' }] }],
    ['3 of them', { kind: 'and', of: [field, field, field] }],
    ['not 1 of *3 and 1 of s1 and s2', { kind: 'and', of: [{ kind: 'not' }, field, field] }],
    ['[s1, s2 and s3]', { kind: 'or', of: [field, { kind: 'and' }] }],
  ])('%s', (condition, predicate) => {
    expect(compile(`${searches}condition: ${condition}`).where).toMatchObject(predicate)
  })

  test.each([
    ['s4', 'sigma-unknown-search', 'did you mean "s1", "s2" or "s3"?'],
    ['S1', 'sigma-unknown-search', 'did you mean "s1", "s2" or "s3"?'],
    ['1 of q*', 'sigma-empty-selector', 'there are s1, s2, s3'],
    ['4 of them', 'sigma-quantifier', ''],
  ])('%s is refused', (condition, code, hint) => {
    const { where, diagnostics } = compile(`${searches}condition: ${condition} and 1 of s*`)
    expect(where).toBeUndefined()
    const error = diagnostics.find(({ severity }) => severity === 'error')
    expect(error).toMatchObject({ code, line: 7, column: 14 })
    expect(error?.hint ?? '').toContain(hint)
  })

  test('too many combinations are refused', () => {
    const many = Array.from({ length: 40 }, (_, index) => `n${index}: {a: ${index}}`).join('\n')
    const { diagnostics } = compile(`${many}\ncondition: 20 of n*`)
    expect(diagnostics.map(({ severity }) => severity)).toContain('error')
  })

  test('a search that no condition uses is pointed out', () => {
    expect(compile(`${searches}condition: s1 and s2`).diagnostics).toMatchObject([
      { code: 'sigma-unused-search', severity: 'warning', line: 6, column: 3 },
    ])
  })
})

test('a rule about a log that is not read loads, never matches, and says so', () => {
  const top = 'title: t\nlogsource: {product: windows}\n'
  const { rules } = parseSigma(`${top}detection: {s: {a: 1}, condition: not s}`)
  const [rule] = rules
  const compiled = rule === undefined ? undefined : compileSigma(rule)
  expect(compiled?.query?.where).toMatchObject({
    kind: 'and',
    of: [{ kind: 'constant', value: false }, { kind: 'not' }],
  })
  expect(compiled?.diagnostics).toMatchObject([
    { code: 'sigma-logsource-not-read', severity: 'note', line: 2 },
  ])
})
