/** What entries of `spoor.yaml` say against each other, twice, or too late. */
import type { EnvironmentFaults } from './environment-faults.ts'
import type { Environment, EnvironmentEntry, WorkingCalendar } from './environment.ts'
import { compileGlob, isGlob } from './glob.ts'

/** Where faults go, and what time it is, milliseconds UTC. */
export interface EnvironmentCheck {
  readonly faults: EnvironmentFaults
  readonly now: number
}

/** Tells of conflicts, repeated and expired entries, and calendars that overlap. */
export function checkEnvironment(
  environment: Environment,
  { faults, now }: EnvironmentCheck,
): void {
  checkConflicts(environment, faults)
  checkDuplicates(environment, faults)
  checkOverlaps(environment.workingHours, faults)
  checkExpiry(environment, { faults, now })
}

function checkConflicts({ own, partners }: Environment, faults: EnvironmentFaults): void {
  const ours = new Map(own.map((place) => [`${place.kind} ${place.id}`, place]))
  for (const partner of partners) {
    const place = ours.get(`${partner.kind} ${partner.id}`)
    if (place === undefined) continue
    const message = `the ${partner.kind} "${partner.id}" is a partner here and our own on line ${place.line}`
    const hint = 'remove one of the two: what is ours needs no entry among partners'
    faults.tellOf('environment-conflict', partner, { message, hint })
  }
}

function checkDuplicates(environment: Environment, faults: EnvironmentFaults): void {
  const { own, partners, vaults, automation, sensitive, filters } = environment
  const lists: readonly (readonly (readonly [key: string, entry: EnvironmentEntry])[])[] = [
    own.map((one) => [`${one.kind} ${one.id}`, one]),
    partners.map((one) => [`${one.kind} ${one.id}`, one]),
    vaults.map((one) => [one.account, one]),
    automation.map((one) => [`${one.principal} ${[...(one.verbs ?? [])].sort().join(' ')}`, one]),
    sensitive.map((one) => [JSON.stringify({ ...one, line: 0, why: '' }), one]),
    filters.map((one) => [JSON.stringify({ ...one, line: 0, why: '', who: '', until: 0 }), one]),
  ]
  for (const list of lists) {
    const seen = new Map<string, EnvironmentEntry>()
    for (const [key, entry] of list) {
      const before = seen.get(key.toLowerCase())
      if (before === undefined) seen.set(key.toLowerCase(), entry)
      else {
        const message = `the same is said on line ${before.line}`
        const later = 'until' in entry ? '; while both stand, the later until: counts' : ''
        const hint = `keep one of the two${later}`
        faults.tellOf('environment-duplicate', entry, { message, hint })
      }
    }
  }
}

/** Two calendars of one zone for the same people whose hours meet: probably one was meant to go. */
function checkOverlaps(calendars: readonly WorkingCalendar[], faults: EnvironmentFaults): void {
  for (const [place, calendar] of calendars.entries()) {
    const before = calendars.slice(0, place).find((one) => overlaps(one, calendar))
    if (before === undefined) continue
    const message = `the hours overlap with those on line ${before.line}`
    const hint = 'whoever works by either is at work: join the two, or say principals: of one'
    faults.tellOf('environment-overlap', calendar, { message, hint })
  }
}

function overlaps(one: WorkingCalendar, other: WorkingCalendar): boolean {
  if (one.zone.toLowerCase() !== other.zone.toLowerCase()) return false
  return (
    haveSamePeople(one, other) &&
    stretchesOf(one).some(([from, to]) =>
      stretchesOf(other).some(([start, end]) => from < end && start < to),
    )
  )
}

function haveSamePeople(one: WorkingCalendar, other: WorkingCalendar): boolean {
  const [some, others] = [one.principals, other.principals]
  if (some === undefined || others === undefined) return some === others
  return some.some((a) => others.some((b) => isSameOrWithin(a, b) || isSameOrWithin(b, a)))
}

function isSameOrWithin(pattern: string, wider: string): boolean {
  return (
    pattern.toLowerCase() === wider.toLowerCase() || (isGlob(wider) && compileGlob(wider)(pattern))
  )
}

const dayLength = 24 * 60
const weekLength = 7 * dayLength

/** The working hours of a week as minutes after the midnight that Sunday begins with. */
function stretchesOf({ days, from, to }: WorkingCalendar): readonly (readonly [number, number])[] {
  return days.flatMap((day) => {
    const start = day * dayLength + from
    const end = day * dayLength + to + (to <= from ? dayLength : 0)
    return end <= weekLength
      ? [[start, end] as const]
      : [[start, weekLength] as const, [0, end - weekLength] as const]
  })
}

function checkExpiry(environment: Environment, { faults, now }: EnvironmentCheck): void {
  const { partners, vaults, automation, filters } = environment
  for (const entry of [...partners, ...vaults, ...automation, ...filters]) {
    if (entry.until === undefined || now < entry.until) continue
    const lastDay = new Date(entry.until - 1).toISOString().slice(0, 10)
    const message = `the entry ended on ${lastDay} and holds only for what was before`
    const hint = 'remove it, or set a later until: if its reason still holds'
    faults.tellOf('environment-expired', entry, { message, hint }, 'until')
  }
}
