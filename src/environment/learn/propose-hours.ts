/**
 * `workingHours:` when people are at work, where their days show it. Logs do not say in which zone
 * somebody lives, so the hours are in UTC, and the comment asks for the zone. People whose days lie far
 * apart get calendars of their own.
 */
import { compareText } from '../../base/compare.ts'
import { dayNames } from '../configuration/parse-time.ts'
import { isGlob } from '../configuration/glob.ts'
import { faultOfPerson } from '../configuration/principal-pattern.ts'
import type { PrincipalEvidence } from './evidence.ts'
import type { LearnedContext } from './learned-context.ts'
import type { Proposal, Proposed } from './proposal.ts'
import { shortestLearned } from './standing.ts'
import { counted, dateText } from './words.ts'

/** Fewer people, or days of one, show no custom. */
const fewestPeople = 3
const fewestDays = 5
/** Longer days are those of several zones, or of no calendar at all. */
const longestDay = 12
/** So much of the activity lies within the hours that are proposed. */
const enclosedShare = 0.95
/** Middles of days further apart than this many hours belong to people of different zones. */
const farApart = 4

interface Person {
  /** As a calendar names him: the session of single sign-on, else the id. */
  readonly name: string
  readonly hours: PrincipalEvidence['hours']
  /** The middle of his days, hours after midnight UTC. */
  readonly middle: number
}

/** Proposes calendars; `machines` are the keys of those who work without a person. */
export function proposeHours(context: LearnedContext, machines: ReadonlySet<string>): Proposed {
  const { seen } = context.evidence
  if (seen === undefined || seen.last - seen.first < shortestLearned) {
    return { proposals: [], notes: ['workingHours: less than 14 days of logs were read'] }
  }
  const groups = groupsOf(peopleIn(context, machines))
  const proposals: Proposal[] = []
  const notes: string[] = []
  for (const people of groups) {
    const names = people.map(({ name }) => name).sort(compareText)
    const found = people.length < fewestPeople ? undefined : calendarOf(people)
    if (found === undefined) {
      notes.push(
        `workingHours: no custom is seen in the days of ${counted(names.length, 'person', 'people')}: ${names.slice(0, 5).join(', ')}`,
      )
      continue
    }
    const { from, to, days, share, total } = found
    const entry = {
      zone: 'UTC',
      days: days.map((day) => dayNames[day] ?? ''),
      from: clockText(from),
      to: clockText(to),
      ...(groups.length === 1 ? {} : { principals: names }),
    }
    const crowd = counted(people.length, 'person', 'people')
    const evidence = `${Math.round(share * 100)} % of ${counted(total, 'active hour')} of ${crowd}, ${dateText(seen.first)} to ${dateText(seen.last)}; put your zone in place of UTC and its hours, or summer time moves them`
    proposals.push({ list: 'workingHours', entry, evidence })
  }
  if (groups.length === 0) notes.push('workingHours: nobody was seen on five days')
  return { proposals, notes }
}

function peopleIn({ evidence }: LearnedContext, machines: ReadonlySet<string>): readonly Person[] {
  return [...evidence.principals].flatMap(([key, { principal, hours }]) => {
    if (principal.kind !== 'human' || machines.has(key) || hours.size < fewestDays) return []
    const name = principal.session ?? principal.id
    const isWritable = name.length <= 1000 && faultOfPerson(name) === undefined && !isGlob(name)
    return !isWritable ? [] : [{ name, hours, middle: middleOf(hours) }]
  })
}

/** People whose middles are neighbours on the round of the clock are one group. */
function groupsOf(people: readonly Person[]): readonly (readonly Person[])[] {
  const sorted = people.toSorted((a, b) => a.middle - b.middle || compareText(a.name, b.name))
  const groups: Person[][] = []
  for (const [index, person] of sorted.entries()) {
    const before = sorted[index - 1]
    const last = groups.at(-1)
    if (before === undefined || last === undefined || person.middle - before.middle > farApart) {
      groups.push([person])
    } else last.push(person)
  }
  const [first, last] = [groups[0], groups.at(-1)]
  const gap = (first?.[0]?.middle ?? 0) + 24 - (last?.at(-1)?.middle ?? 0)
  if (first === undefined || last === undefined || groups.length < 2 || gap > farApart) {
    return groups
  }
  return [[...last, ...first], ...groups.slice(1, -1)]
}

/** The middle on the round of the clock: the direction of the sum of all active hours. */
function middleOf(hours: Person['hours']): number {
  const counts = hoursOfDay([{ hours }])
  const sum = (part: (angle: number) => number): number =>
    counts.reduce((total, count, hour) => total + count * part(angleOf(hour)), 0)
  const turned = Math.atan2(sum(Math.sin), sum(Math.cos)) / (2 * Math.PI)
  // Rounded, so that the last digits of sines never decide.
  return Math.round((turned < 0 ? turned + 1 : turned) * 24 * 1000) / 1000
}

/** The middle of an hour on the round of the clock, in radians. */
function angleOf(hour: number): number {
  return ((hour + 0.5) / 24) * 2 * Math.PI
}

interface Calendar {
  /** Whole hours, UTC; `to` may lie on the next day. */
  readonly from: number
  readonly to: number
  /** Sunday is 0. */
  readonly days: readonly number[]
  readonly share: number
  readonly total: number
}

/** The shortest stretch of hours that holds nearly all activity; `undefined` for long or empty weeks. */
function calendarOf(people: readonly Person[]): Calendar | undefined {
  const counts = hoursOfDay(people)
  const total = counts.reduce((sum, count) => sum + count, 0)
  for (let length = 1; length <= longestDay; length++) {
    const sums = counts.map((_, start) =>
      Array.from({ length }, (__, n) => counts[(start + n) % 24] ?? 0).reduce((a, b) => a + b, 0),
    )
    const most = Math.max(...sums)
    if (most < total * enclosedShare) continue
    const from = sums.indexOf(most)
    const days = busyDays(people, from)
    return days.length === 0
      ? undefined
      : { from, to: (from + length) % 24, days, share: most / total, total }
  }
  return undefined
}

/** Days of the week on which the stretch begins, at least a fifth as busy as the busiest. */
function busyDays(people: readonly Person[], from: number): readonly number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (const { hours } of people) {
    for (const [day, bits] of hours) {
      for (let hour = 0; hour < 24; hour++) {
        if ((bits & (1 << hour)) === 0) continue
        // Day 0 was a Thursday; what comes before the stretch begins belongs to the day before.
        const weekday = (((day + 4 - (hour < from ? 1 : 0)) % 7) + 7) % 7
        counts[weekday] = (counts[weekday] ?? 0) + 1
      }
    }
  }
  const most = Math.max(...counts)
  return counts.flatMap((count, day) => (count > 0 && count >= most / 5 ? [day] : []))
}

function hoursOfDay(people: readonly Pick<Person, 'hours'>[]): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) =>
    people.reduce((sum, { hours }) => {
      let count = 0
      for (const bits of hours.values()) if ((bits & (1 << hour)) !== 0) count++
      return sum + count
    }, 0),
  )
}

function clockText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
