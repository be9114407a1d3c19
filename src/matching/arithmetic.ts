import type { EqlValue } from './compare-values.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%'

const smallestLong = -(2n ** 63n)
const largestLong = 2n ** 63n - 1n

/**
 * Computes as Elasticsearch does (eql.md section 7): whole numbers stay whole and divide towards
 * zero, one decimal operand makes the result decimal, null stays null. What fails the query there
 * (division of whole numbers by zero, overflow beyond long, an operand that is no number) gives null
 * here: one odd event must not stop a rule.
 */
export function calculate(
  operator: ArithmeticOperator,
  left: EqlValue,
  right: EqlValue,
): bigint | number | null {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return calculateWhole(operator, left, right)
  }
  if (!isNumeric(left) || !isNumeric(right)) return null
  return decimals[operator](Number(left), Number(right))
}

/** The number with its sign turned; null for what is no number. */
export function negate(value: EqlValue): bigint | number | null {
  if (typeof value === 'bigint') return inLong(-value)
  return typeof value === 'number' ? -value : null
}

function isNumeric(value: EqlValue): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number'
}

function calculateWhole(operator: ArithmeticOperator, left: bigint, right: bigint): bigint | null {
  if (right === 0n && (operator === '/' || operator === '%')) return null
  return inLong(wholes[operator](left, right))
}

function inLong(value: bigint): bigint | null {
  return value < smallestLong || value > largestLong ? null : value
}

const wholes = {
  '+': (left: bigint, right: bigint) => left + right,
  '-': (left: bigint, right: bigint) => left - right,
  '*': (left: bigint, right: bigint) => left * right,
  '/': (left: bigint, right: bigint) => left / right,
  '%': (left: bigint, right: bigint) => left % right,
}

const decimals = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => left / right,
  '%': (left: number, right: number) => left % right,
}
