import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import {
  needed,
  oddities,
  passer,
  resource,
  subscription,
} from '../../../test/builders/skimmed-azure.ts'

/** A record as `Get-AzActivityLog | ConvertTo-Json` prints it; emulated. */
const printed = {
  Authorization: { Action: 'Microsoft.Web/sites/restart/action', Scope: resource },
  Caller: 'x@example.com',
  Claims: { Content: { appid: 'a' } },
  CorrelationId: 'C0EC8139-89bc-4712-b20b-67e0b164dd1d',
  EventDataId: '3A4A487F-2cc1-472f-b70a-38d7a546a95b',
  EventName: 'EndRequest',
  Category: 'Administrative',
  EventTimestamp: '2026-09-15T10:00:01.1239999Z',
  HttpRequest: { ClientIpAddress: '192.0.2.7' },
  Id: `${resource}/events/1`,
  Level: 4,
  OperationName: 'Microsoft.Web/sites/restart/action',
  Properties: null,
  ResourceId: resource.toUpperCase(),
  Status: 'Succeeded',
  SubmissionTimestamp: '2026-09-15T10:00:31Z',
  SubscriptionId: subscription,
  SubStatus: '',
}

/** The same names as objects. */
const named = {
  ...printed,
  OperationName: { Value: printed.OperationName, LocalizedValue: 'Restart' },
  Status: { Value: 'Succeeded', LocalizedValue: 'Succeeded' },
  Category: { Value: 'Administrative' },
}

/** A record as Windows PowerShell writes its time. */
function withDate(milliseconds: string, slash = '\\/'): string {
  const text = JSON.stringify({ ...printed, EventTimestamp: '@' })
  return text.replace('"@"', `"${slash}Date(${milliseconds})${slash}"`)
}

describe('a record that nothing could use', () => {
  it.each([
    ['in plain names', printed],
    ['in names that are objects', named],
  ])('is known by its place and time, its key and its operation, %s', (_, value) => {
    const text = JSON.stringify(value, null, 2)
    expect(passer.skimSoundly(text)).toBeDefined()
    const key = ['azure', printed.CorrelationId, printed.OperationName, resource].join('\n')
    expect(passer.facts(text)).toMatchObject({
      time: Date.UTC(2026, 8, 15, 10, 0, 1, 123),
      place: { account: subscription, region: undefined },
      part: { key: key.toLowerCase(), phase: 3 },
      kept: { dialect: 'azure-powershell', json: JSON.stringify(value) },
    })
  })

  it.each(['\\/', '/'])('may have the time of Windows PowerShell, its slashes %j', (slash) => {
    const text = withDate('1789466401123', slash)
    expect(passer.skimSoundly(text)?.time).toBe(1_789_466_401_123)
    expect(passer.skimSoundly(withDate('100000000000', slash))).toBeDefined()
  })

  it.each<[string, object]>([
    ['without a category', { Category: undefined }],
    ['of a subscription that only its resource names', { SubscriptionId: null }],
    ['of a state that is none', { Status: 'Active' }],
  ])('may be one %s', (_, changes) => {
    expect(passer.skimSoundly(JSON.stringify({ ...printed, ...changes }))).toBeDefined()
  })
})

describe('a record is left to the parser', () => {
  it.each<[string, object]>([
    ['when it is needed, in whatever letters', { OperationName: needed.toUpperCase() }],
    ['when it is needed by an object', { OperationName: { Value: needed } }],
    ['with an operation of no characters', { OperationName: '' }],
    ['with a name in small letters', { OperationName: { value: needed, Value: 'a/write' } }],
    ['without a state', { Status: undefined }],
    ['with a state that is a number', { Status: 3 }],
    ['without a resource', { ResourceId: '' }],
    ['with a resource of no subscription', { ResourceId: '/providers/Microsoft.Web' }],
    [
      'of another subscription than its resource',
      { SubscriptionId: subscription.replace('a', 'b') },
    ],
    ['without a correlation', { CorrelationId: null }],
    ['without an id', { EventDataId: null }],
    ['without a time', { EventTimestamp: null }],
    ['with a time that is an object', { EventTimestamp: { value: '/Date(1789466401123)/' } }],
    ['with a time that is a number', { EventTimestamp: 1_789_466_401_123 }],
    ['with a time of another zone', { EventTimestamp: '2026-09-15T10:00:01+02:00' }],
    ['of a category of Azure Backup', { Category: 'AzureBackupReport' }],
    ['with anything that such records do not have', { Records: [] }],
  ])('%s', (_, changes) => {
    expect(passer.skim(JSON.stringify({ ...printed, ...changes }))).toBeUndefined()
  })

  it.each([
    ['in seconds', '1789466401'],
    ['that would be in seconds', '099999999999'],
    ['with a zone', '1789466401123+0200'],
    ['before 1970', '-1789466401123'],
    ['too far away', '17894664011230'],
  ])('with a time of Windows PowerShell %s', (_, milliseconds) => {
    expect(passer.skim(withDate(milliseconds))).toBeUndefined()
  })

  it('with a time whose slashes are behind a backslash of the text itself', () => {
    const text = withDate('1789466401123')
    expect(passer.skim(text.replace('"\\/Date', '"\\\\/Date'))).toBeUndefined()
    expect(passer.skim(text.replace(')\\/"', ')\\\\/"'))).toBeUndefined()
  })
})

it.each([
  ['plain names', printed],
  ['names that are objects', named],
])('whatever is changed, the parser says the same of what is passed over: %s', (_, value) => {
  expect(passer.countSound(oddTexts(value, oddities), 4000)).toBeGreaterThan(400)
})
