import { unreachable } from '../base/assert.ts'
import { isJsonArray, isJsonObject, type JsonValue } from '../base/json.ts'
import type { FieldReference, Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { foldCase } from './case-fold.ts'
import { compileExpression } from './compile-expression.ts'
import { compileMatcher } from './compile-matcher.ts'
import { compileFieldReader, documentLeaves } from './field-values.ts'
import { valueText } from './value-text.ts'

/** Decides about one event. */
export type EventTest = (event: Event) => boolean

/** A predicate that is explained as one: `element` decides about parts of the event by itself. */
export type LeafPredicate = Exclude<Predicate, { readonly kind: 'and' | 'or' | 'not' }>

/** Makes the test of a predicate; `and` and `or` stop at the first part that settles them. */
export function compilePredicate(predicate: Predicate): EventTest {
  switch (predicate.kind) {
    case 'and': {
      const tests = predicate.of.map(compilePredicate)
      return (event) => tests.every((test) => test(event))
    }
    case 'or': {
      const tests = compileTextSets(predicate.of)
      return (event) => tests.some((test) => test(event))
    }
    case 'not': {
      const test = compilePredicate(predicate.of)
      return (event) => !test(event)
    }
    default:
      return compileLeaf(predicate)
  }
}

/** Makes the test of one leaf. */
export function compileLeaf(leaf: LeafPredicate): EventTest {
  switch (leaf.kind) {
    case 'constant':
      return () => leaf.value
    case 'field': {
      const read = compileFieldReader(leaf.field)
      const test = compileMatcher(leaf.matcher)
      return (event) => read(event).some((value) => test(value, event))
    }
    case 'presence':
      return compilePresence(leaf)
    case 'keyword': {
      const test = compileMatcher(leaf.matcher)
      return (event) => {
        const document = leaf.document === 'ecs' ? event.document : event.native
        return documentLeaves(document).some((value) => test(value, event))
      }
    }
    case 'element':
      return compileElement(leaf)
    case 'expression':
      return compileExpression(leaf.expression)
    default:
      return unreachable(leaf)
  }
}

/** Each element becomes a small event whose documents are the element (SEP 212). */
function compileElement(leaf: Predicate & { readonly kind: 'element' }): EventTest {
  const read = compileFieldReader(leaf.field)
  const test = compilePredicate(leaf.of)
  return (event) => {
    const values = read(event)
    const [only] = values
    const isEmpty = only === undefined || only === null || (isJsonArray(only) && !only.length)
    if (isEmpty && values.length < 2) return false
    const holds = (value: JsonValue): boolean => {
      const document = isJsonObject(value) ? value : { '.': value }
      return test({ ...event, document, native: document })
    }
    return leaf.quantifier === 'all' ? values.every(holds) : values.some(holds)
  }
}

/**
 * `present` is a value that is not null (an empty array has none); `null` is missing or null but not
 * `[]` (sigma.md D4, D7); `exists` is there at all (D10). EQL's `x == null` is not-present.
 */
function compilePresence(leaf: Predicate & { readonly kind: 'presence' }): EventTest {
  const read = compileFieldReader(leaf.field)
  switch (leaf.test) {
    case 'exists':
      return (event) => read(event).length > 0
    case 'present':
      return (event) =>
        read(event).some((value) => value !== null && !(isJsonArray(value) && value.length === 0))
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
function compileTextSets(parts: readonly Predicate[]): readonly EventTest[] {
  const groups = new Map<string, TextEquality[]>()
  const tests: EventTest[] = []
  for (const part of parts) {
    const equality = textEqualityOf(part)
    if (equality === undefined) {
      tests.push(compilePredicate(part))
      continue
    }
    const key = JSON.stringify([equality.caseSensitive, equality.field])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [equality])
    else group.push(equality)
  }
  return [...[...groups.values()].map(compileTextSet), ...tests]
}

function textEqualityOf(part: Predicate): TextEquality | undefined {
  if (part.kind !== 'field' || part.matcher.kind !== 'equals') return undefined
  const { value, caseSensitive } = part.matcher
  return typeof value === 'string' ? { field: part.field, text: value, caseSensitive } : undefined
}

function compileTextSet(group: readonly TextEquality[]): EventTest {
  const [first] = group
  if (first === undefined) return () => false
  const fold = first.caseSensitive ? (text: string): string => text : foldCase
  const texts = new Set(group.map(({ text }) => fold(text)))
  const read = compileFieldReader(first.field)
  return (event) =>
    read(event).some((value) => {
      const text = valueText(value)
      return text !== undefined && texts.has(fold(text))
    })
}
