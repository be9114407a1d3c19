import { unreachable } from '../base/assert.ts'
import { isJsonArray, isJsonObject, type JsonValue } from '../base/json.ts'
import type { FieldReference, Matcher, PatternPart, Predicate } from '../detections/query/query.ts'
import { foldCase } from './case-fold.ts'
import { compileExpression } from './compile-expression.ts'
import { compileMatcher } from './compile-matcher.ts'
import { compareCost } from './predicate-cost.ts'
import { type EventTest, type FieldSlot, leafBreak, noSharing, type Sharing } from './sharing.ts'
import { valueText } from './value-text.ts'
import { compileFoldedPattern, type TextTest } from './wildcard.ts'

export type { EventTest }

/** A predicate that is explained as one: `element` decides about parts of the event by itself. */
export type LeafPredicate = Exclude<Predicate, { readonly kind: 'and' | 'or' | 'not' }>

/**
 * Makes the test of a predicate; `and` and `or` ask the cheapest part first and stop at the first that
 * settles them. Tests made with the same sharing have their parts in common.
 */
export function compilePredicate(predicate: Predicate, sharing: Sharing = noSharing): EventTest {
  switch (predicate.kind) {
    case 'and':
      return every(
        predicate.of.toSorted(compareCost).map((part) => compilePredicate(part, sharing)),
      )
    case 'or':
      return sharing.test(predicate, () => some(compileAlternatives(predicate.of, sharing)))
    case 'not': {
      const test = compilePredicate(predicate.of, sharing)
      return (event) => !test(event)
    }
    default:
      return sharing.test(predicate, () => compileLeaf(predicate, sharing))
  }
}

/** The same, compiled when it is first asked: most rules of a large folder are about logs that never come. */
export function compileWhenAsked(predicate: Predicate, sharing: Sharing): EventTest {
  let test: EventTest | undefined
  return (event) => {
    test ??= compilePredicate(predicate, sharing)
    return test(event)
  }
}

function every(tests: readonly EventTest[]): EventTest {
  const [first, second] = tests
  if (first !== undefined && tests.length === 1) return first
  if (first !== undefined && second !== undefined && tests.length === 2) {
    return (event) => first(event) && second(event)
  }
  return (event) => {
    for (const test of tests) if (!test(event)) return false
    return true
  }
}

function some(tests: readonly EventTest[]): EventTest {
  const [only] = tests
  if (only !== undefined && tests.length === 1) return only
  return (event) => {
    for (const test of tests) if (test(event)) return true
    return false
  }
}

/** Makes the test of one leaf. */
export function compileLeaf(leaf: LeafPredicate, sharing: Sharing = noSharing): EventTest {
  switch (leaf.kind) {
    case 'constant':
      return () => leaf.value
    case 'field':
      return compileMatch(sharing.slot(leaf.field), leaf.matcher)
    case 'presence':
      return compilePresence(leaf, sharing)
    case 'keyword':
      return compileKeyword(leaf, sharing)
    case 'element':
      return compileElement(leaf, sharing)
    case 'expression':
      return compileExpression(leaf.expression)
    default:
      return unreachable(leaf)
  }
}

/** A text that may stand anywhere in any leaf, as keywords do, is looked for in all at once. */
function compileKeyword(
  { document, matcher }: Predicate & { readonly kind: 'keyword' },
  sharing: Sharing,
): EventTest {
  const slot = sharing.leaves(document)
  const text = matcher.kind === 'pattern' ? containedText(matcher) : undefined
  if (text === undefined) return compileMatch(slot, matcher)
  return (event) => slot.joined(event).includes(text)
}

/** The folded text of `*text*`; `undefined` for other patterns. */
function containedText(matcher: Matcher & { readonly kind: 'pattern' }): string | undefined {
  const [before, inside, after, ...more] = matcher.parts
  if (matcher.caseSensitive || more.length > 0 || inside === undefined) return undefined
  if (!isRun(before) || !isRun(after) || !('text' in inside)) return undefined
  return inside.text.includes(leafBreak) || inside.text === '' ? undefined : foldCase(inside.text)
}

function isRun(part: PatternPart | undefined): boolean {
  return part !== undefined && 'any' in part && part.any === 'run'
}

/** Some value satisfies the matcher; texts whose case does not matter are folded once per event. */
function compileMatch({ values, folded }: FieldSlot, matcher: Matcher): EventTest {
  const onFolded = foldedTest(matcher)
  if (onFolded !== undefined) {
    return (event) => {
      for (const text of folded(event)) if (onFolded(text)) return true
      return false
    }
  }
  const test = compileMatcher(matcher)
  return (event) => {
    for (const value of values(event)) if (test(value, event)) return true
    return false
  }
}

/** The same as {@link compileMatcher} on text that is folded; `undefined` where case matters. */
function foldedTest(matcher: Matcher): TextTest | undefined {
  if (matcher.kind === 'pattern' && !matcher.caseSensitive) {
    return compileFoldedPattern(matcher.parts)
  }
  if (matcher.kind !== 'equals' || typeof matcher.value !== 'string') return undefined
  if (matcher.caseSensitive) return undefined
  const wanted = foldCase(matcher.value)
  return (text) => text === wanted
}

/** Each element becomes a small event whose documents are the element (SEP 212). */
function compileElement(
  leaf: Predicate & { readonly kind: 'element' },
  sharing: Sharing,
): EventTest {
  const { values } = sharing.slot(leaf.field)
  const test = compilePredicate(leaf.of)
  return (event) => {
    const found = values(event)
    const elements = found.length === 1 && found.every(isNothing) ? [] : found
    const holds = (element: JsonValue): boolean => {
      const document = isJsonObject(element) ? element : { '.': element }
      return test({ ...event, document, native: document })
    }
    return leaf.quantifier === 'all'
      ? elements.length > 0 && elements.every(holds)
      : elements.some(holds)
  }
}

function isNothing(value: JsonValue): boolean {
  return value === null || (isJsonArray(value) && value.length === 0)
}

/**
 * `present` is a value that is not null (an empty array has none); `null` is missing or null but not
 * `[]` (sigma.md D4, D7); `exists` is there at all (D10). EQL's `x == null` is not-present.
 */
function compilePresence(
  leaf: Predicate & { readonly kind: 'presence' },
  sharing: Sharing,
): EventTest {
  const read = sharing.slot(leaf.field).values
  switch (leaf.test) {
    case 'exists':
      return (event) => read(event).length > 0
    case 'present':
      return (event) => read(event).some((value) => !isNothing(value))
    case 'null':
      return (event) => {
        const values = read(event)
        return values.length === 0 || values.includes(null)
      }
    default:
      return unreachable(leaf.test)
  }
}

/** A field that must equal a text, the commonest leaf of all. */
interface TextEquality {
  readonly field: FieldReference
  readonly text: string
  readonly caseSensitive: boolean
}

/**
 * The tests of the parts of an `or`. Equalities of one field with texts become a single look-up:
 * rules list up to thousands of them.
 */
function compileAlternatives(parts: readonly Predicate[], sharing: Sharing): readonly EventTest[] {
  const groups = new Map<string, TextEquality[]>()
  const others: Predicate[] = []
  for (const part of parts) {
    const equality = textEqualityOf(part)
    if (equality === undefined) {
      others.push(part)
      continue
    }
    const key = JSON.stringify([equality.caseSensitive, equality.field])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [equality])
    else group.push(equality)
  }
  const tests = others.toSorted(compareCost).map((part) => compilePredicate(part, sharing))
  return [...[...groups.values()].map((group) => compileTextSet(group, sharing)), ...tests]
}

function textEqualityOf(part: Predicate): TextEquality | undefined {
  if (part.kind !== 'field' || part.matcher.kind !== 'equals') return undefined
  const { value, caseSensitive } = part.matcher
  return typeof value === 'string' ? { field: part.field, text: value, caseSensitive } : undefined
}

function compileTextSet(group: readonly TextEquality[], sharing: Sharing): EventTest {
  const [first] = group
  if (first === undefined) return () => false
  const { values, folded } = sharing.slot(first.field)
  if (!first.caseSensitive) {
    const texts = new Set(group.map(({ text }) => foldCase(text)))
    return (event) => {
      for (const text of folded(event)) if (texts.has(text)) return true
      return false
    }
  }
  const texts = new Set(group.map(({ text }) => text))
  return (event) =>
    values(event).some((value) => {
      const text = valueText(value)
      return text !== undefined && texts.has(text)
    })
}
