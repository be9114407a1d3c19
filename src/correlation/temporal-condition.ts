import type { Bound, MemberExpression } from '../detections/query/correlation-query.ts'
import { isWithinBounds, type Entry, type WindowCondition } from './window-condition.ts'

/** How many different members have matches in the window (sigma.md 8, point 7). */
export function createMemberCount(bounds: readonly Bound[]): WindowCondition {
  const seen = new SeenMembers()
  return {
    enter: (entries) => entries.forEach(seen.add),
    leave: seen.remove,
    holds: () => isWithinBounds(bounds, seen.size),
  }
}

/** Is the expression true of the members that have matches in the window (SEP 198)? */
export function createExpressionTest(expression: MemberExpression): WindowCondition {
  const seen = new SeenMembers()
  return {
    enter: (entries) => entries.forEach(seen.add),
    leave: seen.remove,
    holds: () => isTrue(expression, seen),
  }
}

/** Counts the entries of each member. */
class SeenMembers {
  readonly #counts: Map<number, number> = new Map()

  get size(): number {
    return this.#counts.size
  }

  has(member: number): boolean {
    return this.#counts.has(member)
  }

  readonly add = ({ members }: Entry): void => {
    for (const member of members) this.#counts.set(member, (this.#counts.get(member) ?? 0) + 1)
  }

  readonly remove = ({ members }: Entry): void => {
    for (const member of members) {
      const left = (this.#counts.get(member) ?? 0) - 1
      if (left > 0) this.#counts.set(member, left)
      else this.#counts.delete(member)
    }
  }
}

function isTrue(expression: MemberExpression, seen: SeenMembers): boolean {
  switch (expression.kind) {
    case 'member':
      return seen.has(expression.member)
    case 'not':
      return !isTrue(expression.of, seen)
    case 'and':
      return expression.of.every((part) => isTrue(part, seen))
    case 'or':
      return expression.of.some((part) => isTrue(part, seen))
  }
}
