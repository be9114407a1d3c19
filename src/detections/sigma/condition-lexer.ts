import type { Problem } from '../../base/report.ts'

/** A word or parenthesis of a condition. */
export interface Token {
  readonly word: string
  /** Index into the condition's text. */
  readonly at: number
  /** Set when the word is an operator, in lower case. */
  readonly keyword?: string
  /** Set when the word stands before `of`: how many of the searches must hold. */
  readonly quantifier?: number | 'all'
}

const keywords = ['and', 'or', 'not', 'of']
/** A word: an identifier, or a pattern of identifiers. */
const words = /[A-Za-z0-9_*?.-]+|[()]/y
const space = /\s*/y

/**
 * Cuts a condition into tokens, or says what cannot be read. Keywords are whole words, so
 * `and_filter`, `notfilter` and `android` are identifiers; `1`, `any` and `all` are quantifiers only
 * before `of`.
 */
export function lexCondition(text: string): readonly Token[] | Problem {
  const tokens: Token[] = []
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    words.lastIndex = at
    const word = words.exec(text)?.[0]
    if (word === undefined) return strangeCharacter(text, at)
    const keyword = keywords.find((one) => one === word.toLowerCase())
    tokens.push(keyword === undefined ? { word, at } : { word, at, keyword })
    at += word.length
  }
  return tokens.map((token, index) => {
    const quantifier = tokens[index + 1]?.keyword === 'of' ? quantifierOf(token.word) : undefined
    return quantifier === undefined ? token : { ...token, quantifier }
  })
}

function skipSpace(text: string, at: number): number {
  space.lastIndex = at
  return at + (space.exec(text)?.[0].length ?? 0)
}

function quantifierOf(word: string): number | 'all' | undefined {
  const lower = word.toLowerCase()
  if (lower === 'all') return 'all'
  if (lower === 'any') return 1
  return /^[1-9]\d{0,3}$/.test(word) ? Number(word) : undefined
}

function strangeCharacter(text: string, at: number): Problem {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const message = `the character "${character}" has no place in a condition`
  return { code: 'sigma-condition', at, message }
}
