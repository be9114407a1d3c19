import type { Matcher, Predicate } from '../detections/query/query.ts'

/** Rough costs of the matchers on one value; their order is what counts. */
const matcherCosts: Readonly<Record<Matcher['kind'], number>> = {
  equals: 1,
  compare: 2,
  'time-part': 4,
  pattern: 4,
  field: 6,
  cidr: 10,
  regex: 200,
}

/** Keywords look at every value of an event. */
const keywordFactor = 50
const expressionCost = 20
const lookUpCost = 2
/** Longer lists are not added up: they are dear whatever comes. */
const mostParts = 50

/** Cheaper predicates first; the verdict of `and` and `or` does not depend on the order. */
export function compareCost(first: Predicate, second: Predicate): number {
  return costOf(first) - costOf(second)
}

function costOf(predicate: Predicate): number {
  switch (predicate.kind) {
    case 'constant':
      return 0
    case 'presence':
      return 1
    case 'field':
      return matcherCosts[predicate.matcher.kind]
    case 'keyword':
      return keywordFactor * matcherCosts[predicate.matcher.kind]
    case 'not':
      return costOf(predicate.of)
    case 'element':
      return expressionCost + costOf(predicate.of)
    case 'expression':
      return expressionCost
    case 'and':
      return sumOf(predicate.of)
    case 'or':
      return isLookUp(predicate.of) ? lookUpCost : sumOf(predicate.of)
  }
}

function sumOf(parts: readonly Predicate[]): number {
  return parts.slice(0, mostParts).reduce((sum, part) => sum + costOf(part), 0)
}

/** Is it a list of values of one field, which are looked up all at once? */
function isLookUp([first, ...others]: readonly Predicate[]): boolean {
  if (first?.kind !== 'field' || first.matcher.kind !== 'equals') return false
  const { path } = first.field
  return others.every(
    (part) => part.kind === 'field' && part.matcher.kind === 'equals' && part.field.path === path,
  )
}
