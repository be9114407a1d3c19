import { assert } from '../base/assert.ts'
import type { Literal, SequenceQuery } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { AbsenceCheck, type Verdict } from './absence.ts'
import { compileKeyReader, type KeyReader, type KeyValues } from './join-keys.ts'
import { compareMoments, isLongerThan, type KeptEvent, type Moment } from './kept-event.ts'
import type { KeptFields } from './kept-fields.ts'
import type { StateCap } from './state-cap.ts'

/** A sequence that satisfies a query. */
export interface FoundSequence {
  readonly joinKeys: readonly Literal[]
  /** One for each stage, runs written out; null for a missing event. */
  readonly events: readonly (Event | null)[]
  /** Did the input end before an absence at its end was over? It may still be disproved. */
  readonly isWindowOpen: boolean
}

/** The events of a sequence so far, the newest first; sequences that begin alike share the rest. */
interface PartialSequence {
  readonly key: KeyValues
  readonly event: KeptEvent
  readonly first: KeptEvent
  readonly previous: PartialSequence | undefined
}

/** Fewer open sequences are never looked through for expired ones. */
const fewestToSweep = 1024

/** A stage that an event must fill; a stage with runs makes several. */
interface Slot {
  readonly stage: number
  /** The sequences that wait behind this slot, by key; at most one for each. */
  readonly open: Map<string, PartialSequence>
}

/**
 * The state machine of eql.md section 9.3. Takes events in their order, one pass. Of each key and
 * slot it holds the newest sequence only; what is extended is spent.
 */
export class SequenceMachine {
  readonly #query: SequenceQuery
  readonly #cap: StateCap
  readonly #keysOf: readonly KeyReader[]
  readonly #slots: readonly Slot[]
  /** The places of its slots, from the last down, for each stage; none for one of missing events. */
  readonly #slotsOf: readonly (readonly number[])[]
  readonly #absence: AbsenceCheck
  readonly #finished: PartialSequence[] = []
  #openCount = 0
  /** Expired sequences are swept out when so many are open. */
  #sweepAt: number

  constructor(query: SequenceQuery, cap: StateCap, fields: KeptFields) {
    this.#query = query
    this.#cap = cap
    const onCut = (): void => cap.giveUp('join keys of one event', 1)
    this.#keysOf = stagesOf(query).map(({ keys }) =>
      compileKeyReader(keys, { dates: 'text', fields, onCut }),
    )
    this.#slots = query.stages.flatMap(({ isMissing, runs }, stage) =>
      isMissing ? [] : Array.from({ length: runs }, () => ({ stage, open: new Map() })),
    )
    this.#slotsOf = stagesOf(query).map((_, stage) =>
      [...this.#slots.keys()].filter((place) => this.#slots[place]?.stage === stage).reverse(),
    )
    this.#absence = new AbsenceCheck(query)
    this.#sweepAt = Math.min(cap.most, fewestToSweep)
  }

  /** The next event in order. From the last stage down: an event cannot follow itself. */
  add(kept: KeptEvent): void {
    const { stages, until } = this.#query
    for (const stage of kept.stages.toReversed()) {
      // `until` comes after the stages: it cannot cancel what its own event completes.
      if (stage === stages.length) continue
      const keys = this.#keys(stage, kept)
      if (stages[stage]?.isMissing === true) this.#absence.see(stage, kept, keys)
      else for (const place of this.#slotsOf[stage] ?? []) this.#fill(place, kept, keys)
    }
    if (until !== undefined && kept.stages.at(-1) === stages.length) {
      for (const { id } of this.#keys(stages.length, kept)) this.#endSequences(id)
    }
    if (this.#openCount > this.#sweepAt) this.#sweep(kept)
  }

  /** The sequences found, rising; `end` is the last moment that the input tells of. */
  finish(end: Moment): readonly (() => FoundSequence)[] {
    return this.#finished.flatMap((sequence) => {
      const positives = eventsOf(sequence)
      const verdict = this.#absence.decide(positives, sequence.key, end)
      return verdict === 'disproved' ? [] : [() => this.#describe(sequence, verdict)]
    })
  }

  #keys(stage: number, kept: KeptEvent): readonly KeyValues[] {
    return this.#keysOf[stage]?.(kept) ?? []
  }

  #fill(place: number, kept: KeptEvent, keys: readonly KeyValues[]): void {
    for (const key of keys) {
      const sequence = place === 0 ? startOf(key, kept) : this.#extend(place - 1, key, kept)
      if (sequence === undefined) continue
      if (place === this.#slots.length - 1) this.#emit(sequence)
      else this.#wait(place, sequence)
    }
  }

  /** The predecessor is spent whatever becomes of it: too late an event drops it for good. */
  #extend(place: number, key: KeyValues, kept: KeptEvent): PartialSequence | undefined {
    const open = this.#slots[place]?.open
    const previous = open?.get(key.id)
    if (open === undefined || previous === undefined) return undefined
    open.delete(key.id)
    this.#openCount--
    if (this.#hasExpired(previous, kept)) return undefined
    return { key, event: kept, first: previous.first, previous }
  }

  #hasExpired({ first }: PartialSequence, now: Moment): boolean {
    const { maxspan } = this.#query
    return maxspan !== undefined && isLongerThan(maxspan, first, now)
  }

  #emit(sequence: PartialSequence): void {
    if (this.#finished.length < this.#cap.most) this.#finished.push(sequence)
    else this.#cap.giveUp('results', 1)
  }

  /** The newest wins. Deleting first keeps the map in the order in which sequences were extended. */
  #wait(place: number, sequence: PartialSequence): void {
    const open = this.#slots[place]?.open
    assert(open !== undefined, 'a sequence waits behind no slot')
    if (!open.delete(sequence.key.id)) this.#openCount++
    open.set(sequence.key.id, sequence)
  }

  #endSequences(id: string): void {
    for (const { open } of this.#slots) if (open.delete(id)) this.#openCount--
  }

  /** Drops what no event can extend any more, which changes no result, then what exceeds the cap. */
  #sweep(now: Moment): void {
    for (const { open } of this.#slots) {
      for (const [id, sequence] of open) {
        if (this.#hasExpired(sequence, now) && open.delete(id)) this.#openCount--
      }
    }
    const { most } = this.#cap
    const low = Math.floor(most * 0.75)
    // Down to three quarters, so that a query at its cap is not swept at every event.
    if (this.#sweepAt === most && this.#openCount > low) this.#dropOldest(this.#openCount - low)
    this.#sweepAt = Math.min(most, Math.max(fewestToSweep, this.#openCount * 2))
  }

  #dropOldest(count: number): void {
    const all = this.#slots.flatMap(({ open }) => [...open].map(([id, one]) => ({ open, id, one })))
    all.sort((a, b) => compareMoments(a.one.event, b.one.event))
    for (const { open, id } of all.slice(0, count)) open.delete(id)
    this.#openCount -= count
    this.#cap.giveUp('open sequences', count)
  }

  #describe(sequence: PartialSequence, verdict: Verdict): FoundSequence {
    const positives = eventsOf(sequence).values()
    const events = this.#query.stages.flatMap(({ isMissing, runs }) =>
      Array.from({ length: runs }, () =>
        isMissing ? null : (positives.next().value?.event ?? null),
      ),
    )
    return { joinKeys: sequence.key.values, events, isWindowOpen: verdict === 'open' }
  }
}

function startOf(key: KeyValues, kept: KeptEvent): PartialSequence {
  return { key, event: kept, first: kept, previous: undefined }
}

/** Oldest first. */
function eventsOf(sequence: PartialSequence): readonly KeptEvent[] {
  const events: KeptEvent[] = []
  for (let one: PartialSequence | undefined = sequence; one !== undefined; one = one.previous) {
    events.push(one.event)
  }
  return events.reverse()
}
