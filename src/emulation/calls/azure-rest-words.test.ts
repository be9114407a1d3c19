import { expect, it } from 'vitest'
import { localized, localizedStatus, ticksOf } from './azure-rest-words.ts'

it('a word is its own translation unless given another', () => {
  expect(localized('Started')).toEqual({ value: 'Started', localizedValue: 'Started' })
  expect(localized('EndRequest', 'End request').localizedValue).toBe('End request')
})

it.each([
  ['Accepted', 'Accepted (HTTP Status Code: 202)'],
  ['Conflict', 'Conflict (HTTP Status Code: 409)'],
  ['', ''],
])('the state %j is spelled %j', (state, text) => {
  expect(localizedStatus(state)).toEqual({ value: state, localizedValue: text })
})

it('ticks are counted to the last digit', () => {
  expect(ticksOf(0)).toBe('621355968000000000')
  expect(ticksOf(1)).toBe('621355968000010000')
})
