/** Learns a history event by event; whatever the order, and however often, the result is the same. */
import type { Event } from '../../events/event.ts'
import type { TrustSubject } from '../place-of-subject.ts'
import {
  type History,
  type HistoryKind,
  historyKinds,
  historyOf,
  ShelfBuilder,
  type Shelf,
} from './history.ts'
import {
  accountKey,
  accountRegionKey,
  granteeKey,
  principalKey,
  principalVerbKey,
} from './history-key.ts'
import { identityEvent } from './identity-actions.ts'
import { placeOf } from '../place.ts'
import type { Principal } from '../principals/principal.ts'

/** What an event does to data, as far as a history remembers it; an Activity of lineage is one. */
export interface LearnedActivity {
  readonly verb: string
  /** True when the call was denied or failed. */
  readonly attempt: boolean
  /** Where it happened, which a record may tell otherwise than where it was logged. */
  readonly account?: string
  readonly region?: string
  readonly sharing?: {
    readonly change: 'add' | 'remove' | 'replace' | 'clear'
    readonly grantees: readonly TrustSubject[]
  }
}

/** An event with what environment and lineage know of it. */
export interface LearnedEvent {
  readonly event: Event
  readonly principal: Principal
  readonly activity?: LearnedActivity | undefined
}

/** How a history is learned. */
export interface LearnOptions {
  /**
   * `whole`: who acts in any record is seen. `followed`: only who acts in what lineage follows or in a
   * call about identities, so that it makes no difference whether other records were read at all.
   */
  readonly scope: 'whole' | 'followed'
  /** Events after this time are not learned, milliseconds UTC: a wrong clock would push all days out. */
  readonly latest: number
}

/** No cloud wrote audit logs before: an older time is a fault of some converter. */
const earliest = Date.UTC(2006, 0, 1)

/** Grows a history. */
export class HistoryLearner {
  private readonly shelves: ReadonlyMap<HistoryKind, ShelfBuilder>
  private readonly options: LearnOptions
  private implausible = 0

  constructor(options: LearnOptions) {
    this.options = options
    this.shelves = new Map(historyKinds.map((kind) => [kind, new ShelfBuilder(kind)]))
  }

  /** Events that were not learned because their time cannot be right. */
  get implausibleEvents(): number {
    return this.implausible
  }

  /**
   * Learns from an event. One that is of no use here still shows that its account's log was read.
   * Returns `false` when the time of the event cannot be right, and nothing was learned.
   */
  see({ event, principal, activity }: LearnedEvent): boolean {
    const { time } = event
    const { account, region } = placeOf(event)
    if (!this.seeLog(account, time)) return false
    this.seeActors({ event, principal, activity })
    // Who was refused something has not done it: it is new when it works.
    if (activity?.attempt !== false) return true
    this.note('principal-verb', principalVerbKey(principal, activity.verb), time)
    const place = { account: activity.account ?? account, region: activity.region ?? region }
    if (place.account !== undefined && place.region !== undefined) {
      this.note('account-region', accountRegionKey(place.account, place.region), time)
    }
    const { sharing } = activity
    if (sharing?.change !== 'add' && sharing?.change !== 'replace') return true
    for (const grantee of sharing.grantees) this.note('grantee', granteeKey(grantee), time)
    return true
  }

  /**
   * Learns that a record stood in the log of an account at a time, milliseconds UTC: all that is learned
   * of what is not followed. Returns `false` when the time cannot be right, and nothing was learned.
   */
  seeLog(account: string | undefined, time: number): boolean {
    if (!(time >= earliest && time <= this.options.latest)) {
      this.implausible++
      return false
    }
    if (account === undefined) return true
    this.note('log-account', accountKey(account), time)
    if (this.options.scope === 'whole') this.note('whole-log-account', accountKey(account), time)
    return true
  }

  /** What was learned so far. */
  history(): History {
    return historyOf((kind): Shelf => this.shelves.get(kind)?.shelf() ?? new Map())
  }

  private seeActors({ event, principal, activity }: LearnedEvent): void {
    const identity = identityEvent(event)
    if (activity !== undefined || identity !== undefined || this.options.scope === 'whole') {
      this.note('principal', principalKey(principal), event.time)
    }
    this.note('principal', identity?.takenUp, event.time)
  }

  private note(kind: HistoryKind, key: string | undefined, time: number): void {
    if (key !== undefined) this.shelves.get(kind)?.see(key, time)
  }
}
