import { describe, expect, it } from 'vitest'
import { lexEql } from './lexer.ts'
import { parseExpression } from './parse-expression.ts'
import { printExpression } from './print.ts'
import { TokenCursor } from './token-cursor.ts'

/** The shape of the tree: every operator with its operands in brackets. */
function shape(text: string): string {
  return show(parseExpression(new TokenCursor(lexEql(text))))
}

function show(node: ReturnType<typeof parseExpression>): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `[${node.of.map(show).join(` ${node.kind} `)}]`
    case 'not':
      return `[not ${show(node.of)}]`
    case 'sign':
      return `[${node.operator} ${show(node.of)}]`
    case 'arithmetic':
    case 'comparison':
      return `[${show(node.left)} ${node.operator} ${show(node.right)}]`
    case 'match':
      return `[${show(node.value)} ${node.operator} ${node.patterns.map(show).join()}]`
    case 'in':
      return `[${show(node.value)} ${node.negated ? 'not ' : ''}in ${node.items.map(show).join()}]`
    default:
      return printExpression(node)
  }
}

describe('precedence (eql.md 3)', () => {
  it.each([
    ['a or b and c', '[a or [b and c]]'],
    ['not a == 1 and b', '[[not [a == 1]] and b]'],
    ['not not a', '[not [not a]]'],
    ['a + b : "x"', '[a + [b : "x"]]'],
    ['1 + 2 * 3', '[1 + [2 * 3]]'],
    ['a - 1 - 1 == 5', '[[[a - 1] - 1] == 5]'],
    ['-a * b', '[[- a] * b]'],
    ['a -1 > 0', '[[a - 1] > 0]'],
    ['-1 < x', '[[- 1] < x]'],
    ['(a or b) and c', '[[a or b] and c]'],
    ['a not in (1, 2) or b', '[[a not in 1,2] or b]'],
    ['a in~ ("x")', '[a in "x"]'],
    ['true == (a in (1))', '[true == [a in 1]]'],
    ['f(a, g()) : ("x", "y")', '[f(a, g()) : "x","y"]'],
  ])('%s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })

  it('joins the parts of a path, back-ticked or not', () => {
    expect(shape('a.`0`.b')).toBe('`a.0.b`')
    expect(shape('?`a.b/c`')).toBe('?`a.b/c`')
  })

  it('keeps the places of nodes', () => {
    const tree = parseExpression(new TokenCursor(lexEql('  a == 1 and b')))
    expect(tree.span).toEqual({ start: 2, end: 14 })
  })
})
