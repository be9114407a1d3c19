import type { EqlSpan, EqlStage, EqlUnit } from './ast.ts'
import type { EqlFault } from './fault.ts'
import { parseFilter, parseKeys } from './parse-filter.ts'
import type { TokenCursor } from './token-cursor.ts'
import type { Token } from './token.ts'

/** The units of a maxspan in milliseconds. */
export const unitMillis: Readonly<Record<EqlUnit, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** A stage may be repeated so often. */
const mostRuns = 100

/** term := ['!'] '[' filter ']' ['by' keys] ['with' 'runs' '=' INT] */
export function parseStage(cursor: TokenCursor): EqlStage {
  const { start } = cursor.peek()
  const isMissing = cursor.accept('!') !== undefined
  cursor.expect('[')
  const filter = parseFilter(cursor)
  cursor.expect(']')
  refuseFork(cursor)
  const by = parseKeys(cursor)
  const runs = cursor.accept('with') === undefined ? 1 : parseRuns(cursor)
  return { filter, isMissing, by, runs, span: { start, end: cursor.end } }
}

/** `[..] fork=true` of the older dialect (eql.md section 14). */
function refuseFork(cursor: TokenCursor): void {
  const token = cursor.peek()
  if (token.kind !== 'name' || token.text !== 'fork') return
  const hint = 'sequences that begin alike are told apart by their keys'
  refuseAt(cursor, { code: 'eql-fork', message: 'fork is not supported', hint }, token)
}

/** 'runs' '=' INT, from 1 to 100 */
function parseRuns(cursor: TokenCursor): number {
  const word = cursor.peek()
  if (word.kind !== 'name' || word.text !== 'runs') {
    refuseAt(cursor, { code: 'eql-runs', message: 'a stage takes only "with runs=..." here' }, word)
  }
  cursor.next()
  cursor.expect('=')
  const count = cursor.peek()
  const runs = count.kind === 'integer' ? Number(count.text) : 0
  if (runs < 1 || runs > mostRuns) {
    const message = `runs is a whole number from 1 to ${mostRuns}`
    refuseAt(cursor, { code: 'eql-runs', message }, count)
  }
  cursor.next()
  return runs
}

/** 'maxspan' '=' INT UNIT; 'by' comes before it */
export function parseMaxspan(cursor: TokenCursor): EqlSpan {
  if (cursor.peek().kind === 'name') {
    const { text } = cursor.peek()
    const message = `a sequence takes no "with ${text}", only maxspan`
    refuseAt(cursor, { code: 'eql-maxspan', message }, cursor.peek())
  }
  cursor.expect('maxspan')
  cursor.expect('=')
  const count = parseSpanCount(cursor)
  const unit = parseSpanUnit(cursor, count)
  if (cursor.isAt('by')) {
    const message = 'specify sequence [by] before [with], not after'
    refuseAt(cursor, { code: 'eql-by-after-with', message }, cursor.peek())
  }
  return { count, unit }
}

function parseSpanCount(cursor: TokenCursor): number {
  const token = cursor.peek()
  if (token.kind === 'decimal') {
    const message = `a maxspan of ${token.text} is not whole`
    const hint = 'use a smaller unit: 1500ms for 1.5s'
    refuseAt(cursor, { code: 'eql-maxspan', message, hint }, token)
  }
  const count = Number(token.text)
  if (token.kind !== 'integer' || count < 1 || count > Number.MAX_SAFE_INTEGER) {
    refuseAt(cursor, { code: 'eql-maxspan', message: 'a maxspan is positive, such as 5m' }, token)
  }
  cursor.next()
  return count
}

function parseSpanUnit(cursor: TokenCursor, count: number): EqlUnit {
  const token = cursor.peek()
  if (token.kind !== 'name') {
    const hint = `did you mean ${count}s?`
    refuseAt(cursor, { code: 'eql-maxspan', message: 'a maxspan needs a unit', hint }, token)
  }
  if (!isUnit(token.text)) {
    const message = `"${token.text}" is no unit of time`
    const hint = `the units are ${Object.keys(unitMillis).join(', ')}`
    refuseAt(cursor, { code: 'eql-maxspan', message, hint }, token)
  }
  cursor.next()
  return token.text
}

function isUnit(text: string): text is EqlUnit {
  return Object.hasOwn(unitMillis, text)
}

function refuseAt(cursor: TokenCursor, fault: Omit<EqlFault, 'span'>, token: Token): never {
  return cursor.refuse({ ...fault, span: { start: token.start, end: token.end } })
}
