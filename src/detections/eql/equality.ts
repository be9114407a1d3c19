import { isDateText } from '../query/date-unit.ts'
import { parseAddress } from '../query/ip-block.ts'
import type { FieldType, Literal, Matcher } from '../query/query.ts'

/** Types whose values equal and order by their text or number alone. */
const plainTypes: ReadonlySet<FieldType | undefined> = new Set([
  'string',
  'number',
  'decimal',
  'boolean',
  undefined,
])

/**
 * May the literal be compared by its plain value? Not with dates, versions and addresses, whose types
 * have an equality and order of their own (eql.md section 6), nor when the field's type is unknown and
 * the literal looks like a date or an address.
 */
export function isPlainComparison(value: Literal, type: FieldType | undefined): boolean {
  if (!plainTypes.has(type)) return false
  if (typeof value !== 'string' || type !== undefined) return true
  return !isDateText(value) && parseAddress(value) === undefined
}

/** The matcher that is the same as `== value`, where there is one. */
export function equalityMatcher(value: Literal, type: FieldType | undefined): Matcher | undefined {
  if (value === null || !isPlainComparison(value, type)) return undefined
  return { kind: 'equals', value: coerced(value, type), caseSensitive: true }
}

/** The matcher that is the same as an ordering by a plain value, where there is one. */
export function orderMatcher(
  operator: '<' | '<=' | '>' | '>=',
  value: Literal,
  type: FieldType | undefined,
): Matcher | undefined {
  if (value === null || typeof value === 'boolean' || !isPlainComparison(value, type)) {
    return undefined
  }
  const bound = coerced(value, type)
  return typeof bound === 'boolean' ? undefined : { kind: 'compare', operator, value: bound }
}

/** A text that stands for a number becomes one where the field holds numbers: `code == "7"`. */
function coerced(
  value: string | number | boolean,
  type: FieldType | undefined,
): string | number | boolean {
  if (typeof value !== 'string' || (type !== 'number' && type !== 'decimal')) return value
  return /^[+-]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value
}
