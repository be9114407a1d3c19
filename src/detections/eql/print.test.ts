import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EqlExpression, EqlFilter, EqlLiteral, EqlStage, EqlStatement } from './ast.ts'
import { parseEql } from './parser.ts'
import { excerptOf, printEql } from './print.ts'

const span = { start: 0, end: 0 }

/** The statement without the places of its nodes. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'span')
  return Object.fromEntries(entries.map(([key, member]) => [key, bare(member)]))
}

function reparsed(text: string): EqlStatement {
  const parsed = parseEql(text)
  if ('diagnostics' in parsed) throw new TypeError(`${text}: ${JSON.stringify(parsed.diagnostics)}`)
  return parsed.statement
}

const text = fc.string({ unit: 'binary', maxLength: 6 })
const name = fc.constantFrom(
  'a',
  'process',
  'and',
  'sequence',
  'in',
  'runs',
  '@timestamp',
  'x-y',
  'é',
)
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
const plainName = fc.constantFrom('length', 'startsWith', 'f')

const literal: fc.Arbitrary<EqlLiteral> = fc.oneof(
  text.map((value): EqlLiteral => ({ kind: 'literal', value, isDecimal: false, span })),
  fc
    .constantFrom(true, false, null)
    .map((value) => ({ kind: 'literal' as const, value, isDecimal: false, span })),
  fc.nat().map((value) => ({ kind: 'literal' as const, value, isDecimal: false, span })),
  fc
    .double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ kind: 'literal' as const, value: Math.abs(value), isDecimal: true, span })),
)

function kind<Kind extends string>(...kinds: readonly Kind[]): fc.Arbitrary<Kind> {
  return fc.constantFrom(...kinds)
}

function record<Node>(shape: { [Key in keyof Node]: fc.Arbitrary<Node[Key]> }): fc.Arbitrary<Node> {
  return fc.record<Node>(shape)
}

const { expression } = fc.letrec<{ expression: EqlExpression }>((tie) => {
  const inner = tie('expression')
  const several = fc.array(inner, { minLength: 1, maxLength: 3 })
  const spans = fc.constant(span)
  return {
    expression: fc.oneof(
      { depthSize: 'small' },
      literal,
      record({ kind: kind('field'), path, isOptional: fc.boolean(), span: spans }),
      record({
        kind: kind('call'),
        name: plainName,
        caseInsensitive: fc.boolean(),
        arguments: fc.array(inner, { maxLength: 2 }),
        span: spans,
      }),
      record({ kind: kind('sign'), operator: kind('+', '-'), of: inner, span: spans }),
      record({
        kind: kind('arithmetic'),
        operator: kind('+', '-', '*', '/', '%'),
        left: inner,
        right: inner,
        span: spans,
      }),
      record({
        kind: kind('comparison'),
        operator: kind('==', '!=', '<', '<=', '>', '>='),
        left: inner,
        right: inner,
        span: spans,
      }),
      record({
        kind: kind('in'),
        value: inner,
        items: several,
        caseInsensitive: fc.boolean(),
        negated: fc.boolean(),
        span: spans,
      }),
      record({
        kind: kind('match'),
        operator: kind(':', 'like', 'like~', 'regex', 'regex~'),
        value: inner,
        patterns: fc.array(literal, { minLength: 1, maxLength: 3 }),
        span: spans,
      }),
      record({
        kind: kind('and', 'or'),
        of: fc.array(inner, { minLength: 2, maxLength: 3 }),
        span: spans,
      }),
      record({ kind: kind('not'), of: inner, span: spans }),
    ),
  }
})

const filter: fc.Arbitrary<EqlFilter> = fc
  .tuple(fc.option(fc.oneof(name, text), { nil: undefined }), expression)
  .map(([category, where]) => ({ kind: 'filter', category, where, span }))

const keys = fc.array(expression, { maxLength: 2 })
const stage: fc.Arbitrary<EqlStage> = fc
  .tuple(filter, fc.boolean(), keys, fc.integer({ min: 1, max: 100 }))
  .map(([one, isMissing, by, runs]) => ({ filter: one, isMissing, by, runs, span }))
const stages = fc.array(stage, { minLength: 1, maxLength: 3 })

const query: fc.Arbitrary<EqlStatement['query']> = fc.oneof(
  filter,
  fc.record({
    kind: fc.constant('sequence' as const),
    by: keys,
    maxspan: fc.option(
      fc.record({
        count: fc.integer({ min: 1, max: 999 }),
        unit: fc.constantFrom('ms' as const, 'd' as const),
      }),
      { nil: undefined },
    ),
    stages,
    until: fc.option(stage, { nil: undefined }),
    span: fc.constant(span),
  }),
  fc.record({ kind: fc.constant('sample' as const), by: keys, stages, span: fc.constant(span) }),
)

const statement: fc.Arbitrary<EqlStatement> = fc.record({
  query,
  pipes: fc.array(
    fc.record({
      name: fc.constantFrom('head', 'tail', 'x'),
      arguments: keys,
      span: fc.constant(span),
    }),
    { maxLength: 2 },
  ),
})

describe('printing', () => {
  it('gives text that parses to the same statement', () => {
    fc.assert(
      fc.property(statement, (one) => {
        expect(bare(reparsed(printEql(one)))).toEqual(bare(one))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    'any where (a or b) and not c == 1',
    'process where -(a + 1) * 2 > 3 and a.b : ("x*", "y?")',
    '"my category" where `in`.x == "\\\\ \\" \\n" or 2.0 == ?b',
    'sequence by a with maxspan=5m\n  [x where true] by b with runs=2\n  ![any where f~(c)] by d\nuntil [z where true] by e\n| head 3',
    'sample by host\n  [a where true]\n  [b where x not in (1, 2)]',
  ])('keeps what is written so already: %s', (written) => {
    const printed = printEql(reparsed(written))
    expect(printed).toBe(written.replace('`in`.x', '`in.x`'))
  })

  it('shortens what a message quotes', () => {
    const value = { kind: 'literal', value: 1, isDecimal: false, span } as const
    const items = Array.from({ length: 100 }, () => value)
    const list = { kind: 'in', value, items, caseInsensitive: false, negated: false, span } as const
    expect(excerptOf(list)).toHaveLength(83)
    expect(excerptOf(value)).toBe('1')
  })
})
