import { compareAddresses, parseAddress } from '../detections/query/ip-block.ts'
import {
  dateUnitOfMillis,
  isDateText,
  parseDateUnit,
  type DateUnit,
} from '../detections/query/date-unit.ts'
import type { FieldType } from '../detections/query/query.ts'
import { valueNumber } from './value-text.ts'
import { compareVersions, isVersion } from './version-order.ts'

/**
 * A value inside an EQL expression. Whole numbers are bigints and decimal ones numbers, so that
 * `7 / 2` and `7 / 2.0` differ and longs beyond 2^53 stay exact (eql.md sections 7 and 16).
 */
export type EqlValue = string | bigint | number | boolean | null

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>='

/** Negative, zero or positive by code point, which is the order of the UTF-8 bytes. */
export function compareCodePoints(first: string, second: string): number {
  const length = Math.min(first.length, second.length)
  for (let index = 0; index < length; index++) {
    const difference = orderUnit(first.charCodeAt(index)) - orderUnit(second.charCodeAt(index))
    if (difference !== 0) return difference
  }
  return first.length - second.length
}

/** UTF-16 puts surrogates before U+E000; code point order puts them last. */
function orderUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x2800 : unit
}

/**
 * Compares a value with a constant as the index would, by the field's type where one is known and
 * otherwise by what both sides look like (eql.md section 6). A null on either side gives null; sides
 * that cannot be compared are not equal and stand in no order.
 */
export function compareValues(
  left: EqlValue,
  right: EqlValue,
  how: { readonly operator: ComparisonOperator; readonly type: FieldType | undefined },
): boolean | null {
  if (left === null || right === null) return null
  if (how.operator === '!=') return !isEqual(left, right, how.type)
  if (how.operator === '==') return isEqual(left, right, how.type)
  return isOrdered({ left, right, type: how.type, operator: how.operator })
}

type Present = Exclude<EqlValue, null>

function isEqual(left: Present, right: Present, type: FieldType | undefined): boolean {
  const units = dateUnits(left, right, type)
  if (units !== undefined) return isWithin(units)
  if (typeof left === 'string' && typeof right === 'string') {
    if (left === right) return true
    const order = addressOrder(left, right, type)
    return order === 0
  }
  const numbers = numberPair(left, right)
  if (numbers !== undefined) return compareNumbers(numbers[0], numbers[1]) === 0
  return String(left) === String(right)
}

function isOrdered(sides: {
  readonly left: Present
  readonly right: Present
  readonly type: FieldType | undefined
  readonly operator: '<' | '<=' | '>' | '>='
}): boolean {
  const { left, right, type, operator } = sides
  const units = dateUnits(left, right, type)
  if (units !== undefined) return dateTests[operator](units.value.start, units.literal)
  const order = orderOf(left, right, type)
  return order !== undefined && orderTests[operator](order)
}

function orderOf(left: Present, right: Present, type: FieldType | undefined): number | undefined {
  if (type === 'version' && typeof left === 'string' && typeof right === 'string') {
    return isVersion(left) ? compareVersions(left, right) : undefined
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return addressOrder(left, right, type) ?? compareCodePoints(left, right)
  }
  const numbers = numberPair(left, right)
  return numbers === undefined ? undefined : compareNumbers(numbers[0], numbers[1])
}

const orderTests = {
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
}

/** A date literal stands for its whole unit: `>` is after its end, `>=` from its start. */
const dateTests = {
  '<': (value: bigint, unit: DateUnit) => value < unit.start,
  '<=': (value: bigint, unit: DateUnit) => value <= unit.end,
  '>': (value: bigint, unit: DateUnit) => value > unit.end,
  '>=': (value: bigint, unit: DateUnit) => value >= unit.start,
}

interface DatePair {
  readonly value: DateUnit
  readonly literal: DateUnit
}

function isWithin({ value, literal }: DatePair): boolean {
  return value.start >= literal.start && value.start <= literal.end
}

/** Both sides as dates when the field is one, or when nothing else is known and both look it. */
function dateUnits(
  left: Present,
  right: Present,
  type: FieldType | undefined,
): DatePair | undefined {
  if (type !== 'date') {
    if (type !== undefined || typeof left !== 'string' || typeof right !== 'string')
      return undefined
    if (!isDateText(left) || !isDateText(right)) return undefined
  }
  const value = dateUnitOf(left)
  const literal = dateUnitOf(right)
  return value === undefined || literal === undefined ? undefined : { value, literal }
}

function dateUnitOf(value: Present): DateUnit | undefined {
  if (typeof value === 'boolean') return undefined
  return typeof value === 'string' ? parseDateUnit(value) : dateUnitOfMillis(Number(value))
}

function addressOrder(
  left: string,
  right: string,
  type: FieldType | undefined,
): number | undefined {
  if (type !== undefined && type !== 'ip') return undefined
  const first = parseAddress(left)
  const second = parseAddress(right)
  return first === undefined || second === undefined ? undefined : compareAddresses(first, second)
}

/** Both sides as numbers when one is a number and the other is one or reads as one. */
function numberPair(left: Present, right: Present): readonly [Numeric, Numeric] | undefined {
  const first = numericOf(left)
  const second = numericOf(right)
  return first === undefined || second === undefined ? undefined : [first, second]
}

type Numeric = bigint | number

function numericOf(value: Present): Numeric | undefined {
  if (typeof value === 'boolean') return undefined
  return typeof value === 'string' ? valueNumber(value) : value
}

/** JavaScript compares bigints with numbers by value; NaN is in no order and equals nothing. */
function compareNumbers(first: Numeric, second: Numeric): number {
  if (first < second) return -1
  return first > second ? 1 : Number(first) === Number(second) ? 0 : NaN
}
