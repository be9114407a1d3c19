import { expect, it } from 'vitest'
import { mergeSightings, sightingAt } from '../history/sighting.ts'
import { counted, evidenceText, reasonText, seenText } from './words.ts'

it('counts', () => {
  expect(counted(1, 'copy', 'copies')).toBe('1 copy')
  expect(counted(1234, 'copy', 'copies')).toBe('1,234 copies')
  expect(counted(0, 'day')).toBe('0 days')
})

it('tells when', () => {
  const seen = mergeSightings(sightingAt(0), sightingAt(86_400_000 + 999))
  expect(evidenceText({ count: 3, seen }, 'call')).toBe(
    '3 calls on 2 days, first 1970-01-01T00:00:00Z, last 1970-01-02T00:00:00Z',
  )
})

it('says so where days were forgotten', () => {
  const seen = mergeSightings(sightingAt(0), sightingAt(500 * 86_400_000))
  expect(seenText(seen)).toContain('on 1 day of the last 400, first 1970-01-01')
})

it('cuts long reasons', () => {
  expect(reasonText('short')).toBe('short')
  expect(reasonText('x'.repeat(5000)).length).toBeLessThan(400)
})
