/** `workingHours:` of `spoor.yaml`. */
import type { PathStep } from '../../base/document.ts'
import type { Weekday, WorkingCalendar } from './environment.ts'
import type { EnvironmentFaults } from './environment-faults.ts'
import type { EnvironmentDocument } from './environment-schema.ts'
import { parseClock, parseDate, parseDays, parseZone } from './parse-time.ts'
import { faultOfPerson } from './principal-pattern.ts'

/** When people work, zone by zone. */
export function readCalendars(
  { workingHours = [] }: EnvironmentDocument,
  faults: EnvironmentFaults,
): readonly WorkingCalendar[] {
  return workingHours.flatMap((calendar, index) => {
    const path = ['workingHours', index]
    const zone = faults.take(parseZone(calendar.zone), [...path, 'zone'])
    const days = readDays(calendar.days, faults, [...path, 'days'])
    const hours = readHours(calendar, faults, path)
    const holidays = (calendar.holidays ?? []).flatMap(
      (written, place) => faults.take(parseDate(written), [...path, 'holidays', place])?.date ?? [],
    )
    const { principals } = calendar
    for (const [place, pattern] of (principals ?? []).entries()) {
      const fault = faultOfPerson(pattern)
      if (fault !== undefined) {
        faults.tell('environment-invalid', [...path, 'principals', place], fault)
      }
    }
    if (zone === undefined || hours === undefined) return []
    const whom = principals === undefined ? {} : { principals }
    return [faults.place({ zone, days, ...hours, holidays, ...whom }, path)]
  })
}

function readDays(
  written: string | readonly string[],
  faults: EnvironmentFaults,
  path: readonly PathStep[],
): readonly Weekday[] {
  const days =
    typeof written === 'string'
      ? (faults.take(parseDays(written), path) ?? [])
      : written.flatMap((one, place) => faults.take(parseDays(one), [...path, place]) ?? [])
  return [...new Set(days)].sort((a, b) => a - b)
}

function readHours(
  written: { readonly from: string; readonly to: string },
  faults: EnvironmentFaults,
  path: readonly PathStep[],
): { readonly from: number; readonly to: number } | undefined {
  const from = faults.take(parseClock(written.from), [...path, 'from'])
  const to = faults.take(parseClock(written.to), [...path, 'to'])
  if (from === undefined || to === undefined) return undefined
  if (from === 24 * 60) {
    const message = 'work begins at "24:00", the end of the day'
    faults.tell('environment-invalid', [...path, 'from'], { message, hint: 'write 00:00' })
    return undefined
  }
  if (from === to) {
    const message = `work begins and ends at "${written.to}"`
    const hint = 'a whole day is from 00:00 to 24:00; a night is from 22:00 to 06:00'
    faults.tell('environment-invalid', [...path, 'to'], { message, hint })
    return undefined
  }
  return { from, to }
}
