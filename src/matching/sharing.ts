import type { JsonValue } from '../base/json.ts'
import type { FieldReference, Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { foldCase } from './case-fold.ts'
import { compileFieldReader, documentLeaves, type FieldReader } from './field-values.ts'
import { valueText } from './value-text.ts'

/** Decides about one event. */
export type EventTest = (event: Event) => boolean

/** What a rule sees of one field of an event. */
export interface FieldSlot {
  readonly values: FieldReader
  /** The values as text with their case folded; values without text are left out. */
  readonly folded: (event: Event) => readonly string[]
}

/** What keywords see of a document. */
export interface LeafSlot extends FieldSlot {
  /** All its leaves as one folded text, with {@link leafBreak} between them. */
  readonly joined: (event: Event) => string
}

/** Stands between the leaves of a document; a text without it is never found across two of them. */
export const leafBreak = '\u0000'

/**
 * What the tests of many rules have in common (sigma.md 16: hash-consing and slots). The same part of
 * two rules is one test and the same field one slot; each remembers its answer for the event that was
 * asked about last, so it is worked out once per event however many rules ask.
 */
export interface Sharing {
  readonly test: (predicate: Predicate, make: () => EventTest) => EventTest
  readonly slot: (field: FieldReference) => FieldSlot
  /** The scalar leaves of a document, as keywords see them. */
  readonly leaves: (document: 'ecs' | 'native') => LeafSlot
}

/** Begins to share; for rules that are asked about the same events in turn. */
export function createSharing(): Sharing {
  const tests = new Map<string, EventTest>()
  const slots = new Map<string, FieldSlot>()
  const remembering = createMemory()
  const leaves = { ecs: leafSlot('ecs', remembering), native: leafSlot('native', remembering) }
  return {
    test: (predicate, make) => known(tests, keyOf(predicate), () => remembering(make())),
    slot: (field) => {
      return known(slots, keyOf(field), () => slotOf(compileFieldReader(field), remembering))
    },
    leaves: (document) => leaves[document],
  }
}

/** Nothing in common: for a single condition. */
export const noSharing: Sharing = {
  test: (_, make) => make(),
  slot: (field) => unremembered(compileFieldReader(field)),
  leaves: (document) => {
    const read = leafReader(document)
    return { ...unremembered(read), joined: (event) => joinedTexts(read(event)) }
  },
}

function known<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const before = all.get(key)
  if (before !== undefined) return before
  const made = make()
  all.set(key, made)
  return made
}

/** The same for nodes that differ only in their place in a rule. */
function keyOf(node: Predicate | FieldReference): string {
  return JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value))
}

/** Makes work remember its answer for the event that was asked about last. */
type Memory = <Answer>(work: (event: Event) => Answer) => (event: Event) => Answer

/**
 * Events are immutable, so the answer for the same event is the same. The event stands in one place for
 * all answers: were it kept with each, thousands of rules would keep thousands of events from being freed.
 */
function createMemory(): Memory {
  let last: Event | undefined
  let turn = 0
  return <Answer>(work: (event: Event) => Answer) => {
    let answeredIn = 0
    let answer: Answer
    return (event) => {
      if (event !== last) {
        last = event
        turn++
      }
      if (answeredIn !== turn) {
        answer = work(event)
        answeredIn = turn
      }
      return answer
    }
  }
}

function slotOf(read: FieldReader, remembering: Memory): FieldSlot {
  const values = remembering(read)
  return { values, folded: remembering((event) => foldedTexts(values(event))) }
}

function unremembered(values: FieldReader): FieldSlot {
  return { values, folded: (event) => foldedTexts(values(event)) }
}

function leafSlot(document: 'ecs' | 'native', remembering: Memory): LeafSlot {
  const slot = slotOf(leafReader(document), remembering)
  return { ...slot, joined: remembering((event) => joinedTexts(slot.values(event))) }
}

function leafReader(document: 'ecs' | 'native'): FieldReader {
  return (event) => documentLeaves(document === 'ecs' ? event.document : event.native)
}

/** Folded as a whole: folding goes by single characters, so the parts fold as they would alone. */
function joinedTexts(values: readonly JsonValue[]): string {
  return foldCase(values.map((value) => valueText(value) ?? '').join(leafBreak))
}

const noTexts: readonly string[] = []

function foldedTexts(values: readonly JsonValue[]): readonly string[] {
  const [only] = values
  if (only === undefined) return noTexts
  if (values.length === 1) {
    const text = valueText(only)
    return text === undefined ? noTexts : [foldCase(text)]
  }
  return values.map(valueText).flatMap((text) => (text === undefined ? [] : [foldCase(text)]))
}
