import { expect, test } from 'vitest'
import { parseCondition, type Condition } from './condition.ts'
import type { Problem } from '../../base/report.ts'

/** The condition with all its parentheses, or the first problem; offsets are those of the text. */
function parse(text: string): string | Problem | undefined {
  const problems: Problem[] = []
  const source = { text, offsetOf: (index: number) => index }
  const condition = parseCondition(source, (_, problem) => problems.push(problem))
  return condition === undefined ? problems[0] : shown(condition)
}

function shown(condition: Condition): string {
  switch (condition.kind) {
    case 'search':
      return condition.name
    case 'selector':
      return `${condition.least} of ${condition.target}`
    case 'not':
      return `not(${shown(condition.of)})`
    default:
      return `${condition.kind}(${condition.of.map(shown).join(' ')})`
  }
}

test.each([
  ['s', 's'],
  ['s1 or s2 and not f1', 'or(s1 and(s2 not(f1)))'],
  ['s1 and s2 or s3', 'or(and(s1 s2) s3)'],
  ['a or b or c', 'or(a b c)'],
  ['(a or b) and c', 'and(or(a b) c)'],
  ['not a and b', 'and(not(a) b)'],
  ['not (a and b)', 'not(and(a b))'],
  ['not not a', 'not(not(a))'],
  ['not 1 of f_*', 'not(1 of f_*)'],
  ['1 of a* and all of b*', 'and(1 of a* all of b*)'],
  ['any of them', '1 of them'],
  ['a and\n  b', 'and(a b)'],
  ['order and android or notfilter', 'or(and(order android) notfilter)'],
  ['all and any', 'and(all any)'],
  ['a-b', 'a-b'],
])('%s', (text, tree) => {
  expect(parse(text)).toBe(tree)
})

test.each([
  ['', 0, 'the condition ends where a search identifier was expected'],
  ['s1 and', 6, 'the condition ends where a search identifier was expected'],
  ['and s1', 0, '"and" stands where a search identifier was expected'],
  ['s1 s2', 3, '"s2" stands where the end was expected'],
  ['(s1', 3, 'the condition ends where ")" was expected'],
  ['s1)', 2, '")" stands where the end was expected'],
  ['1 of', 4, 'the condition ends where "them" or the name of searches was expected'],
  ['0 of them', 2, '"of" stands where the end was expected'],
  ['of them', 0, '"of" stands where a search identifier was expected'],
  ['sel*', 0, '"sel*" is no search identifier'],
  ['a & b', 2, 'the character "&" has no place in a condition'],
])('%s is refused at %i', (text, at, message) => {
  expect(parse(text)).toMatchObject({ code: 'sigma-condition', at, message })
})

test.each(['(', 'not '])('%s without end is refused', (piece) => {
  expect(parse(`${piece.repeat(100_000)}a`)).toMatchObject({ code: 'sigma-condition' })
})

test('a long chain is one node', () => {
  expect(parse(Array(50_000).fill('a').join(' and '))).toHaveLength('and()'.length + 99_999)
})

test('upper case and counts above one are pointed out', () => {
  const codes: string[] = []
  const source = { text: 'A AND 2 OF b*', offsetOf: (index: number) => index }
  const condition = parseCondition(source, (_, { code }) => codes.push(code))
  expect(condition === undefined ? '' : shown(condition)).toBe('and(A 2 of b*)')
  expect(codes).toEqual([
    'sigma-upper-case-operator',
    'sigma-quantifier',
    'sigma-upper-case-operator',
  ])
})
