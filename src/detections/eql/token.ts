/** Words that are no field names unless back-ticked; lower case only (eql.md section 2). */
export const keywords = [
  'and',
  'any',
  'by',
  'false',
  'in',
  'join',
  'like',
  'maxspan',
  'not',
  'null',
  'of',
  'or',
  'regex',
  'sample',
  'sequence',
  'true',
  'until',
  'where',
  'with',
] as const

/** Longest first, so that the first that fits is the one. */
export const symbols = [
  '==',
  '!=',
  '<=',
  '>=',
  '<',
  '>',
  ':',
  '+',
  '-',
  '*',
  '/',
  '%',
  '(',
  ')',
  '[',
  ']',
  ',',
  '.',
  '|',
  '!',
  '=',
  '?',
] as const

export type Keyword = (typeof keywords)[number]
export type Symbol = (typeof symbols)[number]

/** One word of an EQL text with its UTF-16 offsets. */
export interface Token {
  /**
   * `word` is a keyword or symbol, told by its `text`; `name~` a function name with its tilde glued
   * on; `integer` a number without point and exponent.
   */
  readonly kind:
    'word' | 'name' | 'quoted-name' | 'name~' | 'string' | 'integer' | 'decimal' | 'end'
  /** As written; of strings and back-ticked names what they stand for; without the tilde. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `in`, `like` and `regex` may carry a tilde and are then words of their own. */
export type Word = Keyword | Symbol | 'in~' | 'like~' | 'regex~'

const keywordSet: ReadonlySet<string> = new Set(keywords)

export function isKeyword(text: string): boolean {
  return keywordSet.has(text)
}

/** How a message calls a token. */
export function describeToken(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'the end of the query'
    case 'string':
      return `the string ${JSON.stringify(token.text)}`
    case 'integer':
    case 'decimal':
      return `the number ${token.text}`
    case 'name~':
      return `"${token.text}~"`
    default:
      return `"${token.text}"`
  }
}
