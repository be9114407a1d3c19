import { expect, it } from 'vitest'
import { day, timeAt } from '../clock.ts'
import { attempted, benign, context, step, storyDays, storyEnd, timeOn } from './story.ts'

it('the story has four midnights in a row and ends at the fifth', () => {
  expect(storyDays.map((midnight) => (storyEnd - midnight) / day)).toEqual([4, 3, 2, 1])
  expect(storyDays[0]).toBe(timeAt('2026-09-14 00:00:00'))
})

it('a time is a day of September 2026 and a clock, also of one digit', () => {
  expect(timeOn(5, '02:24:10')).toBe(timeAt('2026-09-05 02:24:10'))
})

it('an attempt is a step that says so, a step says nothing', () => {
  expect(attempted('c', 'share')).toEqual({ ...step('c', 'share'), attempt: true })
  expect(step('c', 'share')).not.toHaveProperty('attempt')
})

it('what is no step names its chain or its class', () => {
  expect(context('c')).toEqual({ kind: 'context', chain: 'c' })
  expect(benign('A', 'restore')).toEqual({ kind: 'benign', class: 'A', case: 'restore' })
})
