/** Gathers what a proposed environment rests on, event by event; free of their order. */
import { compareText } from '../../base/compare.ts'
import type { Event } from '../../events/event.ts'
import { accountKey, granteeKey, principalKey } from '../history/history-key.ts'
import { identityEvent } from '../history/identity-actions.ts'
import { logAccountOf, placeOf, type Place } from '../place.ts'
import type { Principal } from '../principals/principal.ts'
import { dayOf, type Sighting, sightingAt, withMoment } from '../history/sighting.ts'
import type {
  CopyEvidence,
  Evidence,
  EvidentActivity,
  LearningEvidence,
  ShareEvidence,
} from './evidence.ts'
import { personBehind } from './person-behind.ts'

/** So many different principals, shares and copies are looked at; more than any organisation has. */
const mostEntries = 20_000

interface Growing {
  count: number
  seen: Sighting
}

interface GrowingPrincipal extends Growing {
  principal: Principal
  readonly deeds: Map<string, Growing>
  readonly deedHours: Map<number, number>
  readonly hours: Map<number, number>
  person?: string
}

/** Gathers evidence. */
export class EvidenceLedger {
  private all: Growing | undefined
  private readonly accounts = new Map<
    string,
    Growing & { readonly provider: Place['provider']; hasLaunches: boolean }
  >()
  private readonly principals = new Map<string, GrowingPrincipal>()
  private readonly shares = new Map<string, Growing & Omit<ShareEvidence, keyof Evidence>>()
  private readonly copies = new Map<string, Growing & Omit<CopyEvidence, keyof Evidence>>()
  private readonly personsOfRoles = new Map<string, string>()
  private leftOut = 0

  /** Takes note of an event whose time is to be trusted. */
  see(event: Event, principal: Principal, activity: EvidentActivity | undefined): void {
    const { time } = event
    this.all = grown(this.all, time)
    const place = placeOf(event)
    const isDone = activity?.attempt === false
    const own = logAccountOf(event, () => principal.kind)
    if (own !== undefined) {
      const key = accountKey(own)
      const before = this.accounts.get(key)
      const hasLaunches = (before?.hasLaunches ?? false) || (isDone && activity.verb === 'launch')
      const provider = before?.provider ?? place.provider
      this.accounts.set(key, { ...grown(before, time), provider, hasLaunches })
    }
    this.seeRole(event, principal)
    this.seePrincipal(event, principal, isDone ? activity.verb : undefined)
    if (!isDone || place.account === undefined) return
    const account = accountKey(place.account)
    this.seeShares(activity, { time, principal, account })
    this.seeCopies(activity, { time, principal, account })
  }

  /** What was gathered so far. */
  evidence(): LearningEvidence {
    const principals = [...sortedMap(this.principals)].map(([key, one]) => {
      const person = smallest(one.person, this.personsOfRoles.get(key))
      const told = { ...one, deeds: sortedMap(one.deeds) }
      return [key, person === undefined ? told : { ...told, person }] as const
    })
    return {
      events: this.all?.count ?? 0,
      ...(this.all === undefined ? {} : { seen: this.all.seen }),
      accounts: sortedMap(this.accounts),
      principals: new Map(principals),
      shares: [...sortedMap(this.shares).values()].map((one) => ({
        ...one,
        granter: this.named(one.granter),
      })),
      copies: [...sortedMap(this.copies).values()].map((one) => ({
        ...one,
        by: this.named(one.by),
      })),
      leftOut: this.leftOut,
    }
  }

  /** The principal as it is told everywhere, whichever record came first. */
  private named(principal: Principal): Principal {
    return this.principals.get(principalKey(principal) ?? '')?.principal ?? principal
  }

  /** A role that a person takes up is that person's tool. */
  private seeRole(event: Event, principal: Principal): void {
    const role = identityEvent(event)?.takenUp
    if (role === undefined || this.personsOfRoles.size >= mostEntries) return
    if (!['human', 'root', 'external'].includes(principal.kind)) return
    const reason = `taken up by ${principal.display}`
    this.personsOfRoles.set(role, smallest(reason, this.personsOfRoles.get(role)) ?? reason)
  }

  private seePrincipal(event: Event, principal: Principal, verb: string | undefined): void {
    const key = principalKey(principal)
    if (key === undefined) return
    const before = this.principals.get(key)
    if (before === undefined && this.principals.size >= mostEntries) {
      this.leftOut++
      return
    }
    const { time } = event
    const one: GrowingPrincipal = before ?? {
      count: 0,
      seen: sightingAt(time),
      principal,
      deeds: new Map(),
      deedHours: new Map(),
      hours: new Map(),
    }
    if (before === undefined) this.principals.set(key, one)
    one.count++
    one.seen = withMoment(one.seen, time)
    if (compareText(orderOf(principal), orderOf(one.principal)) < 0) one.principal = principal
    const person = smallest(personBehind(event, principal), one.person)
    if (person !== undefined) one.person = person
    if (principal.kind === 'human') addHour(one.hours, time)
    if (verb === undefined) return
    addHour(one.deedHours, time)
    one.deeds.set(verb, grown(one.deeds.get(verb), time))
  }

  /** One call that also lets in everybody says nothing about those whom it names. */
  private seeShares(activity: EvidentActivity, { time, principal, account }: Deed): void {
    const { sharing } = activity
    if (sharing?.change !== 'add' && sharing?.change !== 'replace') return
    if (sharing.grantees.some(({ kind }) => kind === 'public')) return
    for (const grantee of sharing.grantees) {
      const name = granteeKey(grantee)
      if (name === undefined || name === account) continue
      const key = JSON.stringify([name, grantee.kind, account, principalKey(principal) ?? ''])
      this.add(this.shares, key, { time, facts: { grantee, granter: principal, account } })
    }
  }

  private seeCopies({ verb, inputs, outputs }: EvidentActivity, deed: Deed): void {
    if (verb !== 'copy' && verb !== 'create') return
    const { time, principal, account } = deed
    const [from, ...others] = new Set(inputs.flatMap((one) => one.account ?? []))
    if (from === undefined || others.length > 0) return
    const receivers = new Set(outputs.flatMap((one) => one.account ?? []))
    for (const to of receivers.size === 0 ? [account] : receivers) {
      if (to === from) continue
      const key = JSON.stringify([to, from, account, principalKey(principal) ?? ''])
      this.add(this.copies, key, { time, facts: { from, to, by: principal, account } })
    }
  }

  private add<Facts>(
    map: Map<string, Growing & Facts>,
    key: string,
    { time, facts }: { readonly time: number; readonly facts: Facts },
  ): void {
    const before = map.get(key)
    if (before === undefined && map.size >= mostEntries) this.leftOut++
    else map.set(key, { ...(before ?? facts), ...grown(before, time) })
  }
}

interface Deed {
  readonly time: number
  readonly principal: Principal
  readonly account: string
}

function grown(before: Growing | undefined, time: number): Growing {
  return before === undefined
    ? { count: 1, seen: sightingAt(time) }
    : { count: before.count + 1, seen: withMoment(before.seen, time) }
}

function addHour(hours: Map<number, number>, time: number): void {
  const day = dayOf(time)
  hours.set(day, (hours.get(day) ?? 0) | (1 << new Date(time).getUTCHours()))
}

/** Which of the ways in which records name a principal is told, whatever the order of the records. */
function orderOf(principal: Principal): string {
  const { display, kind, session = '', automation = '' } = principal
  return JSON.stringify([display, kind, session, automation])
}

function smallest(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compareText(a, b) <= 0 ? a : b
}

function sortedMap<Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...map].sort(([a], [b]) => compareText(a, b)))
}
