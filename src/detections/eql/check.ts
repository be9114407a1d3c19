import { didYouMean } from '../../base/did-you-mean.ts'
import { unreachable } from '../../base/assert.ts'
import { parseDateUnit } from '../query/date-unit.ts'
import type { EqlComparison, EqlExpression, EqlField, EqlFilter, EqlIn, EqlMatch } from './ast.ts'
import { checkCall } from './check-call.ts'
import type { CheckContext } from './check-context.ts'
import { constantOf } from './constant.ts'
import type { EqlType } from './functions.ts'
import { excerptOf } from './print.ts'
import { translateRegex } from './regex.ts'
import { fieldType, isUnknownField } from './schema.ts'

/** Reports what Elasticsearch's verifier would refuse in a filter (eql.md sections 4 to 8, 13). */
export function checkFilter({ where }: EqlFilter, context: CheckContext): void {
  expectBoolean(where, 'a condition', context)
}

/** Checks an expression and gives its type. */
export function checkExpression(node: EqlExpression, context: CheckContext): EqlType {
  switch (node.kind) {
    case 'literal':
      return literalType(node.value)
    case 'field':
      return checkField(node, context)
    case 'call':
      return checkCall(node, context, checkExpression)
    case 'sign':
      return checkNumbers([node.of], context)
    case 'arithmetic':
      refuseZeroDivisor(node, context)
      return checkNumbers([node.left, node.right], context)
    case 'comparison':
      return checkComparison(node, context)
    case 'in':
      return checkIn(node, context)
    case 'match':
      return checkMatch(node, context)
    case 'and':
    case 'or':
      for (const part of node.of) expectBoolean(part, `a part of "${node.kind}"`, context)
      return 'boolean'
    case 'not':
      expectBoolean(node.of, 'what "not" negates', context)
      return 'boolean'
    default:
      return unreachable(node)
  }
}

function literalType(value: string | number | boolean | null): EqlType {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  return typeof value === 'number' ? 'number' : 'boolean'
}

function checkField(field: EqlField, { schema, report }: CheckContext): EqlType {
  if (!isUnknownField(field, schema)) return fieldType(field.path, schema) ?? 'any'
  if (field.isOptional) return 'null'
  const hint = didYouMean(field.path, schema?.names ?? [])
  const message = `there is no field "${field.path}"`
  const optional = `write ?${field.path} where it may be absent`
  const advice = hint === undefined ? optional : `${hint} or ${optional}`
  report({ code: 'eql-unknown-field', message, hint: advice, span: field.span })
  return 'any'
}

function expectBoolean(node: EqlExpression, place: string, context: CheckContext): void {
  const type = checkExpression(node, context)
  if (type === 'boolean' || type === 'any' || type === 'null') return
  const message = `${place} needs to be boolean; ${excerptOf(node)} is ${described(type)}`
  context.report({
    code: 'eql-not-boolean',
    message,
    hint: 'compare it with something, such as == or != null',
    span: node.span,
  })
}

function described(type: EqlType): string {
  return type === 'string' ? 'text' : type === 'number' || type === 'decimal' ? 'a number' : type
}

function checkNumbers(operands: readonly EqlExpression[], context: CheckContext): EqlType {
  for (const operand of operands) {
    const type = checkExpression(operand, context)
    if (type === 'number' || type === 'decimal' || type === 'any' || type === 'null') continue
    const message = `arithmetic needs numbers; ${excerptOf(operand)} is ${described(type)}`
    context.report({ code: 'eql-type', message, span: operand.span })
  }
  return 'number'
}

function refuseZeroDivisor(
  node: EqlExpression & { readonly kind: 'arithmetic' },
  { report }: CheckContext,
): void {
  if (node.operator !== '/' && node.operator !== '%') return
  const divisor = constantOf(node.right)
  if (divisor?.value !== 0 || divisor.isDecimal) return
  report({ code: 'eql-division-by-zero', message: 'division by zero', span: node.right.span })
}

function checkComparison(node: EqlComparison, context: CheckContext): EqlType {
  const left = checkExpression(node.left, context)
  const right = checkExpression(node.right, context)
  if (left === 'date') expectDate(node.right, context)
  if (right === 'date') expectDate(node.left, context)
  const offender = fieldIn(node.right, context)
  if (fieldIn(node.left, context) !== undefined && offender !== undefined) {
    refuseFieldComparison(offender, node, context)
  }
  return 'boolean'
}

/** A text that stands against a date must be one; date maths would need a clock. */
function expectDate(node: EqlExpression, { report }: CheckContext): void {
  const value = constantOf(node)?.value
  if (typeof value !== 'string' || parseDateUnit(value) !== undefined) return
  const message = `${excerptOf(node)} is no date`
  const hint = 'write 2026-01-31, 2026-01-31T10:00:00Z or epoch milliseconds; now is not supported'
  report({ code: 'eql-date', message, hint, span: node.span })
}

function checkIn(node: EqlIn, context: CheckContext): EqlType {
  const type = checkExpression(node.value, context)
  for (const item of node.items) {
    const itemType = checkExpression(item, context)
    const offender = fieldIn(item, context)
    if (offender !== undefined) refuseFieldComparison(offender, node, context)
    if (type === 'date') expectDate(item, context)
    if (node.caseInsensitive && itemType !== 'string') {
      const message = `in~ compares text; ${excerptOf(item)} is none`
      context.report({ code: 'eql-type', message, span: item.span })
    }
  }
  if (node.caseInsensitive) expectText(node.value, { type, operator: 'in~' }, context)
  return 'boolean'
}

function checkMatch(node: EqlMatch, context: CheckContext): EqlType {
  const type = checkExpression(node.value, context)
  expectText(node.value, { type, operator: node.operator }, context)
  for (const pattern of node.patterns) {
    if (typeof pattern.value !== 'string') {
      const message = `"${node.operator}" takes patterns in double quotes`
      context.report({ code: 'eql-type', message, hint: 'use ==', span: pattern.span })
    } else if (node.operator === 'regex' || node.operator === 'regex~') {
      const translated = translateRegex(pattern.value)
      if ('source' in translated) continue
      const message = `not a regular expression: ${translated.problem}`
      context.report({ code: 'eql-regex', message, span: pattern.span })
    }
  }
  return 'boolean'
}

function expectText(
  node: EqlExpression,
  { type, operator }: { readonly type: EqlType; readonly operator: string },
  { report }: CheckContext,
): void {
  if (type === 'string' || type === 'any' || type === 'null') return
  const message = `"${operator}" needs text; ${excerptOf(node)} is ${described(type)}`
  const hint = 'use ==, or string(...) to make it text'
  report({ code: 'eql-type', message, hint, span: node.span })
}

function refuseFieldComparison(
  offender: EqlField,
  node: EqlComparison | EqlIn,
  { report }: CheckContext,
): void {
  const message = `a field cannot be compared with a field: ${offender.path} in ${excerptOf(node)}`
  const hint = 'one side must be constant; two fields may stand inside one function call'
  report({ code: 'eql-field-comparison', message, hint, span: offender.span })
}

/** The first field in an expression; an optional one that is unknown is the literal null and none. */
function fieldIn(node: EqlExpression, context: CheckContext): EqlField | undefined {
  switch (node.kind) {
    case 'literal':
      return undefined
    case 'field':
      return node.isOptional && isUnknownField(node, context.schema) ? undefined : node
    case 'call':
      return firstFieldIn(node.arguments, context)
    case 'sign':
    case 'not':
      return fieldIn(node.of, context)
    case 'arithmetic':
    case 'comparison':
      return firstFieldIn([node.left, node.right], context)
    case 'in':
      return firstFieldIn([node.value, ...node.items], context)
    case 'match':
      return fieldIn(node.value, context)
    case 'and':
    case 'or':
      return firstFieldIn(node.of, context)
    default:
      return unreachable(node)
  }
}

function firstFieldIn(
  nodes: readonly EqlExpression[],
  context: CheckContext,
): EqlField | undefined {
  for (const node of nodes) {
    const found = fieldIn(node, context)
    if (found !== undefined) return found
  }
  return undefined
}
