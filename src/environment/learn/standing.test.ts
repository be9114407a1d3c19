import { describe, expect, it } from 'vitest'
import { mergeSightings, type Sighting, sightingAt } from '../history/sighting.ts'
import { isLongStanding, isNewcomer } from './standing.ts'

const day = 24 * 60 * 60 * 1000
const span = { from: 0, to: 30 * day, days: 30, isWhole: true }

function seenOn(...days: readonly number[]): Sighting {
  return days.map((one) => sightingAt(one * day)).reduce(mergeSightings)
}

describe('what is long standing', () => {
  it('was there in the first third, on three days, over two weeks', () => {
    expect(isLongStanding(seenOn(0, 7, 14), span)).toBe(true)
    expect(isLongStanding(seenOn(10, 20, 29), span)).toBe(true)
  })

  it.each([
    ['appeared later', seenOn(11, 20, 29), span],
    ['was seen on two days', seenOn(0, 29), span],
    ['was seen for less than two weeks', seenOn(0, 1, 2, 13), span],
    ['is in logs of less than two weeks', seenOn(0, 5, 13), { ...span, to: 13 * day }],
  ])('is not what %s', (_, seen, learned) => {
    expect(isLongStanding(seen, learned)).toBe(false)
  })
})

it('calls new what was first seen after a third', () => {
  expect(isNewcomer(seenOn(10), span)).toBe(false)
  expect(isNewcomer(seenOn(11), span)).toBe(true)
})
