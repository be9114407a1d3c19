import { expect, it } from 'vitest'
import { hour, minute } from '../clock.ts'
import { hourlySession } from './hourly-session.ts'

const nine = Date.parse('2026-09-15T09:00:00Z')

it('begins a session on the full hour and holds it until the next', () => {
  const begun: number[] = []
  const session = hourlySession((since) => {
    begun.push(since)
    return since
  })
  const times = [nine, nine + 20 * minute, nine + hour - 1, nine + hour]
  expect(times.map(session)).toEqual([nine, nine, nine, nine + hour])
  expect(begun).toEqual([nine, nine + hour])
})

it('answers by the time alone, in whatever order it is asked', () => {
  const session = hourlySession((since) => since)
  expect([nine + hour, nine, nine + hour].map(session)).toEqual([nine + hour, nine, nine + hour])
})
