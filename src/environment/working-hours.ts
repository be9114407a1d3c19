/**
 * Was a deed done outside working hours? By the clock on the wall in the zone of each calendar, so that
 * nine o'clock stays nine o'clock when clocks change: the hour that is skipped in spring has no moments,
 * and both passes of the hour that comes twice in autumn are inside, or outside, alike.
 */
import type { WorkingCalendar } from './configuration/environment.ts'
import type { Principal } from './principals/principal.ts'
import { compilePerson } from './configuration/principal-pattern.ts'
import { type LocalTime, ZoneClock } from './zone-clock.ts'

/**
 * Whether a moment (milliseconds UTC) lies outside the working hours of a principal; `undefined` where no
 * calendar is for him.
 */
export type OffHoursTest = (time: number, principal: Principal) => boolean | undefined

interface CompiledCalendar {
  readonly calendar: WorkingCalendar
  readonly clock: ZoneClock
  readonly workdays: ReadonlySet<number>
  /** Days since 1970 of the holidays. */
  readonly holidays: ReadonlySet<number>
  readonly isFor: readonly ((principal: Principal) => boolean)[]
}

const dayLength = 24 * 60 * 60 * 1000

/**
 * Makes the test of the calendars of `spoor.yaml`. The calendars that name a principal are his; all
 * others go by those that name nobody. Whoever is at work by one of his calendars is at work.
 *
 * A window that crosses midnight belongs to the day on which it begins: Friday 22:00 to 06:00 ends on
 * Saturday, whether or not Saturday is a day of work, and a holiday takes away the window that begins on
 * it, not the end of the one before. `from` is inside, `to` is outside.
 */
export function createOffHoursTest(calendars: readonly WorkingCalendar[]): OffHoursTest {
  const clocks = new Map<string, ZoneClock>()
  const compiled = calendars.map((calendar): CompiledCalendar => {
    const clock = clocks.get(calendar.zone) ?? new ZoneClock(calendar.zone)
    clocks.set(calendar.zone, clock)
    return {
      calendar,
      clock,
      workdays: new Set(calendar.days),
      holidays: new Set(calendar.holidays.map((date) => Date.parse(date) / dayLength)),
      isFor: (calendar.principals ?? []).map(compilePerson),
    }
  })
  const general = compiled.filter(({ calendar }) => calendar.principals === undefined)
  const personal = compiled.filter(({ calendar }) => calendar.principals !== undefined)
  return (time, principal) => {
    const own = personal.filter(({ isFor }) => isFor.some((fits) => fits(principal)))
    const valid = own.length > 0 ? own : general
    return valid.length === 0 ? undefined : !valid.some((one) => isAtWork(one, time))
  }
}

function isAtWork(compiled: CompiledCalendar, time: number): boolean {
  const { from, to } = compiled.calendar
  const local = compiled.clock.localTimeOf(time)
  if (from < to) return from <= local.minute && local.minute < to && beginsOn(compiled, local)
  if (from <= local.minute) return beginsOn(compiled, local)
  return local.minute < to && beginsOn(compiled, dayBefore(local))
}

/** Does a window of work begin on the local date? */
function beginsOn(
  { workdays, holidays }: CompiledCalendar,
  { day, weekday }: Pick<LocalTime, 'day' | 'weekday'>,
): boolean {
  return workdays.has(weekday) && !holidays.has(day)
}

function dayBefore({ day, weekday }: LocalTime): Pick<LocalTime, 'day' | 'weekday'> {
  return { day: day - 1, weekday: (weekday + 6) % 7 }
}
