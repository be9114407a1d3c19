/**
 * What has been seen before: the memory behind the word "new". A history is a set of sightings, so that
 * learning is free of order, idempotent and mergeable: history(A) merged with history(B) is
 * history(A + B). It is bounded: a kind that outgrows its bound becomes `full`, for good, and nothing
 * of that kind is called new any more.
 */
import { fingerprint } from '../../base/fingerprint.ts'
import { mergeSightings, type Sighting, withMoment, sightingAt } from './sighting.ts'

/**
 * What is remembered. `log-account`: an account whose log was learned; `whole-log-account`: one of which
 * every record was learned, not only what lineage follows. `grantee`: who was let into a copy.
 */
export const historyKinds = [
  'log-account',
  'whole-log-account',
  'principal',
  'principal-verb',
  'account-region',
  'grantee',
] as const

/** One of {@link historyKinds}. */
export type HistoryKind = (typeof historyKinds)[number]

/** How many different keys a kind holds at most; one more and it is full. */
export const mostKeys: Readonly<Record<HistoryKind, number>> = {
  'log-account': 10_000,
  'whole-log-account': 10_000,
  principal: 100_000,
  'principal-verb': 200_000,
  'account-region': 20_000,
  grantee: 20_000,
}

/**
 * The keys of a kind, as JSON, have at most so many UTF-16 units together: bounds what long names can do,
 * and names of characters that a file has to escape.
 */
export const mostUnits = 16_000_000

/** The longest key kept as it is; longer ones keep their beginning and a fingerprint. */
const longestKey = 1024

/** The sightings of one kind by key, or the fact that there were too many to keep. */
export type Shelf = ReadonlyMap<string, Sighting> | 'full'

/** All that was seen, by kind. Immutable. */
export type History = Readonly<Record<HistoryKind, Shelf>>

/** A history in which nothing was seen. */
export const emptyHistory: History = historyOf(() => new Map())

/** Makes a history kind by kind. */
export function historyOf(shelfOf: (kind: HistoryKind) => Shelf): History {
  return {
    'log-account': shelfOf('log-account'),
    'whole-log-account': shelfOf('whole-log-account'),
    principal: shelfOf('principal'),
    'principal-verb': shelfOf('principal-verb'),
    'account-region': shelfOf('account-region'),
    grantee: shelfOf('grantee'),
  }
}

/** Both histories as one. Commutative, associative and idempotent, bounds included. */
export function mergeHistories(a: History, b: History): History {
  return historyOf((kind) => {
    const [one, other] = [a[kind], b[kind]]
    if (one === 'full' || other === 'full') return 'full'
    const builder = new ShelfBuilder(kind, one)
    for (const [key, sighting] of other) builder.put(key, sighting)
    return builder.shelf()
  })
}

/** The kinds that hold nothing any more because too much was seen. */
export function fullKinds(history: History): readonly HistoryKind[] {
  return historyKinds.filter((kind) => history[kind] === 'full')
}

/** A key as histories keep it: a name longer than any real one is shortened. */
export function keptKey(key: string): string {
  if (key.length <= longestKey) return key
  return `${key.slice(0, longestKey - 20)}...${fingerprint(key)}`
}

/** Grows one shelf; the state while learning, merging and reading. */
export class ShelfBuilder {
  private sightings: Map<string, Sighting> | 'full'
  private units = 0
  private readonly kind: HistoryKind

  constructor(kind: HistoryKind, start: ReadonlyMap<string, Sighting> = new Map()) {
    this.kind = kind
    this.sightings = new Map(start)
    for (const key of start.keys()) this.units += unitsOf(key)
  }

  /** Adds a moment at which a key was seen, milliseconds UTC. */
  see(key: string, time: number): void {
    if (this.sightings === 'full') return
    const kept = keptKey(key)
    const before = this.sightings.get(kept)
    if (before === undefined) this.add(kept, sightingAt(time))
    else {
      const after = withMoment(before, time)
      if (after !== before) this.sightings.set(kept, after)
    }
  }

  /** Adds a sighting that was made elsewhere. */
  put(key: string, sighting: Sighting): void {
    if (this.sightings === 'full') return
    const before = this.sightings.get(key)
    if (before === undefined) this.add(key, sighting)
    else this.sightings.set(key, mergeSightings(before, sighting))
  }

  /** From now on nothing of this kind is kept. */
  fill(): void {
    this.sightings = 'full'
  }

  /** What was put in so far; later additions do not show in it. */
  shelf(): Shelf {
    return this.sightings === 'full' ? 'full' : new Map(this.sightings)
  }

  private add(key: string, sighting: Sighting): void {
    if (this.sightings === 'full') return
    this.units += unitsOf(key)
    this.sightings.set(key, sighting)
    if (this.sightings.size > mostKeys[this.kind] || this.units > mostUnits) this.fill()
  }
}

function unitsOf(key: string): number {
  return JSON.stringify(key).length
}
