import { unreachable } from '../base/assert.ts'
import type { JsonValue } from '../base/json.ts'
import type { Expression, FieldReference, FieldType, Literal } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { calculate, negate } from './arithmetic.ts'
import { compareValues, type EqlValue } from './compare-values.ts'
import { compileMatcher } from './compile-matcher.ts'
import { eqlFunction, foldingOf } from './eql-functions.ts'
import { compileFieldReader, type FieldReader } from './field-values.ts'

/** Computes an expression once every occurrence of a field in it has been given one value. */
type Evaluator = (choice: readonly EqlValue[], event: Event) => EqlValue

/** The most choices of values tried for one leaf of one event; beyond it the leaf counts as false. */
const mostChoices = 100_000

/**
 * Makes the test of an EQL leaf: true when some choice of one value for each occurrence of a field
 * makes the expression true, a missing field offering null alone; null counts as false (eql.md
 * section 4, level 2).
 */
export function compileExpression(expression: Expression): (event: Event) => boolean {
  const occurrences: FieldReference[] = []
  const evaluate = compileNode(expression, occurrences)
  const readers = occurrences.map(compileChoiceReader)
  const [only] = readers
  if (only === undefined) return (event) => evaluate([], event) === true
  if (readers.length === 1) {
    return (event) => only(event).some((value) => evaluate([value], event) === true)
  }
  return (event) => {
    const offers = readers.map((read) => read(event))
    return anyChoice(offers, (choice) => evaluate(choice, event) === true)
  }
}

/** Tries every choice of one value from each offer, the last offer turning fastest. */
function anyChoice(
  offers: readonly (readonly EqlValue[])[],
  holds: (choice: readonly EqlValue[]) => boolean,
): boolean {
  const count = offers.reduce((product, offer) => product * offer.length, 1)
  for (let number = 0; number < Math.min(count, mostChoices); number++) {
    let rest = number
    const choice = offers.map((offer) => {
      const value = offer[rest % offer.length] ?? null
      rest = Math.floor(rest / offer.length)
      return value
    })
    if (holds(choice)) return true
  }
  return false
}

/** The values a field offers to a leaf; a missing one offers null. */
function compileChoiceReader(field: FieldReference): (event: Event) => readonly EqlValue[] {
  const read: FieldReader = compileFieldReader(field)
  const missing: readonly EqlValue[] = [null]
  return (event) => {
    const values = read(event)
    return values.length === 0 ? missing : values.map((value) => eqlValue(value, field.type))
  }
}

function eqlValue(value: JsonValue, type: FieldType | undefined): EqlValue {
  if (typeof value === 'number') {
    return type !== 'decimal' && Number.isSafeInteger(value) ? BigInt(value) : value
  }
  return typeof value === 'object' ? null : value
}

function compileNode(node: Expression, occurrences: FieldReference[]): Evaluator {
  const compile = (child: Expression): Evaluator => compileNode(child, occurrences)
  switch (node.kind) {
    case 'literal': {
      const value = literalValue(node.value, node.decimal === true)
      return () => value
    }
    case 'field': {
      const place = occurrences.push(node.field) - 1
      return (choice) => choice[place] ?? null
    }
    case 'call':
      return compileCall(node, node.arguments.map(compile))
    case 'negate': {
      const of = compile(node.of)
      return (choice, event) => negate(of(choice, event))
    }
    case 'arithmetic': {
      const { operator } = node
      const left = compile(node.left)
      const right = compile(node.right)
      return (choice, event) => calculate(operator, left(choice, event), right(choice, event))
    }
    case 'comparison':
      return compileComparison(node, compile(node.left), compile(node.right))
    case 'in':
      return compileIn(node, compile(node.value), node.items.map(compile))
    case 'match':
      return compileMatch(node, compile(node.value))
    case 'and':
      return compileAll(node.of.map(compile), false)
    case 'or':
      return compileAll(node.of.map(compile), true)
    case 'not': {
      const of = compile(node.of)
      return (choice, event) => {
        const value = of(choice, event)
        return typeof value === 'boolean' ? !value : null
      }
    }
    default:
      return unreachable(node)
  }
}

function literalValue(literal: Literal, isDecimal: boolean): EqlValue {
  const isWhole = typeof literal === 'number' && !isDecimal && Number.isInteger(literal)
  return isWhole ? BigInt(literal) : literal
}

function compileCall(
  node: Expression & { readonly kind: 'call' },
  values: readonly Evaluator[],
): Evaluator {
  const compute = eqlFunction(node.name)
  if (compute === undefined) throw new TypeError(`no such function: ${node.name}`)
  const fold = foldingOf(node)
  return (choice, event) =>
    compute(
      values.map((value) => value(choice, event)),
      fold,
    )
}

/** A literal null asks whether the other side is null; any other null makes the result null. */
function compileComparison(
  node: Expression & { readonly kind: 'comparison' },
  left: Evaluator,
  right: Evaluator,
): Evaluator {
  const { operator } = node
  if (isNull(node.left) || isNull(node.right)) {
    if (operator === '==') return (...of) => left(...of) === null && right(...of) === null
    if (operator === '!=') return (...of) => left(...of) !== null || right(...of) !== null
    return () => null
  }
  const type = typeOf(node.left) ?? typeOf(node.right)
  if (node.right.kind === 'field') {
    const how = { operator: flipped[operator], type }
    return (...of) => compareValues(right(...of), left(...of), how)
  }
  return (...of) => compareValues(left(...of), right(...of), { operator, type })
}

/** The constant goes to the right, where a date literal may stand for a whole unit. */
const flipped = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
} as const

function isNull(node: Expression): boolean {
  return node.kind === 'literal' && node.value === null
}

/** A computed value is no date or address whatever it looks like, so it has the type of a text. */
function typeOf(node: Expression): FieldType | undefined {
  if (node.kind === 'field') return node.field.type
  return node.kind === 'literal' ? undefined : 'string'
}

function compileIn(
  node: Expression & { readonly kind: 'in' },
  value: Evaluator,
  items: readonly Evaluator[],
): Evaluator {
  const how = { operator: '==', type: typeOf(node.value) } as const
  const fold = foldingOf(node)
  return (choice, event) => {
    const sought = folded(value(choice, event), fold)
    if (sought === null) return null
    const found = items.some(
      (item) => compareValues(sought, folded(item(choice, event), fold), how) === true,
    )
    return found !== node.negated
  }
}

function folded(value: EqlValue, fold: (text: string) => string): EqlValue {
  return typeof value === 'string' ? fold(value) : value
}

function compileMatch(node: Expression & { readonly kind: 'match' }, value: Evaluator): Evaluator {
  const tests = node.matchers.map(compileMatcher)
  return (choice, event) => {
    const sought = value(choice, event)
    if (sought === null) return null
    const seen = typeof sought === 'bigint' ? String(sought) : sought
    return tests.some((test) => test(seen, event))
  }
}

/** Kleene's and (`decisive` false) and or (`decisive` true): one decisive value settles it. */
function compileAll(of: readonly Evaluator[], decisive: boolean): Evaluator {
  return (choice, event) => {
    let isUnknown = false
    for (const one of of) {
      const value = one(choice, event)
      if (value === decisive) return decisive
      if (typeof value !== 'boolean') isUnknown = true
    }
    return isUnknown ? null : !decisive
  }
}

/** The fields of an expression, in the order in which they occur. */
export function fieldsOf(expression: Expression): readonly FieldReference[] {
  const occurrences: FieldReference[] = []
  compileNode(expression, occurrences)
  return occurrences
}
