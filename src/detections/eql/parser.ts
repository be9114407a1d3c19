import type { Diagnostic } from '../../base/diagnostic.ts'
import type { EqlPipe, EqlQuery, EqlSample, EqlSequence, EqlStatement } from './ast.ts'
import { EqlFaultError, faultDiagnostic } from './fault.ts'
import { lexEql } from './lexer.ts'
import { parseCommaList, parseExpression } from './parse-expression.ts'
import { parseFilter, parseKeys } from './parse-filter.ts'
import { parseMaxspan, parseStage } from './parse-stage.ts'
import { isRemovedPipe, removedPipeFault } from './removed-pipes.ts'
import { TokenCursor } from './token-cursor.ts'

/** What an EQL text without a name is called. */
export const unnamedQuery = '<query>'

/** Parses the whole grammar; a syntax error is the first and only diagnostic. */
export function parseEql(
  text: string,
  name: string = unnamedQuery,
): { readonly statement: EqlStatement } | { readonly diagnostics: readonly Diagnostic[] } {
  try {
    return { statement: parseStatement(new TokenCursor(lexEql(text))) }
  } catch (error) {
    if (!(error instanceof EqlFaultError)) throw error
    return { diagnostics: [faultDiagnostic(error.fault, { name, text })] }
  }
}

/** statement := query pipe* EOF */
function parseStatement(cursor: TokenCursor): EqlStatement {
  const query = parseQuery(cursor)
  const pipes: EqlPipe[] = []
  while (cursor.accept('|') !== undefined) pipes.push(parsePipe(cursor))
  if (cursor.acceptKind('end', 'the end') === undefined) cursor.fail()
  return { query, pipes }
}

/** query := sequence | sample | join (refused) | filter */
function parseQuery(cursor: TokenCursor): EqlQuery {
  if (cursor.isAt('sequence')) return parseSequence(cursor)
  if (cursor.isAt('sample')) return parseSample(cursor)
  if (cursor.isAt('join')) {
    const { start, end } = cursor.peek()
    cursor.refuse({
      code: 'eql-join',
      message: 'join is not implemented',
      hint: 'use sequence for an order in time, sample for none',
      span: { start, end },
    })
  }
  return parseFilter(cursor)
}

/**
 * sequence := 'sequence' ['by' keys] ['with' 'maxspan' '=' INT UNIT] term term* ['until' term]
 */
function parseSequence(cursor: TokenCursor): EqlSequence {
  const { start } = cursor.next()
  const by = parseKeys(cursor)
  const maxspan = cursor.accept('with') === undefined ? undefined : parseMaxspan(cursor)
  const stages = parseStages(cursor)
  const until = cursor.accept('until') === undefined ? undefined : parseStage(cursor)
  return { kind: 'sequence', by, maxspan, stages, until, span: { start, end: cursor.end } }
}

/** sample := 'sample' ['by' keys] term term+ */
function parseSample(cursor: TokenCursor): EqlSample {
  const { start } = cursor.next()
  const by = parseKeys(cursor)
  refuseSequenceWords(cursor)
  const stages = parseStages(cursor)
  refuseSequenceWords(cursor)
  return { kind: 'sample', by, stages, span: { start, end: cursor.end } }
}

function refuseSequenceWords(cursor: TokenCursor): void {
  if (!cursor.isAt('with') && !cursor.isAt('until')) return
  const { start, end, text } = cursor.peek()
  cursor.refuse({
    code: 'eql-sample',
    message: `a sample takes no ${text === 'with' ? 'maxspan' : text}`,
    hint: 'use a sequence when time matters',
    span: { start, end },
  })
}

function parseStages(cursor: TokenCursor): EqlSequence['stages'] {
  const stages = [parseStage(cursor)]
  while (cursor.isAt('[') || cursor.isAt('!')) stages.push(parseStage(cursor))
  return stages
}

/** pipe := '|' IDENT [expr (',' expr)*] */
function parsePipe(cursor: TokenCursor): EqlPipe {
  const { start } = cursor.peek()
  const name = cursor.acceptKind('name', 'the name of a pipe') ?? cursor.fail()
  const isBare = cursor.isAt('|') || cursor.peek().kind === 'end'
  const values = isBare ? [] : parseCommaList(cursor, parseExpression)
  if (isRemovedPipe(name.text) && cursor.peek().kind !== 'end' && !cursor.isAt('|')) {
    // `unique a b` of the other dialect: the pipe is what is wrong, not the missing comma.
    cursor.refuse(removedPipeFault(name.text, { start, end: name.end }))
  }
  return { name: name.text, arguments: values, span: { start, end: cursor.end } }
}
