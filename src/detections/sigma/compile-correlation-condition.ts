import type {
  Bound,
  CorrelationTest,
  MemberExpression,
  OrderedMembers,
} from '../query/correlation-query.ts'
import type { Condition } from './condition.ts'
import type { CorrelationCondition, SigmaCorrelation } from './correlation.ts'
import type { LinkedCorrelation } from './linked.ts'
import type { Report } from '../../base/report.ts'
import type { ThresholdOperator } from './rule.ts'

const operators: Readonly<Record<ThresholdOperator, Bound['operator']>> = {
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  eq: '=',
  neq: '!=',
}

/** So many orders of rules may satisfy one condition; more is refused. */
const mostAlternatives = 500

/** What must be true of a window (sigma.md 8, points 4 to 9); `undefined` after an error. */
export function compileCorrelationCondition(
  linked: LinkedCorrelation,
  report: Report,
): CorrelationTest | undefined {
  const { correlation } = linked
  const { condition, type } = correlation
  if (condition.kind === 'expression') {
    const expression = compileExpression(condition.expression, linked)
    if (type !== 'temporal_ordered') return { kind: 'expression', expression }
    return orderedTest(alternativesOf(expression, false), correlation, report)
  }
  const bounds = condition.bounds.map(({ operator, value }): Bound => {
    return { operator: operators[operator], value }
  })
  switch (type) {
    case 'event_count':
      return { kind: 'events', bounds }
    case 'value_count':
      return { kind: 'distinct', bounds }
    case 'value_sum':
      return { kind: 'sum', bounds }
    case 'value_avg':
      return { kind: 'average', bounds }
    case 'value_median':
      return { kind: 'percentile', percentile: 50, bounds }
    case 'value_percentile':
      return { kind: 'percentile', percentile: condition.percentile ?? 50, bounds }
    case 'temporal':
      return { kind: 'members', bounds }
    case 'temporal_ordered':
      return orderedCount(condition, correlation, report)
  }
}

/** `gte: n`: any n of the rules in the order in which they are listed. */
function orderedCount(
  { bounds }: Extract<CorrelationCondition, { readonly kind: 'threshold' }>,
  correlation: SigmaCorrelation,
  report: Report,
): CorrelationTest | undefined {
  const [bound, ...others] = bounds
  const isLower = bound?.operator === 'gt' || bound?.operator === 'gte'
  if (bound === undefined || others.length > 0 || !isLower) {
    const message = 'how many rules follow one another can only have a lower bound'
    const hint = 'write "gte" or "gt", or name the rules in an expression'
    return refuse(correlation, report, { message, hint })
  }
  const least = bound.operator === 'gt' ? Math.floor(bound.value) + 1 : Math.ceil(bound.value)
  if (least > correlation.rules.length) {
    const message = `the condition asks for ${least} rules and ${correlation.rules.length} are listed`
    return refuse(correlation, report, { message })
  }
  const chains = combinations(correlation.rules.length, Math.max(1, least))
  return orderedTest(
    chains.map((chain) => ({ chain, absent: [] })),
    correlation,
    report,
  )
}

/** Rising choices of so many places; no more than need be known to be too many. */
function combinations(length: number, size: number): readonly (readonly number[])[] {
  let found: readonly (readonly number[])[] = [[]]
  for (let place = 0; place < size; place++) {
    found = found.flatMap((chosen) => {
      const from = (chosen.at(-1) ?? -1) + 1
      // Places must be left for the rest of the choice.
      const to = length - (size - place)
      return Array.from({ length: to - from + 1 }, (_, step) => [...chosen, from + step])
    })
    found = found.slice(0, mostAlternatives + 1)
  }
  return found
}

function orderedTest(
  alternatives: readonly OrderedMembers[],
  correlation: SigmaCorrelation,
  report: Report,
): CorrelationTest | undefined {
  const names = new Set(correlation.rules.map(({ value }) => value))
  if (correlation.condition.kind === 'expression' && names.size < correlation.rules.length) {
    const message = 'an expression cannot tell rules apart that are listed twice'
    return refuse(correlation, report, { message })
  }
  if (alternatives.length <= mostAlternatives) return { kind: 'ordered', alternatives }
  const message = `more than ${mostAlternatives} orders of the rules would satisfy the condition`
  return refuse(correlation, report, { message })
}

function refuse(
  { section }: SigmaCorrelation,
  report: Report,
  problem: { readonly message: string; readonly hint?: string },
): undefined {
  report('error', { code: 'sigma-correlation-condition', at: section.start, ...problem })
}

function compileExpression(condition: Condition, linked: LinkedCorrelation): MemberExpression {
  switch (condition.kind) {
    case 'search':
      return { kind: 'member', member: memberNamed(condition.name, linked) }
    // Selectors were refused when the condition was parsed.
    case 'selector':
      return { kind: 'member', member: memberNamed(condition.target, linked) }
    case 'not':
      return { kind: 'not', of: compileExpression(condition.of, linked) }
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map((one) => compileExpression(one, linked)) }
  }
}

function memberNamed(name: string, { members }: LinkedCorrelation): number {
  return members.findIndex(({ reference }) => reference === name)
}

/** The choices of rules that satisfy an expression: those that must follow, those that must be absent. */
function alternativesOf(
  expression: MemberExpression,
  isNegated: boolean,
): readonly OrderedMembers[] {
  switch (expression.kind) {
    case 'member': {
      const { member } = expression
      return [isNegated ? { chain: [], absent: [member] } : { chain: [member], absent: [] }]
    }
    case 'not':
      return alternativesOf(expression.of, !isNegated)
    case 'and':
    case 'or': {
      const parts = expression.of.map((part) => alternativesOf(part, isNegated))
      return (expression.kind === 'and') === isNegated ? parts.flat() : parts.reduce(bothOf)
    }
  }
}

function bothOf(
  first: readonly OrderedMembers[],
  second: readonly OrderedMembers[],
): readonly OrderedMembers[] {
  return first
    .flatMap((one) =>
      second.slice(0, mostAlternatives + 1).map((other) => ({
        chain: rising([...one.chain, ...other.chain]),
        absent: rising([...one.absent, ...other.absent]),
      })),
    )
    .slice(0, mostAlternatives + 1)
}

function rising(places: readonly number[]): readonly number[] {
  return [...new Set(places)].sort((a, b) => a - b)
}
