import type { FieldReference, Predicate, RuleSpan } from '../query/query.ts'
import type { EqlComparison, EqlExpression } from './ast.ts'
import { referenceOf, type CompileContext } from './compile-context.ts'
import { compileExpression } from './compile-expression.ts'
import { constantOf, type EqlConstant } from './constant.ts'
import { equalityMatcher, orderMatcher } from './equality.ts'
import { signatureOf } from './functions.ts'

type CompileCondition = (node: EqlExpression, context: CompileContext) => Predicate

/**
 * The predicate of a comparison in the skeleton. `!=` is `not ==`; `== null` on a field asks whether
 * it is missing; `== true` on a test is that test and `== false` its negation, both two-valued
 * (eql.md section 4).
 */
export function compileComparison(
  comparison: EqlComparison,
  context: CompileContext,
  compileCondition: CompileCondition,
): Predicate {
  const node = constantRight(comparison)
  const { span } = node
  if (node.operator === '!=') {
    const of = compileComparison({ ...node, operator: '==' }, context, compileCondition)
    return { kind: 'not', of, span }
  }
  const constant = constantOf(node.right)
  if (node.operator === '==' && typeof constant?.value === 'boolean' && isTest(node.left)) {
    const test = compileCondition(node.left, context)
    return constant.value ? test : { kind: 'not', of: test, span }
  }
  const field = node.left.kind === 'field' ? referenceOf(node.left, context) : undefined
  const plain =
    field === undefined || constant === undefined
      ? undefined
      : plainComparison({ field, constant, operator: node.operator, span })
  return plain ?? { kind: 'expression', expression: compileExpression(node, context), span }
}

const flipped = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function constantRight(node: EqlComparison): EqlComparison {
  if (constantOf(node.left) === undefined || constantOf(node.right) !== undefined) return node
  return { ...node, operator: flipped[node.operator], left: node.right, right: node.left }
}

/** Is it true or false by itself, other than a boolean field, which may also be missing? */
function isTest(node: EqlExpression): boolean {
  switch (node.kind) {
    case 'comparison':
    case 'in':
    case 'match':
    case 'and':
    case 'or':
    case 'not':
      return true
    case 'call':
      return signatureOf(node.name)?.result === 'boolean'
    default:
      return false
  }
}

interface PlainComparison {
  readonly field: FieldReference
  readonly constant: EqlConstant
  readonly operator: '==' | '<' | '<=' | '>' | '>='
  readonly span: RuleSpan
}

function plainComparison(comparison: PlainComparison): Predicate | undefined {
  const { field, constant, operator, span } = comparison
  if (operator === '==' && constant.value === null) {
    return { kind: 'not', of: { kind: 'presence', field, test: 'present', span }, span }
  }
  const matcher =
    operator === '=='
      ? equalityMatcher(constant.value, field.type)
      : orderMatcher(operator, constant.value, field.type)
  return matcher === undefined ? undefined : { kind: 'field', field, matcher, span }
}
