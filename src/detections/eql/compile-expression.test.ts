import { expect, it } from 'vitest'
import { compileExpression, matchersOf } from './compile-expression.ts'
import type { EqlExpression } from './ast.ts'
import { lexEql } from './lexer.ts'
import { parseExpression } from './parse-expression.ts'
import { TokenCursor } from './token-cursor.ts'

function treeOf(text: string): EqlExpression {
  return parseExpression(new TokenCursor(lexEql(text)))
}

const schema = {
  typeOf: (path: string) => (path === 'a' ? 'number' : undefined),
  names: ['a'],
} as const

it.each([
  ['1', { kind: 'literal', value: 1 }],
  ['1.0', { kind: 'literal', value: 1, decimal: true }],
  ['+a', { kind: 'field', field: { path: 'a', type: 'number' } }],
  ['-a', { kind: 'negate', of: { kind: 'field' } }],
  ['?unknown', { kind: 'literal', value: null }],
  ['a + 1', { kind: 'arithmetic', operator: '+', right: { value: 1 } }],
  ['a not in (1, 2)', { kind: 'in', negated: true, items: [{ value: 1 }, { value: 2 }] }],
  ['startsWith~(a, "x")', { kind: 'call', name: 'startsWith', caseInsensitive: true }],
])('%s is computed as %j', (text, expression) => {
  expect(compileExpression(treeOf(text), { schema })).toMatchObject(expression)
})

it.each([
  ['a : ("x*", "y*")', 2, false],
  ['a like~ "x*"', 1, false],
  ['a like "x*"', 1, true],
])('%s has %i patterns; they heed case: %j (eql.md 5)', (text, count, caseSensitive) => {
  const tree = treeOf(text)
  if (tree.kind !== 'match') throw new Error(text)
  const matchers = matchersOf(tree)
  expect(matchers).toHaveLength(count)
  expect(matchers[0]).toMatchObject({ caseSensitive })
})

it('a regex must match the whole value; a tilde ignores case', () => {
  const tree = treeOf('a regex~ "x.y"')
  if (tree.kind !== 'match') throw new Error('a match')
  expect(matchersOf(tree)).toMatchObject([
    { kind: 'regex', whole: true, flags: { ignoreCase: true } },
  ])
})
