/** Is something done as a machine does it: in a steady rhythm over many days, at hours of no person? */
import { daysUntil, type Sighting } from '../history/sighting.ts'

/** Fewer days are no rhythm. */
const fewestDays = 10
/** Two weeks: a person may work ten days on end. */
const shortestSpan = 13
/** Hours of the day in which nobody could be at work every day. */
const mostHoursOfPeople = 13

/** Days and hours of what somebody did: UTC days since 1970 with a bit for each hour. */
export type ActiveHours = ReadonlyMap<number, number>

/**
 * The rhythm in words, or `undefined` where there is none. Machines do the same each day or each nth
 * day; what is done daily is done at weekends too; and either at the same hours or round the clock.
 */
export function rhythmOf(hours: ActiveHours): string | undefined {
  const days = [...hours.keys()].sort((a, b) => a - b)
  const step = steadyStep(days)
  if (step === undefined) return undefined
  const isEveryDay = step === 1
  if (isEveryDay && !knowsNoWeekend(days)) return undefined
  const clock = hoursOfClock(hours)
  const often = isEveryDay ? 'on' : `every ${step} days, on`
  if (clock !== undefined && (isEveryDay || clock.length <= 3)) {
    return `${often} ${days.length} days, weekends included, always at ${clock.join(', ')} UTC`
  }
  const active = hoursOfDay(hours).filter((count) => count > 0).length
  return isEveryDay && active > mostHoursOfPeople
    ? `on ${days.length} days, weekends included, at ${active} hours of the day`
    : undefined
}

/** The distance of days that most of them keep; `undefined` for too few days or no rule. */
export function steadyStep(days: readonly number[]): number | undefined {
  const [first = 0] = days
  if (days.length < fewestDays || (days.at(-1) ?? 0) - first < shortestSpan) return undefined
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day))
  const sorted = [...gaps].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 1
  const kept = gaps.filter((gap) => gap === median).length
  return kept >= gaps.length * 0.75 ? median : undefined
}

/** The same for a sighting. */
export function steadyStepOf(seen: Sighting): number | undefined {
  return steadyStep(daysUntil(seen))
}

/** Is a UTC day a Saturday or Sunday? Day 0 was a Thursday. */
function isWeekend(day: number): boolean {
  return [2, 3].includes(((day % 7) + 7) % 7)
}

/** Are Saturdays and Sundays at least half as busy as other days? */
function knowsNoWeekend(days: readonly number[]): boolean {
  const [first = 0] = days
  const all = Array.from({ length: (days.at(-1) ?? first) - first + 1 }, (_, n) => first + n)
  const share = (wanted: boolean): number =>
    days.filter((day) => isWeekend(day) === wanted).length /
    Math.max(1, all.filter((day) => isWeekend(day) === wanted).length)
  return share(true) >= share(false) * 0.5
}

/** The hours that come back on most days, where hardly anything is done at others. */
function hoursOfClock(hours: ActiveHours): readonly string[] | undefined {
  const counts = hoursOfDay(hours)
  const cells = counts.reduce((sum, count) => sum + count, 0)
  // What begins near the full hour falls into the hour before on some days.
  const isRegular = (hour: number): boolean => {
    const near = (1 << hour) | (1 << ((hour + 1) % 24)) | (1 << ((hour + 23) % 24))
    const days = [...hours.values()].filter((bits) => (bits & near) !== 0).length
    return days >= hours.size * 0.8
  }
  const regular = counts.flatMap((count, hour) => (count > 0 && isRegular(hour) ? [hour] : []))
  const kept = regular.reduce((sum, hour) => sum + (counts[hour] ?? 0), 0)
  if (kept < cells * 0.9 || regular.length > mostHoursOfPeople) return undefined
  return regular.map((hour) => `${String(hour).padStart(2, '0')}h`)
}

/** On how many days each hour of the day was active. */
function hoursOfDay(hours: ActiveHours): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    let count = 0
    for (const bits of hours.values()) if ((bits & (1 << hour)) !== 0) count++
    return count
  })
}
