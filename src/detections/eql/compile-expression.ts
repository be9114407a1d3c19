import { unreachable } from '../../base/assert.ts'
import type { Expression, Matcher } from '../query/query.ts'
import type { EqlExpression, EqlMatch } from './ast.ts'
import { referenceOf, type CompileContext } from './compile-context.ts'
import { likeMatcher } from './pattern.ts'
import { translateRegex } from './regex.ts'

/** The computed form of a checked expression, as it stands inside a leaf. */
export function compileExpression(node: EqlExpression, context: CompileContext): Expression {
  const compile = (child: EqlExpression): Expression => compileExpression(child, context)
  switch (node.kind) {
    case 'literal':
      return node.isDecimal
        ? { kind: 'literal', value: node.value, decimal: true }
        : { kind: 'literal', value: node.value }
    case 'field': {
      const field = referenceOf(node, context)
      return field === undefined ? { kind: 'literal', value: null } : { kind: 'field', field }
    }
    case 'call': {
      const { name, caseInsensitive } = node
      return { kind: 'call', name, caseInsensitive, arguments: node.arguments.map(compile) }
    }
    case 'sign':
      return node.operator === '+' ? compile(node.of) : { kind: 'negate', of: compile(node.of) }
    case 'arithmetic': {
      const { kind, operator } = node
      return { kind, operator, left: compile(node.left), right: compile(node.right) }
    }
    case 'comparison': {
      const { kind, operator } = node
      return { kind, operator, left: compile(node.left), right: compile(node.right) }
    }
    case 'in': {
      const { caseInsensitive, negated } = node
      const items = node.items.map(compile)
      return { kind: 'in', value: compile(node.value), items, caseInsensitive, negated }
    }
    case 'match':
      return { kind: 'match', value: compile(node.value), matchers: matchersOf(node) }
    case 'and':
    case 'or':
      return { kind: node.kind, of: node.of.map(compile) }
    case 'not':
      return { kind: 'not', of: compile(node.of) }
    default:
      return unreachable(node)
  }
}

/** One matcher for each pattern of `:`, `like` or `regex` (eql.md section 5). */
export function matchersOf({ operator, patterns }: EqlMatch): readonly Matcher[] {
  const texts = patterns.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  switch (operator) {
    case ':':
    case 'like~':
      return texts.map((text) => likeMatcher(text, false))
    case 'like':
      return texts.map((text) => likeMatcher(text, true))
    case 'regex':
    case 'regex~':
      return texts.flatMap((text) => regexMatcher(text, operator === 'regex~'))
    default:
      return unreachable(operator)
  }
}

/** Nothing for a pattern without translation: the check has refused it. */
function regexMatcher(pattern: string, ignoreCase: boolean): readonly Matcher[] {
  const translated = translateRegex(pattern)
  if (!('source' in translated)) return []
  const flags = { ignoreCase, multiLine: false, dotAll: true }
  return [{ kind: 'regex', source: translated.source, flags, whole: true }]
}
