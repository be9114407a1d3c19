import type { OrderedMembers } from '../detections/query/correlation-query.ts'
import { compareMoments, isLongerThan, type Moment } from './kept-event.ts'
import { pickDifferent } from './sample.ts'
import type { Entry, WindowCondition } from './window-condition.ts'

/**
 * Do matches of the members follow one another in the window (sigma.md 8, point 8)? Equal times count
 * as ordered, and one event never stands for two members. Other matches in between do no harm.
 */
export function createOrderedTest(
  alternatives: readonly OrderedMembers[],
  timespan: number,
): WindowCondition {
  const chains = alternatives.map((members) => new ChainSearch(members, timespan))
  return {
    enter: (entries) => {
      for (const chain of chains) chain.enter(entries)
    },
    // A chain that began too long ago is told by its beginning.
    leave: () => undefined,
    holds: (now) => chains.some((chain) => chain.holds(now)),
    contributing: (entries) => {
      const now = entries.at(-1)
      const used = new Set(
        chains
          .filter((chain) => now !== undefined && chain.holds(now))
          .flatMap(({ members }) => inChains(members.chain, entries)),
      )
      return entries.filter((entry) => used.has(entry))
    },
  }
}

/**
 * Remembers, for each length, when the latest chain of that length began: it is the one that stays in
 * the window longest, so no other is needed.
 */
class ChainSearch {
  readonly members: OrderedMembers
  readonly #timespan: number
  /** By place in the chain; a longer chain never began later than a shorter one. */
  #began: (Moment | undefined)[]
  readonly #seen: Set<number> = new Set()

  constructor(members: OrderedMembers, timespan: number) {
    this.members = members
    this.#timespan = timespan
    this.#began = members.chain.map(() => undefined)
  }

  enter(entries: readonly Entry[]): void {
    const [now] = entries
    const { chain, absent } = this.members
    if (now === undefined) return
    if (absent.length > 0) {
      for (const { members } of entries) for (const member of members) this.#seen.add(member)
    }
    const events = chain.map((member) => eventsOf(member, entries, chain.length))
    if (events.every((one) => one.length === 0)) return
    this.#began = this.#began.map((known, last) => this.#beginning(last, events, now) ?? known)
  }

  /** The latest beginning of a chain up to that place whose last part is of this moment. */
  #beginning(
    last: number,
    events: readonly (readonly number[])[],
    now: Moment,
  ): Moment | undefined {
    for (let first = 0; first <= last; first++) {
      const began = first === 0 ? now : this.#began[first - 1]
      const part = events.slice(first, last + 1)
      if (began !== undefined && part.every((one) => one.length > 0)) {
        if (pickDifferent(part, 1).length > 0) return began
      }
    }
    return undefined
  }

  holds(now: Moment): boolean {
    const { chain, absent } = this.members
    if (absent.some((member) => this.#seen.has(member))) return false
    const began = this.#began.at(-1)
    if (chain.length === 0) return true
    return began !== undefined && !isLongerThan(this.#timespan, began, now)
  }
}

/** Different events of a member; the other places of a chain use up no more than `most`. */
function eventsOf(member: number, entries: readonly Entry[], most: number): readonly number[] {
  const found = new Set<number>()
  for (const { at, members } of entries) {
    if (found.size === most) break
    if (members.includes(member)) found.add(at)
  }
  return [...found]
}

/**
 * The entries that stand in some chain: behind the earliest chain up to their place and before the
 * latest one from it. Where nothing must be there, the window itself is what the test rests on.
 */
function inChains(chain: readonly number[], entries: readonly Entry[]): readonly Entry[] {
  if (chain.length === 0) return entries
  const earliest = momentsAlong(chain, entries, (one, other) => compareMoments(one, other) >= 0)
  const latest = momentsAlong(
    chain.toReversed(),
    entries.toReversed(),
    (one, other) => compareMoments(one, other) <= 0,
  ).toReversed()
  return entries.filter((entry) =>
    chain.some((member, place) => {
      if (!entry.members.includes(member)) return false
      const isBehind = place === 0 || isNotAfter(earliest[place - 1], entry)
      return isBehind && (place === chain.length - 1 || isNotAfter(entry, latest[place + 1]))
    }),
  )
}

/** The first moment at which each place of the chain can be reached, going through the entries. */
function momentsAlong(
  chain: readonly number[],
  entries: readonly Entry[],
  isReached: (entry: Moment, from: Moment) => boolean,
): readonly (Moment | undefined)[] {
  const moments: Moment[] = []
  for (const member of chain) {
    const from = moments.at(-1)
    const next = entries.find(
      (entry) => entry.members.includes(member) && (from === undefined || isReached(entry, from)),
    )
    if (next === undefined) break
    moments.push(next)
  }
  return chain.map((_, place) => moments[place])
}

function isNotAfter(one: Moment | undefined, other: Moment | undefined): boolean {
  return one !== undefined && other !== undefined && compareMoments(one, other) <= 0
}
