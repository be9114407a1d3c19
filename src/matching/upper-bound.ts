import type { Expression, FieldReference, Matcher, Predicate } from '../detections/query/query.ts'

/** Tells whether a field can be read before an event is whole. */
export type KnownField = (field: FieldReference) => boolean

const yes: Predicate = { kind: 'constant', value: true }
const no: Predicate = { kind: 'constant', value: false }

/**
 * The weakest condition on the known fields alone that holds wherever the predicate holds
 * (reference/platforms.md B.1, `upper`): a part that asks for any other field becomes true, under a
 * `not` false. So whatever the upper bound refuses, the predicate refuses. Constants are folded, and
 * the constant true means that the known fields decide nothing.
 */
export function upperBound(predicate: Predicate, isKnown: KnownField): Predicate {
  return boundOf(predicate, isKnown, yes)
}

/** The bound in which a part that is not known is `unknown`. */
function boundOf(predicate: Predicate, isKnown: KnownField, unknown: Predicate): Predicate {
  switch (predicate.kind) {
    case 'and':
      return joined('and', predicate.of, (part) => boundOf(part, isKnown, unknown))
    case 'or':
      return joined('or', predicate.of, (part) => boundOf(part, isKnown, unknown))
    case 'not':
      return negated(boundOf(predicate.of, isKnown, unknown === yes ? no : yes))
    default:
      return isKnownLeaf(predicate, isKnown) ? predicate : unknown
  }
}

function joined(
  kind: 'and' | 'or',
  parts: readonly Predicate[],
  bound: (part: Predicate) => Predicate,
): Predicate {
  const settles = kind === 'or'
  const of: Predicate[] = []
  // Thousands of rules about other logs begin with the constant false: nothing behind it is looked at.
  for (const given of parts) {
    const part = bound(given)
    if (part.kind !== 'constant') of.push(part)
    else if (part.value === settles) return part
  }
  const [only] = of
  if (only === undefined) return settles ? no : yes
  return of.length === 1 ? only : { kind, of }
}

function negated(of: Predicate): Predicate {
  if (of.kind === 'constant') return of.value ? no : yes
  return { kind: 'not', of }
}

function isKnownLeaf(
  leaf: Exclude<Predicate, { readonly kind: 'and' | 'or' | 'not' }>,
  isKnown: KnownField,
): boolean {
  switch (leaf.kind) {
    case 'constant':
      return true
    case 'field':
      return isKnown(leaf.field) && isKnownMatcher(leaf.matcher, isKnown)
    case 'presence':
      return isKnown(leaf.field)
    case 'expression':
      return isKnownExpression(leaf.expression, isKnown)
    // Keywords look at every value, elements at fields of their own.
    case 'keyword':
    case 'element':
      return false
  }
}

function isKnownMatcher(matcher: Matcher, isKnown: KnownField): boolean {
  return matcher.kind !== 'field' || isKnown(matcher.field)
}

function isKnownExpression(expression: Expression, isKnown: KnownField): boolean {
  const all = (parts: readonly Expression[]): boolean =>
    parts.every((part) => isKnownExpression(part, isKnown))
  switch (expression.kind) {
    case 'literal':
      return true
    case 'field':
      return isKnown(expression.field)
    case 'call':
      return all(expression.arguments)
    case 'negate':
    case 'not':
      return isKnownExpression(expression.of, isKnown)
    case 'arithmetic':
    case 'comparison':
      return all([expression.left, expression.right])
    case 'in':
      return all([expression.value, ...expression.items])
    case 'match':
      return (
        isKnownExpression(expression.value, isKnown) &&
        expression.matchers.every((matcher) => isKnownMatcher(matcher, isKnown))
      )
    case 'and':
    case 'or':
      return all(expression.of)
  }
}
