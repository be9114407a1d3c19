import type { RandomSource } from '../random.ts'
import type { EmulatedRecord } from './emulated-record.ts'

/** Records of several streams, each in the order of delivery, as one stream in that order. */
export function* mergeInOrder(
  streams: readonly Iterable<EmulatedRecord>[],
): Generator<EmulatedRecord> {
  const heads = streams.map((stream) => stream[Symbol.iterator]())
  const next = heads.map((head) => head.next())
  for (;;) {
    let best: number | undefined
    for (const [place, head] of next.entries()) {
      if (head.done === true) continue
      const other = best === undefined ? undefined : next[best]
      const isSooner =
        other === undefined ||
        other.done === true ||
        head.value.deliveredAt < other.value.deliveredAt
      if (isSooner) best = place
    }
    const chosen = best === undefined ? undefined : next[best]
    if (best === undefined || chosen === undefined || chosen.done === true) return
    yield chosen.value
    next[best] = heads[best]?.next() ?? { done: true, value: undefined }
  }
}

/** Which share of records comes late or twice. */
export interface DelayRules {
  readonly random: RandomSource
  /** The share of records that come late, 0 to 1. */
  readonly late: number
  /** How late at most, milliseconds. */
  readonly lateBy: number
  /** The share of records that are delivered twice, the second time late. */
  readonly duplicates: number
}

/** Holds back some records and repeats some, and keeps the whole in the order of delivery. */
export function* delayLine(
  records: Iterable<EmulatedRecord>,
  rules: DelayRules,
): Generator<EmulatedRecord> {
  const { random, late, lateBy, duplicates } = rules
  if (late === 0 && duplicates === 0) {
    yield* records
    return
  }
  // Few wait at a time, in order of their delivery; the next to go stands last.
  const waiting: EmulatedRecord[] = []
  const hold = (record: EmulatedRecord): void => {
    const deliveredAt = record.deliveredAt + 1 + Math.floor(random.fraction() * lateBy)
    let [from, to] = [0, waiting.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((waiting[middle]?.deliveredAt ?? 0) > deliveredAt) from = middle + 1
      else to = middle
    }
    waiting.splice(from, 0, { ...record, deliveredAt })
  }
  for (const record of records) {
    for (let due = waiting.at(-1); due !== undefined && due.deliveredAt <= record.deliveredAt;) {
      waiting.pop()
      yield due
      due = waiting.at(-1)
    }
    if (random.fraction() < duplicates) hold(record)
    if (random.fraction() < late) hold(record)
    else yield record
  }
  yield* waiting.reverse()
}
