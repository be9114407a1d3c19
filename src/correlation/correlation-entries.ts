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
    this.#eventReaders = query.members.map((member) => compileEventReader(query, member, options))
  }

  /** The entries of an event that satisfies some members: one for each group that any puts it in. */
  ofEvent(kept: KeptEvent, at: number, members: readonly number[]): GroupedEntry[] {
    const readings = members.flatMap((member) => {
      const reading = this.#eventReaders[member]?.(kept)
      return reading === undefined ? [] : [{ member, ...reading }]
    })
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

  #grouped(
    readings: readonly (MemberReading & { readonly member: number })[],
    base: Omit<Entry, 'members' | 'texts' | 'numbers'>,
  ): GroupedEntry[] {
    const byGroup = new Map<string, { group: ValueTuple; of: typeof readings }>()
    for (const reading of readings) {
      for (const group of reading.groups) {
        const of = [...(byGroup.get(group.id)?.of ?? []), reading]
        byGroup.set(group.id, { group, of })
      }
    }
    if (byGroup.size === 0) this.#onUnused('group')
    const entries = [...byGroup.values()].map(({ group, of }) => ({
      group,
      entry: {
        ...base,
        members: of.map(({ member }) => member),
        texts: [...new Set(of.flatMap(({ texts }) => texts))],
        // An event counts once: of several members' readings of its number, the first.
        numbers: of.find(({ numbers }) => numbers.length > 0)?.numbers ?? [],
      },
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

function textsAt(
  field: CorrelationMember['groupBy'][number],
  group: ValueTuple,
): readonly string[] {
  const text = field.kind === 'group' ? group.texts[field.place ?? -1] : undefined
  return text === undefined ? [] : [text]
}

function compileEventReader(
  { test }: CorrelationQuery,
  { groupBy, values }: CorrelationMember,
  { fields, onCut }: EntryReaderOptions,
): (kept: KeptEvent) => MemberReading {
  const groupsOf = compileTupleReader(readersOf(groupBy, fields), onCut)
  const readers = readersOf(values, fields)
  const tuplesOf = compileTupleReader(readers, onCut)
  const numberReaders = readers.map(compileNumberReader)
  return (kept) => ({
    groups: groupsOf(kept),
    texts: test.kind === 'distinct' ? tuplesOf(kept).map(({ id }) => id) : [],
    numbers: test.kind === 'distinct' ? [] : numberReaders.flatMap((read) => read(kept)),
  })
}

function readersOf(
  asked: CorrelationMember['groupBy'],
  fields: KeptFields,
): readonly KeptFieldReader[] {
  return asked.flatMap((one) => (one.kind === 'field' ? [fields.reader(one.field)] : []))
}
