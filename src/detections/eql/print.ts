import { unreachable } from '../../base/assert.ts'
import type {
  EqlExpression,
  EqlField,
  EqlFilter,
  EqlLiteral,
  EqlPipe,
  EqlQuery,
  EqlStage,
  EqlStatement,
} from './ast.ts'
import { isKeyword } from './token.ts'

/** Writes a statement as EQL text; parsing the text gives the same statement, spans aside. */
export function printEql({ query, pipes }: EqlStatement): string {
  return [printQuery(query), ...pipes.map(printPipe)].join('\n| ')
}

function printQuery(query: EqlQuery): string {
  switch (query.kind) {
    case 'filter':
      return printFilter(query)
    case 'sequence': {
      const { maxspan, until } = query
      const span = maxspan === undefined ? '' : ` with maxspan=${maxspan.count}${maxspan.unit}`
      const stages = query.stages.map((stage) => `\n  ${printStage(stage)}`).join('')
      const end = until === undefined ? '' : `\nuntil ${printStage(until)}`
      return `sequence${printKeys(query.by)}${span}${stages}${end}`
    }
    case 'sample':
      return `sample${printKeys(query.by)}${query.stages.map((stage) => `\n  ${printStage(stage)}`).join('')}`
    default:
      return unreachable(query)
  }
}

function printFilter({ category, where }: EqlFilter): string {
  return `${printCategory(category)} where ${printExpression(where)}`
}

function printCategory(category: string | undefined): string {
  if (category === undefined) return 'any'
  return isPlainName(category) ? category : printString(category)
}

function printStage({ filter, isMissing, by, runs }: EqlStage): string {
  const repeated = runs === 1 ? '' : ` with runs=${runs}`
  return `${isMissing ? '!' : ''}[${printFilter(filter)}]${printKeys(by)}${repeated}`
}

function printKeys(keys: readonly EqlExpression[]): string {
  return keys.length === 0 ? '' : ` by ${printList(keys)}`
}

function printPipe({ name, arguments: values }: EqlPipe): string {
  return values.length === 0 ? name : `${name} ${printList(values)}`
}

function printList(expressions: readonly EqlExpression[]): string {
  return expressions.map(printExpression).join(', ')
}

/** Loosest first; an operand that binds looser than its place is put in parentheses. */
const binding = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, primary: 8 }

/** Writes an expression; parentheses only where the grammar needs them. */
export function printExpression(node: EqlExpression): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node)
    case 'field':
      return printField(node)
    case 'call':
      return `${node.name}${node.caseInsensitive ? '~' : ''}(${printList(node.arguments)})`
    case 'sign':
      return `${node.operator}${within(node.of, binding.sign)}`
    case 'arithmetic': {
      const level = bindingOf(node)
      return `${within(node.left, level)} ${node.operator} ${within(node.right, level + 1)}`
    }
    case 'comparison': {
      const [left, right] = [within(node.left, binding.sum), within(node.right, binding.sum)]
      return `${left} ${node.operator} ${right}`
    }
    case 'in': {
      const word = `${node.negated ? 'not ' : ''}in${node.caseInsensitive ? '~' : ''}`
      return `${within(node.value, binding.primary)} ${word} (${printList(node.items)})`
    }
    case 'match': {
      const value = within(node.value, binding.primary)
      const [only, ...more] = node.patterns
      const single = only !== undefined && more.length === 0
      return `${value} ${node.operator} ${single ? printLiteral(only) : `(${printList(node.patterns)})`}`
    }
    case 'and':
    case 'or':
      return node.of.map((part) => within(part, binding[node.kind] + 1)).join(` ${node.kind} `)
    case 'not':
      return `not ${within(node.of, binding.not)}`
    default:
      return unreachable(node)
  }
}

/** The longest piece of a query that a message quotes. */
const longestExcerpt = 80

/** An expression as a message quotes it: lists may hold thousands of items. */
export function excerptOf(node: EqlExpression): string {
  const text = printExpression(node)
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt)}...`
}

function within(node: EqlExpression, level: number): string {
  const text = printExpression(node)
  return bindingOf(node) < level ? `(${text})` : text
}

function bindingOf(node: EqlExpression): number {
  switch (node.kind) {
    case 'arithmetic':
      return node.operator === '+' || node.operator === '-' ? binding.sum : binding.product
    case 'in':
    case 'match':
      return binding.sign
    case 'literal':
    case 'field':
    case 'call':
      return binding.primary
    default:
      return binding[node.kind]
  }
}

function printLiteral({ value, isDecimal }: EqlLiteral): string {
  if (typeof value === 'string') return printString(value)
  if (typeof value !== 'number') return String(value)
  if (!isDecimal) return String(BigInt(value))
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

function printField({ path, isOptional }: EqlField): string {
  const isPlain = path.split('.').every(isPlainName)
  return `${isOptional ? '?' : ''}${isPlain ? path : `\`${path.replaceAll('`', '``')}\``}`
}

function isPlainName(text: string): boolean {
  return /^[A-Za-z_@][A-Za-z0-9_]*$/.test(text) && !isKeyword(text)
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
}

function printString(text: string): string {
  return `"${text.replaceAll(/["\\\b\t\n\f\r]/g, (character) => escapes[character] ?? character)}"`
}
