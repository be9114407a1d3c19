import type {
  EqlArithmeticOperator,
  EqlExpression,
  EqlField,
  EqlLiteral,
  EqlMatchOperator,
} from './ast.ts'
import { isArrayIndex } from './syntax-mistakes.ts'
import { fieldWords, type TokenCursor } from './token-cursor.ts'
import type { Token } from './token.ts'

// The productions are those of eql.md section 3, loosest first.

/** expr := or */
export function parseExpression(cursor: TokenCursor): EqlExpression {
  return cursor.nested(parseOr)
}

/** or := and ('or' and)* */
function parseOr(cursor: TokenCursor): EqlExpression {
  return parseList(cursor, 'or', parseAnd)
}

/** and := not ('and' not)* */
function parseAnd(cursor: TokenCursor): EqlExpression {
  return parseList(cursor, 'and', parseNot)
}

function parseList(
  cursor: TokenCursor,
  kind: 'and' | 'or',
  parsePart: (cursor: TokenCursor) => EqlExpression,
): EqlExpression {
  const { start } = cursor.peek()
  const first = parsePart(cursor)
  const of = [first]
  while (cursor.accept(kind) !== undefined) of.push(parsePart(cursor))
  return of.length === 1 ? first : { kind, of, span: { start, end: cursor.end } }
}

/** not := 'not' not | cmp */
function parseNot(cursor: TokenCursor): EqlExpression {
  const { start } = cursor.peek()
  if (cursor.accept('not') === undefined) return parseComparison(cursor)
  const of = cursor.nested(parseNot)
  return { kind: 'not', of, span: { start, end: cursor.end } }
}

/** cmp := add [('==' | '!=' | '<' | '<=' | '>' | '>=') add]; one only, comparisons do not chain */
function parseComparison(cursor: TokenCursor): EqlExpression {
  const { start } = cursor.peek()
  const left = parseSum(cursor)
  const operator = cursor.accept('==', '!=', '<=', '<', '>=', '>')
  if (operator === undefined) return left
  const right = parseSum(cursor)
  return { kind: 'comparison', operator, left, right, span: { start, end: cursor.end } }
}

/** add := mul (('+' | '-') mul)* */
function parseSum(cursor: TokenCursor): EqlExpression {
  return parseArithmetic(cursor, ['+', '-'], parseProduct)
}

/** mul := unary (('*' | '/' | '%') unary)* */
function parseProduct(cursor: TokenCursor): EqlExpression {
  return parseArithmetic(cursor, ['*', '/', '%'], parseUnary)
}

function parseArithmetic(
  cursor: TokenCursor,
  operators: readonly EqlArithmeticOperator[],
  parsePart: (cursor: TokenCursor) => EqlExpression,
): EqlExpression {
  const { start } = cursor.peek()
  let left = parsePart(cursor)
  for (;;) {
    const operator = cursor.accept(...operators)
    if (operator === undefined) return left
    cursor.countArithmetic()
    const right = parsePart(cursor)
    left = { kind: 'arithmetic', operator, left, right, span: { start, end: cursor.end } }
  }
}

/** unary := ('-' | '+') unary | primary [predicate] */
function parseUnary(cursor: TokenCursor): EqlExpression {
  const { start } = cursor.peek()
  const operator = cursor.accept('-', '+')
  if (operator === undefined) return parsePredicate(cursor, parsePrimary(cursor))
  const of = cursor.nested(parseUnary)
  return { kind: 'sign', operator, of, span: { start, end: cursor.end } }
}

/**
 * predicate := ['not'] ('in' | 'in~') '(' expr (',' expr)* ')'
 *            | (':' | 'like' | 'like~' | 'regex' | 'regex~') (const | '(' const (',' const)* ')')
 */
function parsePredicate(cursor: TokenCursor, value: EqlExpression): EqlExpression {
  const { start } = value.span
  const isNotIn = cursor.isAt('not') && (cursor.isAt('in', 1) || cursor.isAt('in~', 1))
  if (isNotIn) cursor.next()
  const membership = cursor.accept('in', 'in~')
  if (membership !== undefined) {
    const items = parseListInParentheses(cursor, parseExpression)
    const caseInsensitive = membership === 'in~'
    const span = { start, end: cursor.end }
    return { kind: 'in', value, items, caseInsensitive, negated: isNotIn, span }
  }
  const operator: EqlMatchOperator | undefined = cursor.accept(
    ':',
    'like',
    'like~',
    'regex',
    'regex~',
  )
  if (operator === undefined) return value
  const patterns = cursor.isAt('(')
    ? parseListInParentheses(cursor, expectConstant)
    : [expectConstant(cursor)]
  return { kind: 'match', operator, value, patterns, span: { start, end: cursor.end } }
}

/** '(' item (',' item)* ')' */
function parseListInParentheses<Item>(
  cursor: TokenCursor,
  parseItem: (cursor: TokenCursor) => Item,
): readonly Item[] {
  cursor.expect('(')
  const items = parseCommaList(cursor, parseItem)
  cursor.expect(')')
  return items
}

/** item (',' item)* */
export function parseCommaList<Item>(
  cursor: TokenCursor,
  parseItem: (cursor: TokenCursor) => Item,
): readonly Item[] {
  const items = [parseItem(cursor)]
  while (cursor.accept(',') !== undefined) items.push(parseItem(cursor))
  return items
}

/** primary := const | name | '?' name | FUNC '(' [expr (',' expr)*] ')' | '(' expr ')' */
function parsePrimary(cursor: TokenCursor): EqlExpression {
  const constant = acceptConstant(cursor)
  if (constant !== undefined) return constant
  if (cursor.accept('(') !== undefined) {
    const inner = parseExpression(cursor)
    cursor.expect(')')
    return inner
  }
  const token = cursor.peek()
  if (token.kind === 'name~' || (token.kind === 'name' && cursor.isAt('(', 1))) {
    return parseCall(cursor)
  }
  return parseField(cursor)
}

function parseCall(cursor: TokenCursor): EqlExpression {
  const { kind, text, start } = cursor.next()
  cursor.expect('(')
  const values = cursor.isAt(')') ? [] : parseCommaList(cursor, parseExpression)
  cursor.expect(')')
  const span = { start, end: cursor.end }
  return { kind: 'call', name: text, caseInsensitive: kind === 'name~', arguments: values, span }
}

/** ['?'] part ('.' part)*, where a part is a name or back-ticked */
function parseField(cursor: TokenCursor): EqlField {
  const { start } = cursor.peek()
  const isOptional = cursor.accept('?') !== undefined
  const parts = [parseNamePart(cursor)]
  while (cursor.accept('.') !== undefined) parts.push(parseNamePart(cursor))
  if (isArrayIndex(cursor)) cursor.fail()
  return { kind: 'field', path: parts.join('.'), isOptional, span: { start, end: cursor.end } }
}

function parseNamePart(cursor: TokenCursor): string {
  const token =
    cursor.acceptKind('name', fieldWords) ?? cursor.acceptKind('quoted-name', 'a back-ticked name')
  return token === undefined ? cursor.fail() : token.text
}

/** const := STRING | RAWSTRING | NUMBER | 'true' | 'false' | 'null' */
function acceptConstant(cursor: TokenCursor): EqlLiteral | undefined {
  const text = cursor.acceptKind('string', 'a string')
  if (text !== undefined) return literal(text.text, text)
  const number =
    cursor.acceptKind('integer', 'a number') ?? cursor.acceptKind('decimal', 'a number')
  if (number !== undefined) return numberLiteral(cursor, number)
  const token = cursor.peek()
  const word = cursor.accept('true', 'false', 'null')
  if (word === undefined) return undefined
  return literal(word === 'null' ? null : word === 'true', token)
}

function expectConstant(cursor: TokenCursor): EqlLiteral {
  return acceptConstant(cursor) ?? cursor.fail()
}

/** Whole numbers beyond a long are decimal ones (eql.md section 2). */
function numberLiteral(cursor: TokenCursor, token: Token): EqlLiteral {
  const value = Number(token.text)
  if (!Number.isFinite(value)) {
    const span = { start: token.start, end: token.end }
    cursor.refuse({ code: 'eql-number', message: 'the number is too large', span })
  }
  const isDecimal = token.kind === 'decimal' || BigInt(token.text) > 2n ** 63n - 1n
  return { ...literal(value, token), isDecimal }
}

function literal(value: EqlLiteral['value'], { start, end }: Token): EqlLiteral {
  return { kind: 'literal', value, isDecimal: false, span: { start, end } }
}
