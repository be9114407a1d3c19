import { describe, expect, it } from 'vitest'
import { rhythmOf, steadyStep } from './rhythm.ts'

/** 2026-09-01, a Tuesday. */
const tuesday = 20_697

function hoursOn(days: readonly number[], hours: (day: number) => readonly number[]) {
  return new Map(
    days.map((day) => [tuesday + day, hours(day).reduce((bits, hour) => bits | (1 << hour), 0)]),
  )
}

const everyDay = Array.from({ length: 30 }, (_, day) => day)
const weekdays = everyDay.filter((day) => ![4, 5].includes(day % 7))

describe('a machine', () => {
  it('does the same at the same hours, weekends included', () => {
    expect(rhythmOf(hoursOn(everyDay, () => [1]))).toBe(
      'on 30 days, weekends included, always at 01h UTC',
    )
  })

  it('may begin a little before or after the full hour', () => {
    expect(rhythmOf(hoursOn(everyDay, (day) => [day % 3 === 0 ? 0 : 23]))).toContain('00h, 23h')
  })

  it('may miss a night', () => {
    expect(
      rhythmOf(
        hoursOn(
          everyDay.filter((day) => day !== 11),
          () => [1],
        ),
      ),
    ).toBeDefined()
  })

  it('works round the clock', () => {
    expect(
      rhythmOf(hoursOn(everyDay, (day) => [day % 24, (day * 7 + 3) % 24, (day * 5) % 24])),
    ).toMatch(/at 2\d hours of the day/)
  })

  it('may work every second day', () => {
    const days = everyDay.filter((day) => day % 2 === 0)
    expect(rhythmOf(hoursOn(days, () => [1]))).toContain('every 2 days')
  })
})

describe('no machine', () => {
  it.each([
    ['who rests at weekends', hoursOn(weekdays, () => [9])],
    [
      'who works at office hours, weekends included',
      hoursOn(everyDay, (day) => [8 + (day % 5), 12 + (day % 6)]),
    ],
    ['who worked nine days', hoursOn(everyDay.slice(0, 9), () => [1])],
    ['who worked ten days on end', hoursOn(everyDay.slice(0, 10), () => [1])],
    ['whose days keep no distance', hoursOn([0, 1, 3, 6, 10, 11, 15, 17, 20, 24, 29], () => [1])],
    ['who was never seen', hoursOn([], () => [])],
  ])('is one %s', (_, hours) => {
    expect(rhythmOf(hours)).toBeUndefined()
  })
})

it('tells the distance that three of four days keep', () => {
  expect(steadyStep(everyDay)).toBe(1)
  expect(steadyStep(everyDay.map((day) => day * 7))).toBe(7)
  expect(steadyStep([0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15])).toBe(1)
})
