import { describe, expect, it } from 'vitest'
import { parseEql } from './parser.ts'

/** `code line:column message`, with the hint where there is one. */
function refusal(text: string): string {
  const parsed = parseEql(text)
  if ('statement' in parsed) return 'parses'
  return parsed.diagnostics
    .map(({ code, line, column, message }) => `${code} ${line}:${column} ${message}`)
    .join('\n')
}

function hintOf(text: string): string | undefined {
  const parsed = parseEql(text)
  return 'statement' in parsed ? undefined : parsed.diagnostics[0]?.hint
}

describe('statements (eql.md 3)', () => {
  it.each([
    'process where true',
    '"my category" where true',
    'any where true | head 5 | tail 2',
    'sequence [a where true] [b where true]',
    'sequence by x, ?y with maxspan=500ms [a where true] by z ![b where true] by z until [c where true] by z',
    'sequence [e where true] with runs=2',
    'sample by host [a where true] [b where true]',
    'any where `sequence` == 1 and a.`in`.b == 2',
  ])('parses %s', (text) => {
    expect(refusal(text)).toBe('parses')
  })

  it('keeps the parts of a sequence', () => {
    const parsed = parseEql(
      'sequence by a with maxspan=5m [x where true] with runs=3 ![y where true]',
    )
    if (!('statement' in parsed)) throw new TypeError('does not parse')
    const { query } = parsed.statement
    expect(query).toMatchObject({
      kind: 'sequence',
      by: [{ path: 'a' }],
      maxspan: { count: 5, unit: 'm' },
      stages: [
        { runs: 3, isMissing: false },
        { runs: 1, isMissing: true },
      ],
    })
  })
})

describe('refusals by name (eql.md 13)', () => {
  it.each([
    ['any where a = 1', 'eql-equals-sign 1:13'],
    ['any where x not : "a"', 'eql-infix-not 1:13'],
    ['any where x !: "a"', 'eql-infix-not 1:13'],
    ['any where x not like "a"', 'eql-infix-not 1:13'],
    ['`cat` where true', 'eql-category 1:1'],
    ['12 where true', 'eql-category 1:1'],
    ['any where x[0] == 1', 'eql-array-index 1:12'],
    ['process where child of [x where true]', 'eql-process-relationship 1:21'],
    ['join by a [x where true] [y where true]', 'eql-join 1:1'],
    ['any where 1 < a < 9', 'eql-chained-comparison 1:17'],
    ['sequence with maxspan=1m by a [x where true] [y where true]', 'eql-by-after-with 1:26'],
    ['sequence with maxspan=5 [x where true] [y where true]', 'eql-maxspan 1:25'],
    ['sequence with maxspan=1.5s [x where true] [y where true]', 'eql-maxspan 1:23'],
    ['sequence with maxspan=2w [x where true] [y where true]', 'eql-maxspan 1:24'],
    ['sequence with maxspan=0s [x where true] [y where true]', 'eql-maxspan 1:23'],
    ['sequence with maxspan=-1s [x where true] [y where true]', 'eql-maxspan 1:23'],
    ['sequence with foo=1 [x where true] [y where true]', 'eql-maxspan 1:15'],
    ['sequence [x where true] with runs=0 [y where true]', 'eql-runs 1:35'],
    ['sequence [x where true] with runs=101 [y where true]', 'eql-runs 1:35'],
    ['sequence [x where true] with runs=1.5 [y where true]', 'eql-runs 1:35'],
    ['sequence [x where true] with foo=2 [y where true]', 'eql-runs 1:30'],
    ['sample by a with maxspan=1m [x where true] [y where true]', 'eql-sample 1:13'],
    ['sample by a [x where true] [y where true] until [z where true]', 'eql-sample 1:43'],
    ['any where 1e999 == a', 'eql-number 1:11'],
  ])('%s', (text, code) => {
    expect(refusal(text)).toMatch(new RegExp(`^${code} `))
  })
})

describe('syntax errors', () => {
  it('say what was expected at the place reached', () => {
    expect(refusal('any where a : ()')).toBe('eql-syntax 1:16 unexpected ")"; expected a constant')
    expect(refusal('any\nwhere')).toBe(
      'eql-syntax 2:6 unexpected the end of the query; expected a condition or value',
    )
    expect(refusal('any where (a == 1')).toContain('"and", "or" or ")"')
  })

  it('suggest the word that was meant', () => {
    expect(hintOf('any whre true')).toBe('did you mean "where"?')
    expect(hintOf('any where a AND b')).toBe('did you mean "and"?')
    expect(hintOf('any where sequence == 1')).toContain('`sequence`')
  })

  it('bound nesting and length instead of running out of stack', () => {
    const deep = `any where ${'('.repeat(10_000)}a`
    expect(refusal(deep)).toMatch(/^eql-too-deep/)
    expect(refusal(`any where ${'not '.repeat(10_000)}a`)).toMatch(/^eql-too-deep/)
    expect(refusal(`any where ${'-'.repeat(10_000)}1 == a`)).toMatch(/^eql-too-deep/)
    expect(refusal(`any where a == 1${' + 1'.repeat(10_000)}`)).toMatch(/^eql-too-deep/)
    expect(refusal(`any where ${'a == 1 or '.repeat(10_000)} true`)).toBe('parses')
  })
})
