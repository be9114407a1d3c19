import type { CorrelationMember, CorrelationQuery } from '../detections/query/query.ts'
import type { KeptEvent } from './kept-event.ts'
import type { KeptFieldReader, KeptFields } from './kept-fields.ts'
import { compileNumberReader, compileTupleReader, numbersOf, tupleOf } from './value-tuples.ts'
import type { ValueTuple } from './value-tuples.ts'
import type { GroupedEntry } from './window-run.ts'
import type { Entry } from './window-condition.ts'

/** A window that satisfied a correlation. */
export interface Firing {
  readonly group: ValueTuple
  /** Places of the contributing events among the kept ones, rising; at least one. */
  readonly events: readonly number[]
  /** Did the logs end before the window did? More events may still disprove it. */
  readonly isOpen: boolean
}

/** Why a match of a member is in no window. */
export type UnusedReason = 'group' | 'value'

/** What a match of one member is to the correlation. */
interface MemberReading {
  readonly member: number
  readonly groups: readonly ValueTuple[]
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
}

export interface EntryReaderOptions {
  readonly fields: KeptFields
  /** Called for an event with more values than are read. */
  readonly onCut: () => void
  readonly onUnused: (reason: UnusedReason) => void
}

/** Reads what a correlation counts. Calls `onUnused` for a match that has no group or no value. */
export class EntryReader {
  readonly #query: CorrelationQuery
  readonly #onUnused: (reason: UnusedReason) => void
  readonly #eventReaders: readonly ((kept: KeptEvent) => MemberReading)[]

  constructor(query: CorrelationQuery, options: EntryReaderOptions) {
    this.#query = query
    this.#onUnused = options.onUnused
    this.#eventReaders = query.members.map((_, member) =>
      compileEventReader(query, member, options),
    )
  }

  /** The entries of an event that satisfies some members: one for each group that any puts it in. */
  ofEvent(kept: KeptEvent, at: number, members: readonly number[]): GroupedEntry[] {
    const readings: MemberReading[] = []
    for (const member of members) {
      const read = this.#eventReaders[member]
      if (read !== undefined) readings.push(read(kept))
    }
    const base = { at, events: [at], time: kept.time, nanos: kept.nanos, isOpen: false }
    return this.#grouped(readings, base)
  }

  /** The same of a match of a nested correlation, whose moment is its last event's (point 11). */
  ofFiring(firing: Firing, member: number, last: KeptEvent): GroupedEntry[] {
    const { events, group, isOpen } = firing
    const { groupBy = [], values = [] } = this.#query.members[member] ?? {}
    const groupTexts = groupBy.flatMap((one) => textsAt(one, group))
    const valueTexts = values.flatMap((one) => textsAt(one, group))
    const reading = {
      member,
      groups: groupTexts.length === groupBy.length ? [tupleOf(groupTexts)] : [],
      texts: valueTexts.length === values.length ? [tupleOf(valueTexts).id] : [],
      numbers: valueTexts.flatMap(numbersOf),
    }
    const base = { at: events.at(-1) ?? 0, events, time: last.time, nanos: last.nanos, isOpen }
    return this.#grouped([reading], base)
  }

  #grouped(readings: readonly MemberReading[], place: EntryPlace): GroupedEntry[] {
    const grouped = byGroup(readings)
    if (grouped.length === 0) this.#onUnused('group')
    const entries = grouped.map(({ group, of }) => ({
      group,
      entry: entryOf(place, of),
    }))
    const usable = entries.filter(({ entry }) => this.#hasValue(entry))
    if (entries.length > 0 && usable.length === 0) this.#onUnused('value')
    return usable
  }

  /** What a test of values finds none in does not count for it (points 5 and 6). */
  #hasValue({ texts, numbers }: Entry): boolean {
    const { kind } = this.#query.test
    if (kind === 'distinct') return texts.length > 0
    return kind === 'sum' || kind === 'average' || kind === 'percentile' ? numbers.length > 0 : true
  }
}

/** Readings that put an event in the same group. */
interface GroupedReadings {
  readonly group: ValueTuple
  readonly of: readonly MemberReading[]
}

function byGroup(readings: readonly MemberReading[]): readonly GroupedReadings[] {
  const [only] = readings
  // The groups of one reading are different ones.
  if (only !== undefined && readings.length === 1) {
    return only.groups.map((group) => ({ group, of: readings }))
  }
  const found = new Map<string, GroupedReadings>()
  for (const reading of readings) {
    for (const group of reading.groups) {
      const of = [...(found.get(group.id)?.of ?? []), reading]
      found.set(group.id, { group, of })
    }
  }
  return [...found.values()]
}

/** An entry without what is counted of it. */
type EntryPlace = Omit<Entry, 'members' | 'texts' | 'numbers'>

/** Every kept event of every member comes by here; a literal is made ten times as fast as a spread. */
function entryOf(
  { at, events, time, nanos, isOpen }: EntryPlace,
  readings: readonly MemberReading[],
): Entry {
  const [only] = readings
  if (only !== undefined && readings.length === 1) {
    const { member, texts, numbers } = only
    return { at, events, time, nanos, isOpen, members: [member], texts, numbers }
  }
  const members = readings.map(({ member }) => member)
  const texts = [...new Set(readings.flatMap((reading) => reading.texts))]
  // An event counts once: of several members' readings of its number, the first.
  const numbers = readings.find((reading) => reading.numbers.length > 0)?.numbers ?? []
  return { at, events, time, nanos, isOpen, members, texts, numbers }
}

function textsAt(
  field: CorrelationMember['groupBy'][number],
  group: ValueTuple,
): readonly string[] {
  const text = field.kind === 'group' ? group.texts[field.place ?? -1] : undefined
  return text === undefined ? [] : [text]
}

function compileEventReader(
  { test, members }: CorrelationQuery,
  member: number,
  { fields, onCut }: EntryReaderOptions,
): (kept: KeptEvent) => MemberReading {
  const { groupBy = [], values = [] } = members[member] ?? {}
  const groupsOf = compileTupleReader(readersOf(groupBy, fields), onCut)
  const readers = readersOf(values, fields)
  if (test.kind === 'distinct') {
    const tuplesOf = compileTupleReader(readers, onCut)
    return (kept) => {
      const texts = tuplesOf(kept).map(({ id }) => id)
      return { member, groups: groupsOf(kept), texts, numbers: [] }
    }
  }
  const numberReaders = readers.map(compileNumberReader)
  return (kept) => {
    const numbers = numberReaders.flatMap((read) => read(kept))
    return { member, groups: groupsOf(kept), texts: [], numbers }
  }
}

function readersOf(
  asked: CorrelationMember['groupBy'],
  fields: KeptFields,
): readonly KeptFieldReader[] {
  return asked.flatMap((one) => (one.kind === 'field' ? [fields.reader(one.field)] : []))
}
