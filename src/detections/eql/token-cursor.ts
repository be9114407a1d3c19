import { didYouMean } from '../../base/did-you-mean.ts'
import { describeExpected } from './expectation.ts'
import { EqlFaultError, type EqlFault } from './fault.ts'
import { knownMistake } from './syntax-mistakes.ts'
import { describeToken, isKeyword, type Token, type Word } from './token.ts'

/** Deeper nesting is refused: the parser and its readers recurse. */
const deepestNesting = 150
/** `a + b + c` makes a tree as deep as it is long, so its length is bounded over the whole query. */
const mostArithmetic = 500

/**
 * Walks over the tokens of one text and keeps what would have been accepted at the place reached, so
 * that a syntax error can say what was expected. The parser never steps back, hence the furthest
 * place is the present one.
 */
export class TokenCursor {
  readonly #tokens: readonly Token[]
  #at = 0
  #expected = new Set<string>()
  #depth = 0
  #arithmetic = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** The token at the present place or some places after it. */
  peek(ahead = 0): Token {
    const index = Math.max(0, Math.min(this.#at + ahead, this.#tokens.length - 1))
    const token = this.#tokens[index]
    if (token === undefined) throw new TypeError('a token list ends with an end token')
    return token
  }

  /** The end of the token before the present place. */
  get end(): number {
    return this.peek(-1).end
  }

  next(): Token {
    const token = this.peek()
    this.#at++
    this.#expected = new Set()
    return token
  }

  /** Does this word stand at the present place? Does not count as an expectation. */
  isAt(word: Word, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'word' && token.text === word
  }

  /** Steps over the first of these words that stands here. */
  accept<One extends Word>(...words: readonly One[]): One | undefined {
    for (const word of words) {
      this.#expected.add(`"${word}"`)
      if (this.isAt(word)) {
        this.next()
        return word
      }
    }
    return undefined
  }

  expect(word: Word): Token {
    const token = this.peek()
    if (this.accept(word) === undefined) this.fail()
    return token
  }

  /** Steps over a token of this kind; `as` is what a message calls it. */
  acceptKind(kind: Token['kind'], as: string): Token | undefined {
    this.#expected.add(as)
    return this.peek().kind === kind ? this.next() : undefined
  }

  /** Refuses the token at the present place and says what was expected. */
  fail(...expected: readonly string[]): never {
    for (const one of expected) this.#expected.add(one)
    const token = this.peek()
    throw new EqlFaultError(knownMistake(this) ?? syntaxFault(token, [...this.#expected]))
  }

  refuse(fault: EqlFault): never {
    throw new EqlFaultError(fault)
  }

  /** Parses something that may hold another of its kind, within the bound on nesting. */
  nested<Node>(parse: (cursor: TokenCursor) => Node): Node {
    if (++this.#depth > deepestNesting) this.#refuseSize(`deeper than ${deepestNesting} levels`)
    const node = parse(this)
    this.#depth--
    return node
  }

  /** Counts an arithmetic operator of the query. */
  countArithmetic(): void {
    if (++this.#arithmetic > mostArithmetic) this.#refuseSize(`over ${mostArithmetic} operators`)
  }

  #refuseSize(why: string): never {
    const { start, end } = this.peek()
    this.refuse({
      code: 'eql-too-deep',
      message: `the query is too large: ${why}`,
      span: { start, end },
    })
  }
}

function syntaxFault(token: Token, expected: readonly string[]): EqlFault {
  return {
    code: 'eql-syntax',
    message: `unexpected ${describeToken(token)}${describeExpected(expected)}`,
    hint: hintFor(token, expected),
    span: { start: token.start, end: token.end },
  }
}

function hintFor(token: Token, expected: readonly string[]): string | undefined {
  if (token.kind === 'word' && isKeyword(token.text) && expected.includes(fieldWords)) {
    return `"${token.text}" is a keyword; a field of that name is written \`${token.text}\``
  }
  const words = expected.flatMap((one) => /^"([a-z~]+)"$/.exec(one)?.[1] ?? [])
  return token.kind === 'name' ? didYouMean(token.text, words) : undefined
}

/** What a message calls the place where a field may stand. */
export const fieldWords = 'a field'
