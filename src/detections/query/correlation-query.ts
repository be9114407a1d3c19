/**
 * The compiled form of Sigma correlations (sigma.md 8). What a query on events and a field are is left
 * to `query.ts`, which names this type in its union: files may not import one another in a circle.
 */
export interface CorrelationOf<EventQuery, Field> {
  readonly kind: 'correlation'
  readonly members: readonly CorrelationMemberOf<EventQuery, Field>[]
  /** The names by which the correlation speaks of its group fields; none is one group for all. */
  readonly groupBy: readonly string[]
  /** Milliseconds; both ends of a window belong to it. */
  readonly timespan: number
  readonly test: CorrelationTest
}

/** A rule, or another correlation, whose matches are counted. */
export interface CorrelationMemberOf<EventQuery, Field> {
  readonly query: EventQuery | CorrelationOf<EventQuery, Field>
  /** Where the member has each field of `groupBy`, aliases resolved. */
  readonly groupBy: readonly MemberFieldOf<Field>[]
  /** The same of the fields whose values are looked at; none for counts of events and members. */
  readonly values: readonly MemberFieldOf<Field>[]
}

/**
 * A field of the member's events, or the place in the `groupBy` of a nested correlation, whose
 * matches have no other fields (sigma.md 8, point 11); null where it has none of that name.
 */
export type MemberFieldOf<Field> =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'group'; readonly place: number | null }

/** One comparison with a number; all of a test's must hold. */
export interface Bound {
  readonly operator: '<' | '<=' | '>' | '>=' | '=' | '!='
  readonly value: number
}

/** What must be true of the matches in a window (sigma.md 8, points 4 to 8). */
export type CorrelationTest =
  /** How many matches there are, of whatever member. */
  | { readonly kind: 'events'; readonly bounds: readonly Bound[] }
  /** How many different values, or tuples of values, they have. */
  | { readonly kind: 'distinct'; readonly bounds: readonly Bound[] }
  | { readonly kind: 'sum' | 'average'; readonly bounds: readonly Bound[] }
  /** `percentile`: 0 to 100; the median is the 50th. */
  | { readonly kind: 'percentile'; readonly percentile: number; readonly bounds: readonly Bound[] }
  /** How many different members have matches. */
  | { readonly kind: 'members'; readonly bounds: readonly Bound[] }
  | { readonly kind: 'expression'; readonly expression: MemberExpression }
  /** One of the alternatives must hold. */
  | { readonly kind: 'ordered'; readonly alternatives: readonly OrderedMembers[] }

/** Which members must have matches. */
export type MemberExpression =
  | { readonly kind: 'member'; readonly member: number }
  | { readonly kind: 'not'; readonly of: MemberExpression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly MemberExpression[] }

/** Members whose matches follow one another, and those that have none in the whole window. */
export interface OrderedMembers {
  readonly chain: readonly number[]
  readonly absent: readonly number[]
}

/**
 * Is the test decided only when a window has closed? An upper bound, an exact number and `not` may
 * still be disproved while it is open (sigma.md 8, points 7 and 9).
 */
export function isDecidedAtClose(test: CorrelationTest): boolean {
  switch (test.kind) {
    case 'expression':
      return hasNot(test.expression)
    case 'ordered':
      return test.alternatives.some(({ absent }) => absent.length > 0)
    default:
      return test.bounds.some(({ operator }) => operator !== '>' && operator !== '>=')
  }
}

function hasNot(expression: MemberExpression): boolean {
  if (expression.kind === 'member') return false
  return expression.kind === 'not' || expression.of.some(hasNot)
}
