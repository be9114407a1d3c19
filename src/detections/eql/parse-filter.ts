import type { EqlExpression, EqlFilter } from './ast.ts'
import { parseCommaList, parseExpression } from './parse-expression.ts'
import type { TokenCursor } from './token-cursor.ts'

/** filter := ('any' | IDENT | STRING | RAWSTRING) 'where' expr */
export function parseFilter(cursor: TokenCursor): EqlFilter {
  const { start } = cursor.peek()
  const category = parseCategory(cursor)
  cursor.expect('where')
  const where = parseExpression(cursor)
  return { kind: 'filter', category, where, span: { start, end: cursor.end } }
}

function parseCategory(cursor: TokenCursor): string | undefined {
  if (cursor.accept('any') !== undefined) return undefined
  const { kind, start, end } = cursor.peek()
  if (kind === 'quoted-name' || kind === 'integer' || kind === 'decimal') {
    cursor.refuse({
      code: 'eql-category',
      message: 'an event category is a name or a string in double quotes',
      span: { start, end },
    })
  }
  const token =
    cursor.acceptKind('name', 'an event category') ??
    cursor.acceptKind('string', 'an event category')
  return token === undefined ? cursor.fail() : token.text
}

/** ['by' keys], keys := expr (',' expr)* */
export function parseKeys(cursor: TokenCursor): readonly EqlExpression[] {
  return cursor.accept('by') === undefined ? [] : parseCommaList(cursor, parseExpression)
}
