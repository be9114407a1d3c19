import { didYouMean } from '../../base/did-you-mean.ts'
import { parseBlock } from '../query/ip-block.ts'
import type { EqlCall, EqlExpression } from './ast.ts'
import type { CheckContext } from './check-context.ts'
import { constantOf } from './constant.ts'
import {
  eqlFunctions,
  removedFunctions,
  signatureOf,
  type EqlFunctionSignature,
  type EqlParameter,
  type EqlType,
} from './functions.ts'
import { excerptOf } from './print.ts'

/** Checks a call: the name, the `~`, the number of arguments and what they are. */
export function checkCall(
  node: EqlCall,
  context: CheckContext,
  checkArgument: (node: EqlExpression, context: CheckContext) => EqlType,
): EqlType {
  const types = node.arguments.map((one) => checkArgument(one, context))
  const signature = signatureOf(node.name)
  if (signature === undefined) {
    refuseUnknown(node, context)
    return 'any'
  }
  if (node.caseInsensitive && signature.allowsTilde !== true) refuseTilde(signature, node, context)
  if (!isArityRight(signature, node.arguments.length)) refuseArity(signature, node, context)
  for (const [index, argument] of node.arguments.entries()) {
    const parameter = signature.parameters[index] ?? signature.parameters.at(-1)
    if (parameter === undefined) continue
    checkParameter({ argument, parameter, type: types[index] ?? 'any', signature }, context)
  }
  refuseZeroDivisor(node, context)
  return signature.result
}

function refuseUnknown(node: EqlCall, { report }: CheckContext): void {
  const removed = removedFunctions.get(node.name.toLowerCase())
  const { span } = node
  if (removed !== undefined) {
    const message = `the function "${node.name}" is gone from the language`
    report({ code: 'eql-removed-function', message, hint: removed, span })
    return
  }
  const hint = didYouMean(
    node.name,
    eqlFunctions.map((one) => one.name),
  )
  report({ code: 'eql-unknown-function', message: `no function "${node.name}"`, hint, span })
}

function refuseTilde(
  { name }: EqlFunctionSignature,
  { span }: EqlCall,
  { report }: CheckContext,
): void {
  const allowed = eqlFunctions.flatMap((one) => (one.allowsTilde === true ? [one.name] : []))
  const hint = `only ${allowed.join(', ')} have a ~ form`
  report({ code: 'eql-tilde', message: `"${name}~" does not exist`, hint, span })
}

function isArityRight(signature: EqlFunctionSignature, count: number): boolean {
  const most = signature.isVariadic === true ? Infinity : signature.parameters.length
  return count >= signature.required && count <= most
}

function refuseArity(
  { name, required, parameters, isVariadic }: EqlFunctionSignature,
  node: EqlCall,
  { report }: CheckContext,
): void {
  const most = parameters.length
  const exact = most === required ? String(required) : `${required} to ${most}`
  const wanted = isVariadic === true ? `at least ${required}` : exact
  const noun = wanted === '1' || wanted === 'at least 1' ? 'argument' : 'arguments'
  const message = `"${name}" expects ${wanted} ${noun}, found ${node.arguments.length}`
  report({ code: 'eql-arity', message, span: node.span })
}

interface ParameterCheck {
  readonly argument: EqlExpression
  readonly parameter: EqlParameter
  readonly type: EqlType
  readonly signature: EqlFunctionSignature
}

function checkParameter(check: ParameterCheck, { report }: CheckContext): void {
  const { argument, parameter, type, signature } = check
  const shown = excerptOf(argument)
  const constant = constantOf(argument)
  if (parameter.isConstant === true && constant === undefined) {
    const message = `"${signature.name}" needs a constant here; ${shown} is none`
    report({ code: 'eql-constant', message, span: argument.span })
  } else if (parameter.type === 'block') {
    if (typeof constant?.value === 'string' && parseBlock(constant.value) !== undefined) return
    const message = `${shown} is no block of addresses such as "10.0.0.0/8"`
    report({ code: 'eql-block', message, span: argument.span })
  } else if (!isSuitable(type, parameter.type)) {
    const wanted = parameter.type === 'string' ? 'text' : `a value of type ${parameter.type}`
    const message = `"${signature.name}" needs ${wanted}; ${shown} is of type ${type}`
    const hint = parameter.type === 'string' ? 'string(...) makes text of anything' : undefined
    report({ code: 'eql-type', message, hint, span: argument.span })
  }
}

function isSuitable(type: EqlType, wanted: EqlParameter['type']): boolean {
  if (type === 'any' || type === 'null' || wanted === 'any' || type === wanted) return true
  return (wanted === 'number' && type === 'decimal') || (wanted === 'ip' && type === 'string')
}

function refuseZeroDivisor(node: EqlCall, { report }: CheckContext): void {
  if (!['divide', 'modulo'].includes(node.name.toLowerCase())) return
  const [, divisor] = node.arguments
  const constant = divisor === undefined ? undefined : constantOf(divisor)
  if (divisor === undefined || constant?.value !== 0 || constant.isDecimal) return
  report({ code: 'eql-division-by-zero', message: 'division by zero', span: divisor.span })
}
