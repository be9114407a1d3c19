import type { Expression, Matcher, PatternPart, Predicate } from '../detections/query/query.ts'

/** A condition that was broken in one place, and how, in words. */
export interface Mutation<Broken> {
  readonly broken: Broken
  readonly how: string
}

/**
 * Every way of breaking a condition in one place: a clause dropped, a comparison turned round, an
 * operator loosened. The gate that says which log a rule is about is left alone.
 */
export function mutatePredicate(predicate: Predicate): readonly Mutation<Predicate>[] {
  switch (predicate.kind) {
    case 'constant':
      return []
    case 'and':
    case 'or':
      return [...dropped(predicate), ...inParts(predicate)]
    case 'not': {
      const { of } = predicate
      const inner = mutatePredicate(of).map((one) => ({
        how: one.how,
        broken: { ...predicate, of: one.broken },
      }))
      return [{ broken: of, how: `without the not before ${wordsOf(of)}` }, ...inner]
    }
    case 'field': {
      const { field } = predicate
      const exists: Predicate = { kind: 'presence', field, test: 'exists' }
      const others = mutateMatcher(predicate.matcher).map(({ broken, how }) => ({
        broken: { ...predicate, matcher: broken },
        how: `${field.path}: ${how}`,
      }))
      return [
        { broken: exists, how: `${wordsOf(predicate)} loosened to "there at all"` },
        { broken: { kind: 'not', of: predicate }, how: `${wordsOf(predicate)} turned round` },
        ...others,
      ]
    }
    case 'presence':
    case 'keyword':
      return [{ broken: { kind: 'not', of: predicate }, how: `${wordsOf(predicate)} turned round` }]
    case 'element': {
      const other = predicate.quantifier === 'any' ? 'all' : 'any'
      return [
        {
          broken: { ...predicate, quantifier: other },
          how: `${wordsOf(predicate)}: ${other} for ${predicate.quantifier}`,
        },
        ...mutatePredicate(predicate.of).map((one) => ({
          how: one.how,
          broken: { ...predicate, of: one.broken },
        })),
      ]
    }
    case 'expression':
      return mutateExpression(predicate.expression).map(({ broken, how }) => ({
        broken: { ...predicate, expression: broken },
        how,
      }))
  }
}

type Junction = Predicate & { readonly kind: 'and' | 'or' }

function dropped(junction: Junction): readonly Mutation<Predicate>[] {
  const { of } = junction
  return of.flatMap((part, place): readonly Mutation<Predicate>[] => {
    if (isGate(part) || of.filter((one) => !isGate(one)).length < 2) return []
    const rest = of.filter((_, other) => other !== place)
    return [{ broken: { ...junction, of: rest }, how: `without ${wordsOf(part)}` }]
  })
}

function inParts(junction: Junction): readonly Mutation<Predicate>[] {
  return junction.of.flatMap((part, place) =>
    isGate(part)
      ? []
      : mutatePredicate(part).map(({ broken, how }) => ({
          how,
          broken: {
            ...junction,
            of: junction.of.map((one, other) => (other === place ? broken : one)),
          },
        })),
  )
}

/** Says which log the rule is about: an equality of `event.dataset`, or alternatives of it. */
function isGate(predicate: Predicate): boolean {
  if (predicate.kind === 'or') return predicate.of.length > 0 && predicate.of.every(isGate)
  return (
    predicate.kind === 'field' &&
    predicate.field.document === 'ecs' &&
    predicate.field.path === 'event.dataset'
  )
}

const turned = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
const shifted = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' } as const

/** Does any run of characters fit here? */
function isOpen(part: PatternPart | undefined): boolean {
  return part !== undefined && 'any' in part && part.any === 'run'
}

function mutateMatcher(matcher: Matcher): readonly Mutation<Matcher>[] {
  if (matcher.kind === 'pattern') {
    const { parts } = matcher
    // One that is open at both ends is looked for inside the text anyhow.
    if (isOpen(parts[0]) && isOpen(parts.at(-1))) return []
    return [
      {
        broken: { ...matcher, parts: [{ any: 'run' }, ...parts, { any: 'run' }] },
        how: 'inside the text as well',
      },
    ]
  }
  if (matcher.kind !== 'compare') return []
  const { operator, value } = matcher
  return [
    {
      broken: { ...matcher, operator: turned[operator] },
      how: `${operator} ${value} turned round`,
    },
    {
      broken: { ...matcher, operator: shifted[operator] },
      how: `${operator} ${value} as ${shifted[operator]}`,
    },
  ]
}

function mutateExpression(expression: Expression): readonly Mutation<Expression>[] {
  switch (expression.kind) {
    case 'comparison': {
      const { operator } = expression
      const other =
        operator === '==' ? '!=' : operator === '!=' ? '==' : (turned[operator] ?? operator)
      return [
        { broken: { ...expression, operator: other }, how: `${nameOf(expression)} turned round` },
      ]
    }
    case 'in':
      return [
        {
          broken: { ...expression, negated: !expression.negated },
          how: `${nameOf(expression)} turned round`,
        },
        ...without(expression.items).map(({ rest, place }) => ({
          broken: { ...expression, items: rest },
          how: `${nameOf(expression)} without item ${place + 1}`,
        })),
      ]
    case 'match':
      return without(expression.matchers).map(({ rest, place }) => ({
        broken: { ...expression, matchers: rest },
        how: `${nameOf(expression)} without pattern ${place + 1}`,
      }))
    case 'and':
    case 'or':
      return [
        ...without(expression.of).map(({ rest, place }) => ({
          broken: { ...expression, of: rest },
          how: `${nameOf(expression)} without part ${place + 1}`,
        })),
        ...expression.of.flatMap((part, place) =>
          mutateExpression(part).map(({ broken, how }) => ({
            how,
            broken: {
              ...expression,
              of: expression.of.map((one, other) => (other === place ? broken : one)),
            },
          })),
        ),
      ]
    case 'not':
      return [
        { broken: expression.of, how: 'without the not' },
        ...mutateExpression(expression.of).map(({ broken, how }) => ({
          how,
          broken: { ...expression, of: broken },
        })),
      ]
    case 'literal':
    case 'field':
    case 'call':
    case 'negate':
    case 'arithmetic':
      return []
  }
}

/** Each list that lacks one of its members; none for a list of one. */
function without<Item>(
  items: readonly Item[],
): readonly { readonly rest: readonly Item[]; readonly place: number }[] {
  if (items.length < 2) return []
  return items.map((_, place) => ({ rest: items.filter((_one, other) => other !== place), place }))
}

function nameOf(expression: Expression): string {
  const named =
    'left' in expression ? expression.left : 'value' in expression ? expression.value : undefined
  const isField = typeof named === 'object' && named !== null && named.kind === 'field'
  return isField ? named.field.path : expression.kind
}

/** A condition in a few words, to name it. */
export function wordsOf(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'field': {
      const { matcher, field } = predicate
      if (matcher.kind === 'equals') return `${field.path} = ${String(matcher.value)}`
      if (matcher.kind === 'compare') return `${field.path} ${matcher.operator} ${matcher.value}`
      if (matcher.kind === 'pattern') {
        const text = matcher.parts.map((part) =>
          'text' in part ? part.text : part.any === 'run' ? '*' : '?',
        )
        return `${field.path} = ${text.join('')}`
      }
      return `${field.path} (${matcher.kind})`
    }
    case 'presence':
      return `${predicate.field.path} ${predicate.test}`
    case 'element':
      return `${predicate.quantifier} element of ${predicate.field.path}`
    case 'not':
      return `not ${wordsOf(predicate.of)}`
    case 'and':
    case 'or': {
      const parts = predicate.of.slice(0, 3).map(wordsOf)
      const more = predicate.of.length > 3 ? ', ...' : ''
      return `(${parts.join(predicate.kind === 'and' ? ' and ' : ' or ')}${more})`
    }
    case 'expression':
      return nameOf(predicate.expression)
    case 'constant':
    case 'keyword':
      return predicate.kind
  }
}
