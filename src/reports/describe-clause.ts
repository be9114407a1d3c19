import type { Matcher, Predicate } from '../detections/query/query.ts'

/** A condition in words, for one that stands nowhere in the text of its rule. */
export function describeClause(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'constant':
      return String(predicate.value)
    case 'and':
    case 'or':
      return `(${predicate.of.map(describeClause).join(` ${predicate.kind} `)})`
    case 'not':
      return `not ${describeClause(predicate.of)}`
    case 'field':
      return `${predicate.field.path} ${describeMatcher(predicate.matcher)}`
    case 'presence':
      return `${predicate.field.path} is ${predicate.test === 'null' ? 'missing' : 'there'}`
    case 'keyword':
      return `some value ${describeMatcher(predicate.matcher)}`
    case 'element':
      return `${predicate.quantifier} of ${predicate.field.path}: ${describeClause(predicate.of)}`
    case 'expression':
      return 'a computed condition'
  }
}

function describeMatcher(matcher: Matcher): string {
  switch (matcher.kind) {
    case 'equals':
      return `is ${JSON.stringify(matcher.value)}`
    case 'pattern': {
      const pattern = matcher.parts.map((part) =>
        'text' in part ? part.text : part.any === 'run' ? '*' : '?',
      )
      return `is like ${JSON.stringify(pattern.join(''))}`
    }
    case 'regex':
      return `matches ${JSON.stringify(matcher.source)}`
    case 'cidr':
      return `is in ${matcher.block}`
    case 'compare':
      return `${matcher.operator} ${JSON.stringify(matcher.value)}`
    case 'field':
      return `is like the field ${matcher.field.path}`
    case 'time-part':
      return `has a ${matcher.part} ${matcher.operator} ${matcher.value}`
  }
}
