import type { RuleSpan } from '../query/query.ts'
import { lexCondition, type Token } from './condition-lexer.ts'
import type { Problem, Report } from '../../base/report.ts'

/** A condition as written; names are not yet resolved. Offsets count in the whole file. */
export type Condition =
  | { readonly kind: 'search'; readonly name: string; readonly span: RuleSpan }
  | {
      readonly kind: 'selector'
      /** How many of the searches must hold: `1 of`, `any of`, `2 of`, `all of`. */
      readonly least: number | 'all'
      /** `them`, a name, or a name with `*`. */
      readonly target: string
      readonly span: RuleSpan
    }
  | { readonly kind: 'not'; readonly of: Condition; readonly span: RuleSpan }
  | {
      readonly kind: 'and' | 'or'
      readonly of: readonly Condition[]
      readonly span: RuleSpan
    }

/** A condition's text, and where each of its characters stands in the file. */
export interface ConditionText {
  readonly text: string
  readonly offsetOf: (index: number) => number
}

/** Parentheses and `not` deeper than this are refused: hostile input must not end the stack. */
const deepestNesting = 200

interface Operator {
  readonly kind: 'and' | 'or'
  /** How tightly it binds (sigma.md 6): of > not > and > or. */
  readonly power: number
}

const operators: readonly Operator[] = [
  { kind: 'or', power: 1 },
  { kind: 'and', power: 2 },
]
const notPower = 3

/** Parses a condition (sigma.md 6); `undefined` after an error, which is reported where it stands. */
export function parseCondition(source: ConditionText, report: Report): Condition | undefined {
  const place = (problem: Problem): Problem => ({ ...problem, at: source.offsetOf(problem.at) })
  const lexed = lexCondition(source.text)
  if ('code' in lexed) {
    report('error', place(lexed))
    return undefined
  }
  const parser = { source, tokens: lexed, position: 0, depth: 0 }
  const condition = parseExpression(parser, 0)
  const rest = parser.tokens[parser.position]
  const problem =
    'code' in condition ? condition : rest === undefined ? undefined : unexpected(parser, 'the end')
  if (problem !== undefined) report('error', place(problem))
  if ('code' in condition || problem !== undefined) return undefined
  for (const token of lexed) warnOfSpelling(token, { source, report })
  return condition
}

interface Parser {
  readonly source: ConditionText
  readonly tokens: readonly Token[]
  /** The next token, and how many calls are open: the two things that change. */
  position: number
  depth: number
}

/** A Pratt loop: takes operators as long as they bind tighter than `power`. */
function parseExpression(parser: Parser, power: number): Condition | Problem {
  if (++parser.depth > deepestNesting) return fault(parser, 'the condition is nested too deeply')
  let left = parsePrefix(parser)
  while (!('code' in left)) {
    const operator = operatorOf(parser.tokens[parser.position])
    if (operator === undefined || operator.power <= power) break
    left = parseChain(parser, left, operator)
  }
  parser.depth--
  return left
}

/** `a and b and c` is one node: a long chain must not become a deep tree. */
function parseChain(parser: Parser, first: Condition, operator: Operator): Condition | Problem {
  const of = [first]
  let end = first.span.end
  while (operatorOf(parser.tokens[parser.position])?.kind === operator.kind) {
    parser.position++
    const next = parseExpression(parser, operator.power)
    if ('code' in next) return next
    of.push(next)
    end = next.span.end
  }
  return { kind: operator.kind, of, span: { start: first.span.start, end } }
}

function parsePrefix(parser: Parser): Condition | Problem {
  const token = parser.tokens[parser.position]
  if (token === undefined || operatorOf(token) !== undefined) {
    return unexpected(parser, 'a search identifier')
  }
  if (token.word === '(') return parseGroup(parser)
  if (token.word === ')') return unexpected(parser, 'a search identifier')
  if (token.keyword === 'not') {
    parser.position++
    const of = parseExpression(parser, notPower)
    if ('code' in of) return of
    return { kind: 'not', of, span: { start: spanOf(parser, token).start, end: of.span.end } }
  }
  if (token.keyword === 'of') return unexpected(parser, 'a search identifier')
  return token.quantifier === undefined ? parseSearch(parser, token) : parseSelector(parser, token)
}

function parseGroup(parser: Parser): Condition | Problem {
  parser.position++
  const inner = parseExpression(parser, 0)
  if ('code' in inner) return inner
  if (parser.tokens[parser.position]?.word !== ')') return unexpected(parser, '")"')
  parser.position++
  return inner
}

function parseSearch(parser: Parser, token: Token): Condition | Problem {
  if (/[*.?]/.test(token.word)) {
    const hint = `write "1 of ${token.word}" or "all of ${token.word}"`
    return { ...fault(parser, `"${token.word}" is no search identifier`), hint }
  }
  parser.position++
  return { kind: 'search', name: token.word, span: spanOf(parser, token) }
}

function parseSelector(parser: Parser, token: Token): Condition | Problem {
  parser.position += 2
  const target = parser.tokens[parser.position]
  if (target === undefined || target.word === '(' || target.word === ')') {
    return unexpected(parser, '"them" or the name of searches')
  }
  parser.position++
  const span = { start: spanOf(parser, token).start, end: spanOf(parser, target).end }
  return { kind: 'selector', least: token.quantifier ?? 1, target: target.word, span }
}

function operatorOf(token: Token | undefined): Operator | undefined {
  return operators.find(({ kind }) => kind === token?.keyword)
}

function spanOf({ source }: Parser, token: Token): RuleSpan {
  const start = source.offsetOf(token.at)
  return { start, end: start + token.word.length }
}

function fault(parser: Parser, message: string): Problem {
  const at = parser.tokens[parser.position]?.at ?? parser.source.text.length
  return { code: 'sigma-condition', at, message }
}

function unexpected(parser: Parser, wanted: string): Problem {
  const found = parser.tokens[parser.position]?.word
  const what = found === undefined ? 'the condition ends' : `"${found}" stands`
  return fault(parser, `${what} where ${wanted} was expected`)
}

function warnOfSpelling(
  token: Token,
  { source, report }: { readonly source: ConditionText; readonly report: Report },
): void {
  const at = source.offsetOf(token.at)
  if (token.keyword !== undefined && token.keyword !== token.word) {
    const message = `the operator "${token.word}" is written in lower case`
    const hint = `write "${token.keyword}"`
    report('warning', { code: 'sigma-upper-case-operator', at, message, hint })
  }
  if (typeof token.quantifier === 'number' && token.quantifier > 1) {
    const message = `"${token.word} of" is not part of Sigma; other engines refuse it`
    report('warning', { code: 'sigma-quantifier', at, message })
  }
}
