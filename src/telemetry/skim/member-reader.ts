import { PlainUtcReader } from '../../base/plain-utc.ts'
import { openBrace, quote } from '../json-bytes.ts'
import type { JsonWalker, TextSpan } from './json-walker.ts'
import { LastText } from './last-text.ts'

const minus = 0x2d
const digitZero = 0x30
const digitNine = 0x39
const letterT = 0x74
const letterN = 0x6e

const nowhere: TextSpan = { from: 0, to: 0 }

/** Reads the members that a walker has noted. */
export class MemberReader {
  readonly walker: JsonWalker
  readonly #times = new PlainUtcReader()
  #lastTexts = 0

  constructor(walker: JsonWalker) {
    this.walker = walker
  }

  /** A reader of texts that are mostly the same from record to record. */
  lastText(admits: (text: string) => boolean): LastText {
    return new LastText(this.walker, this.#lastTexts++, admits)
  }

  /** Is there such a member? */
  has(place: number): boolean {
    return this.walker.ends[place] !== 0
  }

  /** Is it there, and a text? */
  isText(place: number): boolean {
    return this.#firstByte(place) === quote
  }

  /** Is it there, and an object? */
  isObject(place: number): boolean {
    return this.#firstByte(place) === openBrace
  }

  /** Is it there, and a number? */
  isNumber(place: number): boolean {
    const byte = this.#firstByte(place)
    return byte === minus || (byte >= digitZero && byte <= digitNine)
  }

  /** Is it there, and `true`? */
  isTrue(place: number): boolean {
    return this.#firstByte(place) === letterT
  }

  /** Is it absent, null, or a text of no characters? `textOf` of `base/json.ts` takes all of these for nothing. */
  isMissing(place: number): boolean {
    const byte = this.#firstByte(place)
    return byte === -1 || byte === letterN || (byte === quote && this.#isEmptyText(place))
  }

  #isEmptyText(place: number): boolean {
    const { begins, ends } = this.walker
    return (ends[place] ?? 0) - (begins[place] ?? 0) === 2
  }

  /** Where the text stands; empty where there is none. */
  span(place: number): TextSpan {
    if (!this.isText(place)) return nowhere
    const { begins, ends } = this.walker
    return { from: (begins[place] ?? 0) + 1, to: (ends[place] ?? 0) - 1 }
  }

  /** The same of the first of some members that is a text of some length. */
  firstSpan(places: readonly number[]): TextSpan {
    for (const place of places) {
      if (this.isText(place) && !this.#isEmptyText(place)) return this.span(place)
    }
    return nowhere
  }

  /** The text of a member, as far as it is admitted. */
  text(place: number, texts: LastText): string | undefined {
    if (!this.isText(place)) return undefined
    const { begins, ends } = this.walker
    return texts.read((begins[place] ?? 0) + 1, (ends[place] ?? 0) - 1)
  }

  /** Any text without escapes. */
  plainText({ from, to }: TextSpan): string | undefined {
    const text = this.walker.bytes.toString('latin1', from, to)
    return text === '' || text.includes('\\') ? undefined : text
  }

  /** A member that is a time in UTC, milliseconds. */
  time(place: number): number | undefined {
    if (!this.isText(place)) return undefined
    const { from, to } = this.span(place)
    return this.#times.read(this.walker.bytes, from, to)
  }

  /** The same of a column of a table: as in a record, or as BigQuery prints times. */
  columnTime(place: number): number | undefined {
    if (!this.isText(place)) return undefined
    const { from, to } = this.span(place)
    const { bytes } = this.walker
    return this.#times.readSpaced(bytes, from, to) ?? this.#times.read(bytes, from, to)
  }

  /** The byte that a value begins with, -1 where there is none. */
  #firstByte(place: number): number {
    const { bytes, begins, ends } = this.walker
    return ends[place] === 0 ? -1 : (bytes[begins[place] ?? 0] ?? -1)
  }
}
