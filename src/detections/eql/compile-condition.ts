import type { FieldReference, Matcher, PatternPart, Predicate, RuleSpan } from '../query/query.ts'
import type { EqlCall, EqlExpression, EqlIn, EqlMatch } from './ast.ts'
import { compileComparison } from './compile-comparison.ts'
import { referenceOf, type CompileContext } from './compile-context.ts'
import { compileExpression, matchersOf } from './compile-expression.ts'
import { constantOf } from './constant.ts'
import { equalityMatcher } from './equality.ts'
import { luceneParts } from './pattern.ts'

/**
 * The predicate of a checked condition. `and`, `or` and `not` become the two-valued skeleton; what is
 * below them is a leaf, a plain field test where that is the same thing and a computed expression
 * otherwise (eql.md section 4).
 */
export function compileCondition(node: EqlExpression, context: CompileContext): Predicate {
  const { span } = node
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, of: node.of.map((one) => compileCondition(one, context)), span }
    case 'not':
      return { kind: 'not', of: compileCondition(node.of, context), span }
    case 'comparison':
      return compileComparison(node, context, compileCondition)
    case 'in':
      return compileIn(node, context)
    case 'match':
      return compileMatch(node, context)
    case 'call':
      return compileCall(node, context)
    case 'field': {
      const field = referenceOf(node, context)
      if (field === undefined) return { kind: 'constant', value: false, span }
      return { kind: 'field', field, matcher: isTrue, span }
    }
    case 'literal':
      return { kind: 'constant', value: node.value === true, span }
    case 'sign':
    case 'arithmetic':
      return computedLeaf(node, context)
  }
}

const isTrue: Matcher = { kind: 'equals', value: true, caseSensitive: true }

function computedLeaf(node: EqlExpression, context: CompileContext): Predicate {
  return { kind: 'expression', expression: compileExpression(node, context), span: node.span }
}

/** Some value of the field satisfies one of the matchers. */
function fieldLeaf(field: FieldReference, matchers: readonly Matcher[], span: RuleSpan): Predicate {
  const [only] = matchers
  if (only !== undefined && matchers.length === 1) {
    return { kind: 'field', field, matcher: only, span }
  }
  return { kind: 'or', of: matchers.map((matcher) => ({ kind: 'field', field, matcher })), span }
}

function fieldOf(node: EqlExpression, context: CompileContext): FieldReference | undefined {
  return node.kind === 'field' ? referenceOf(node, context) : undefined
}

function compileMatch(node: EqlMatch, context: CompileContext): Predicate {
  const field = fieldOf(node.value, context)
  return field === undefined
    ? computedLeaf(node, context)
    : fieldLeaf(field, matchersOf(node), node.span)
}

/** `x not in (...)` is `not (x in (...))`, hence true when x is missing (eql.md section 4). */
function compileIn(node: EqlIn, context: CompileContext): Predicate {
  const { span } = node
  const positive = { ...node, negated: false }
  const of = plainIn(positive, context) ?? computedLeaf(positive, context)
  return node.negated ? { kind: 'not', of, span } : of
}

/** The same as equalities of the field with each item, where each item has such a matcher. */
function plainIn(node: EqlIn, context: CompileContext): Predicate | undefined {
  const field = fieldOf(node.value, context)
  if (field === undefined) return undefined
  const matchers = node.items.map((item) => {
    const constant = constantOf(item)
    if (constant === undefined) return undefined
    return node.caseInsensitive
      ? insensitiveMatcher(constant.value)
      : equalityMatcher(constant.value, field.type)
  })
  const known = matchers.filter((matcher) => matcher !== undefined)
  return known.length === matchers.length ? fieldLeaf(field, known, node.span) : undefined
}

function insensitiveMatcher(value: unknown): Matcher | undefined {
  return typeof value === 'string' ? { kind: 'equals', value, caseSensitive: false } : undefined
}

/**
 * cidrMatch, startsWith, endsWith and stringContains on a field and constants are field tests; the
 * last two with live wildcards in the constant (eql.md section 8).
 */
function compileCall(node: EqlCall, context: CompileContext): Predicate {
  const [first, ...others] = node.arguments
  const field = first === undefined ? undefined : fieldOf(first, context)
  const texts = others.flatMap((one) => textOf(one))
  if (field === undefined || texts.length !== others.length) return computedLeaf(node, context)
  const matchers = texts.flatMap((text) => callMatcher(node, text) ?? [])
  const isPlain = matchers.length === texts.length && matchers.length > 0
  return isPlain ? fieldLeaf(field, matchers, node.span) : computedLeaf(node, context)
}

function textOf(node: EqlExpression): readonly string[] {
  const value = constantOf(node)?.value
  return typeof value === 'string' ? [value] : []
}

const anyRun: PatternPart = { any: 'run' }

function callMatcher({ name, caseInsensitive }: EqlCall, text: string): Matcher | undefined {
  const pattern = (...parts: readonly PatternPart[]): Matcher => ({
    kind: 'pattern',
    parts,
    caseSensitive: !caseInsensitive,
  })
  switch (name.toLowerCase()) {
    case 'cidrmatch':
      return { kind: 'cidr', block: text }
    case 'startswith':
      return pattern({ text }, anyRun)
    case 'endswith':
      return pattern(anyRun, ...luceneParts(text))
    case 'stringcontains':
      return pattern(anyRun, ...luceneParts(text), anyRun)
    default:
      return undefined
  }
}
