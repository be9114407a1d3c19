import type { Literal } from '../query/query.ts'
import type { EqlExpression } from './ast.ts'

/** A value that stands in the text. */
export interface EqlConstant {
  readonly value: Literal
  readonly isDecimal: boolean
}

/** The constant that an expression is: a literal, or a number with a sign. */
export function constantOf(node: EqlExpression): EqlConstant | undefined {
  if (node.kind === 'literal') return { value: node.value, isDecimal: node.isDecimal }
  if (node.kind !== 'sign') return undefined
  const of = constantOf(node.of)
  if (of === undefined || typeof of.value !== 'number') return undefined
  // Zero keeps no sign: -0 would compare as unlike 0 in some places.
  const value = node.operator === '-' && of.value !== 0 ? -of.value : of.value
  return { value, isDecimal: of.isDecimal }
}
