import { expect, test } from 'vitest'
import { hasLegacySign, legacyDate, legacyNote } from './legacy-sign.ts'

const pulled = '*Last pulled from Mitre on: 23 June 2022*'

test('a page of the updater bears both its note and the day of the pull', () => {
  expect(hasLegacySign(`# T1578\n\n${legacyNote}\n\n${pulled}\n`)).toBe(true)
  expect([legacyNote, pulled, ''].map(hasLegacySign)).toEqual([false, false, false])
})

test('the day is read as it is printed', () => {
  expect(legacyDate(`x\n${pulled}`)).toBe('23 June 2022')
  expect(legacyDate(`x ${pulled}`)).toBeUndefined()
})
