import type { Literal, SampleQuery } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compileKeyReader, compareKeys, type KeyReader, type KeyValues } from './join-keys.ts'
import type { KeptEvent } from './kept-event.ts'
import type { KeptFields } from './kept-fields.ts'
import type { StateCap } from './state-cap.ts'

/** Different events that satisfy one stage each and share a join key. */
export interface FoundSample {
  readonly joinKeys: readonly Literal[]
  /** In the order of the stages, whatever their order in time. */
  readonly events: readonly Event[]
}

/** The events of one join key: those that satisfy each stage, in the order in which they came. */
interface Bucket {
  readonly key: KeyValues
  readonly candidates: readonly Event[][]
}

/** Collects events by join key and picks samples from them (eql.md section 11). */
export class SampleCollector {
  readonly #query: SampleQuery
  readonly #cap: StateCap
  readonly #keysOf: readonly KeyReader[]
  readonly #buckets: Map<string, Bucket> = new Map()
  readonly #perKey: number

  /** `perKey`: the most samples of one join key. */
  constructor(
    query: SampleQuery,
    { cap, fields, perKey }: { cap: StateCap; fields: KeptFields; perKey: number },
  ) {
    const onCut = (): void => cap.giveUp('join keys of one event', 1)
    this.#query = query
    this.#cap = cap
    this.#perKey = perKey
    this.#keysOf = query.stages.map(({ keys }) =>
      compileKeyReader(keys, { dates: 'millis', fields, onCut }),
    )
  }

  /** An event; of several that would do for a sample, the one added first is taken. */
  add(kept: KeptEvent): void {
    for (const stage of kept.stages) {
      for (const key of this.#keysOf[stage]?.(kept) ?? []) {
        const candidates = this.#bucket(key)?.candidates[stage]
        if (candidates === undefined) this.#cap.giveUp('sample keys', 1)
        else if (candidates.length < this.#mostCandidates()) candidates.push(kept.event)
      }
    }
  }

  /**
   * More candidates of one stage change nothing: the other stages use up at most one each, and the
   * last stage alone then makes as many samples as are wanted.
   */
  #mostCandidates(): number {
    return this.#query.stages.length + this.#perKey - 1
  }

  #bucket(key: KeyValues): Bucket | undefined {
    const known = this.#buckets.get(key.id)
    if (known !== undefined || this.#buckets.size >= this.#cap.most) return known
    const added = { key, candidates: this.#query.stages.map(() => []) }
    this.#buckets.set(key.id, added)
    return added
  }

  /** The samples, keys rising. */
  finish(): readonly FoundSample[] {
    const types = (this.#query.stages[0]?.keys ?? []).map(({ field }) => field?.type)
    const rising = [...this.#buckets.values()].sort((a, b) => compareKeys(a.key, b.key, types))
    const found: FoundSample[] = []
    for (const { key, candidates } of rising) {
      const picked = pickDifferent(candidates, this.#perKey)
      const room = picked.slice(0, this.#cap.most - found.length)
      this.#cap.giveUp('results', picked.length - room.length)
      found.push(...room.map((events) => ({ joinKeys: key.values, events })))
    }
    return found
  }
}

/**
 * One event from each list, no event twice, at most `most` ways; the earliest candidates of the first
 * lists first. No branch is entered that cannot be finished, so the work is polynomial.
 */
export function pickDifferent<T>(
  lists: readonly (readonly T[])[],
  most: number,
): readonly (readonly T[])[] {
  const picks: (readonly T[])[] = []
  const used = new Set<T>()
  const pickFrom = (place: number): void => {
    const list = lists[place]
    if (list === undefined) return void picks.push([...used])
    for (const one of list) {
      if (picks.length >= most) return
      if (used.has(one)) continue
      used.add(one)
      if (canFinish(lists.slice(place + 1), used)) pickFrom(place + 1)
      used.delete(one)
    }
  }
  pickFrom(0)
  return picks
}

/** Can every list get an element of its own, none of them used? Augmenting paths, as in matching. */
function canFinish<T>(lists: readonly (readonly T[])[], used: ReadonlySet<T>): boolean {
  const owner = new Map<T, number>()
  const place = (list: number, tried: Set<T>): boolean =>
    (lists[list] ?? []).some((one) => {
      if (used.has(one) || tried.has(one)) return false
      tried.add(one)
      const other = owner.get(one)
      if (other !== undefined && !place(other, tried)) return false
      owner.set(one, list)
      return true
    })
  return lists.every((_, list) => place(list, new Set()))
}
