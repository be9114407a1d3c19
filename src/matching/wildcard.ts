import type { PatternPart } from '../detections/query/query.ts'
import { foldCase } from './case-fold.ts'

/** Decides whether a whole text fits a pattern. */
export type TextTest = (text: string) => boolean

export interface PatternOptions {
  readonly caseSensitive: boolean
  /** Called for every comparison of a character; lets a test prove the bound on the cost. */
  readonly onStep?: () => void
}

/** One step of a pattern that has been cut into code points; `?` is `any one`. */
type Step = string | typeof anyOne
const anyOne = Symbol('any one')

/** A stretch of text and `?` between two `*`. */
type Segment = readonly Step[]

/**
 * Makes the test of a pattern. `*` is any run, also across line breaks; `?` is one code point. No
 * regular expression is used: the search goes once over the text per segment, so the cost is at most
 * the length of the text times the length of the pattern, whatever the text is.
 */
export function compilePattern(
  parts: readonly PatternPart[],
  { caseSensitive, onStep }: PatternOptions,
): TextTest {
  if (caseSensitive) return compileParts(mergeParts(parts), onStep)
  const test = compileFoldedPattern(parts, onStep)
  return (text) => test(foldCase(text))
}

/** The test of a pattern whose case does not matter, on texts that are folded already. */
export function compileFoldedPattern(parts: readonly PatternPart[], onStep?: () => void): TextTest {
  return compileParts(mergeParts(parts.map(foldPart)), onStep)
}

function compileParts(parts: readonly PatternPart[], onStep?: () => void): TextTest {
  return simpleTest(parts) ?? piecesTest(parts) ?? segmentsTest(segmentsOf(parts), onStep)
}

function foldPart(part: PatternPart): PatternPart {
  return 'text' in part ? { text: foldCase(part.text) } : part
}

/** Neighbouring texts become one, `**` becomes `*`, empty texts go: more patterns are simple ones. */
function mergeParts(parts: readonly PatternPart[]): readonly PatternPart[] {
  const merged: PatternPart[] = []
  for (const part of parts) {
    const before = merged.at(-1)
    if ('text' in part) {
      if (part.text === '') continue
      if (before !== undefined && 'text' in before) {
        merged.splice(-1, 1, { text: before.text + part.text })
        continue
      }
    } else if (part.any === 'run' && before !== undefined && 'any' in before) {
      if (before.any === 'run') continue
    }
    merged.push(part)
  }
  return merged
}

/** The shapes that almost every rule has need no segments: equal, starts, ends, contains, anything. */
function simpleTest(parts: readonly PatternPart[]): TextTest | undefined {
  const shape = parts
    .map((part) => ('text' in part ? 't' : part.any === 'run' ? '*' : '?'))
    .join('')
  const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []))
  const text = texts[0] ?? ''
  switch (shape) {
    case '':
      return (value) => value === ''
    case 't':
      return (value) => value === text
    case '*':
      return () => true
    case 't*':
      return (value) => value.startsWith(text)
    case '*t':
      return (value) => value.endsWith(text)
    case '*t*':
      return (value) => value.includes(text)
    default:
      return undefined
  }
}

/** Texts between `*` without any `?`: the engine's own search finds them, one after the other. */
function piecesTest(parts: readonly PatternPart[]): TextTest | undefined {
  const pieces = ['']
  for (const part of parts) {
    if ('text' in part) pieces.splice(-1, 1, part.text)
    else if (part.any === 'run') pieces.push('')
    else return undefined
  }
  const [first = '', ...others] = pieces
  const last = others.pop() ?? ''
  const shortest = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return (text) => {
    if (text.length < shortest || !text.startsWith(first) || !text.endsWith(last)) return false
    const end = text.length - last.length
    let from = first.length
    for (const piece of others) {
      const found = text.indexOf(piece, from)
      if (found < 0 || found + piece.length > end) return false
      from = found + piece.length
    }
    return true
  }
}

function segmentsOf(parts: readonly PatternPart[]): readonly Segment[] {
  const segments: Step[][] = [[]]
  for (const part of parts) {
    if ('text' in part) segments.at(-1)?.push(...Array.from(part.text))
    else if (part.any === 'one') segments.at(-1)?.push(anyOne)
    else segments.push([])
  }
  return segments
}

/**
 * The first segment stands at the start and the last at the end; each one between is taken at its
 * first fit, which is never worse than a later one.
 */
function segmentsTest(segments: readonly Segment[], onStep?: () => void): TextTest {
  const [first = [], ...others] = segments
  const last = others.pop()
  const fits = fitTest(onStep)
  const shortest = segments.reduce((sum, segment) => sum + segment.length, 0)
  return (text) => {
    const characters = Array.from(text)
    if (characters.length < shortest) return false
    if (last === undefined) return characters.length === first.length && fits(characters, first, 0)
    const end = characters.length - last.length
    if (!fits(characters, first, 0) || !fits(characters, last, end)) return false
    let from = first.length
    for (const segment of others) {
      while (from + segment.length <= end && !fits(characters, segment, from)) from++
      if (from + segment.length > end) return false
      from += segment.length
    }
    return from <= end
  }
}

/** Does the segment stand at this place of the text? */
type FitTest = (characters: readonly string[], segment: Segment, at: number) => boolean

function fitTest(onStep: (() => void) | undefined): FitTest {
  return (characters, segment, at) => {
    for (let index = 0; index < segment.length; index++) {
      onStep?.()
      const step = segment[index]
      if (step !== anyOne && step !== characters[at + index]) return false
    }
    return true
  }
}
