import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { eventOf, numberOf } from './gcp-event-fields.ts'

function fieldsOf(native: JsonObject, payload: JsonObject = {}): JsonObject {
  return eventOf('e-1', native, payload)
}

describe('event fields of Google Cloud (telemetry.md 5.1)', () => {
  it('take the provider from behind the encoded slash of the log name', () => {
    const logName = 'projects/p/logs/cloudaudit.googleapis.com%2Fdata_access'
    expect(fieldsOf({ logName })['provider']).toBe('data_access')
    expect(fieldsOf({ logName: 'projects/p/logs/syslog' })['provider']).toBeUndefined()
  })

  it.each([
    [{ first: true }, ['session'], ['start']],
    [{ last: true }, ['session'], ['end']],
    [{}, ['session'], []],
    [{ first: true, last: true }, [], []],
  ])('see a part of a long operation as a session: %j', (operation, category, type) => {
    expect(fieldsOf({ operation })).toMatchObject({ category, type })
  })

  it.each([
    [{ status: { code: 0 } }, 'success'],
    [{ status: { code: 7 }, authorizationInfo: [{ granted: true }] }, 'failure'],
    [{ authorizationInfo: [{ granted: true }] }, 'success'],
    [{ authorizationInfo: [{ granted: false }] }, 'failure'],
    [{ authorizationInfo: [{ granted: true }, { granted: true }] }, 'unknown'],
    [{}, 'unknown'],
  ])('tell the outcome of %j', (payload, outcome) => {
    expect(fieldsOf({}, payload)['outcome']).toBe(outcome)
  })

  it('read permissions only where there is exactly one', () => {
    const denied = { granted: false }
    const category = ['network', 'configuration']
    const one = fieldsOf({}, { authorizationInfo: [denied] })
    expect(one).toMatchObject({ category, type: ['access', 'denied'] })
    const two = fieldsOf({}, { authorizationInfo: [denied, denied] })
    expect(two).toMatchObject({ category: [], type: [] })
  })
})

it.each([
  ['9007199254740991', 9_007_199_254_740_991],
  [7, 7],
  ['9007199254740993', undefined],
  ['', undefined],
  [1.5, undefined],
  [true, undefined],
])('numberOf(%j) is %j', (value, number) => {
  expect(numberOf(value)).toBe(number)
})
