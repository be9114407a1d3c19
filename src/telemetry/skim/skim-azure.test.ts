import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import { RecordPasser } from '../../../test/builders/record-facts.ts'
import {
  needed,
  oddities,
  resource,
  subscription as account,
} from '../../../test/builders/skimmed-azure.ts'
import type { LogSource } from '../log-record.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const asked: (readonly [LogSource, string, string])[] = []
const passer = new RecordPasser({
  filter: {
    needs: (...action) => {
      asked.push(action)
      return action[2] === needed
    },
  },
  dialects: ['azure-event-hub', 'azure-rest'],
})

const resourceId = resource.toUpperCase()

/** A row as a diagnostic setting sends it; emulated. */
const row = {
  time: '2026-09-15T10:00:01.1239999Z',
  resourceId,
  operationName: 'MICROSOFT.WEB/SITES/RESTART/ACTION',
  category: 'Administrative',
  resultType: 'Start',
  resultSignature: 'Started.',
  durationMs: 0,
  callerIpAddress: '192.0.2.7',
  correlationId: 'C0EC8139-89bc-4712-b20b-67e0b164dd1d',
  identity: { claims: { name: 'x' } },
  level: 'Information',
  properties: { eventCategory: 'Administrative' },
}

/** The same operation as the REST API has it; emulated. */
const rest = {
  eventDataId: '3A4A487F-2cc1-472f-b70a-38d7a546a95b',
  eventTimestamp: row.time,
  operationName: { value: 'Microsoft.Web/sites/restart/action', localizedValue: 'Restart' },
  status: { value: 'Started', localizedValue: 'Started' },
  category: { value: 'Administrative', localizedValue: 'Administrative' },
  resourceId,
  correlationId: row.correlationId,
  subscriptionId: account,
  properties: {},
}

/** The record as it is passed over, which says what the parser says of it. */
function skim(value: object): SkimmedRecord | undefined {
  return passer.skimSoundly(JSON.stringify(value))
}

describe('a row that nothing could use', () => {
  it.each([
    ['as it is exported', row, 'azure-event-hub', 'Start', row.operationName],
    ['of the REST API', rest, 'azure-rest', 'Started', rest.operationName.value],
  ] as const)('%s is known by its place and time, its key and its operation', (...one) => {
    const [, value, dialect, status, operation] = one
    expect(skim(value)).toMatchObject({
      time: Date.UTC(2026, 8, 15, 10, 0, 1, 123),
      place: { source: 'azure.activitylogs', account, region: undefined, isDataEvent: false },
      part: {
        key: ['azure', row.correlationId, operation, resourceId].join('\n').toLowerCase(),
        status,
        dialect,
        bytes: Buffer.from(JSON.stringify(value)),
      },
    })
  })

  it('is asked about once for every spelling of its operation', () => {
    asked.length = 0
    skim({ ...row, operationName: 'Microsoft.Web/Sites/Stop/Action' })
    skim({ ...row, operationName: 'MICROSOFT.WEB/SITES/STOP/ACTION' })
    skim({ ...rest, operationName: { value: 'microsoft.web/sites/stop/action' } })
    expect(new Set(asked.map((action) => action.join(' ')))).toEqual(
      new Set(['azure.activitylogs  microsoft.web/sites/stop/action']),
    )
  })
})

describe('a row is left to the parser', () => {
  it.each<[string, object]>([
    ['when it is needed, in whatever letters', { operationName: needed.toUpperCase() }],
    ['without an operation', { operationName: undefined }],
    ['with an operation that is no name', { operationName: 'Restart a site' }],
    ['without a resource', { resourceId: undefined }],
    ['with a resource of no subscription', { resourceId: '/providers/Microsoft.Web' }],
    ['with a subscription that is none', { resourceId: `/subscriptions/${account}x/y` }],
    ['with a resource that has an escape', { resourceId: `${resourceId}"` }],
    ['without a correlation', { correlationId: undefined }],
    ['with a correlation of no characters', { correlationId: '' }],
    ['without a result', { resultType: undefined }],
    ['with a result that is no word', { resultType: '0' }],
    ['without a time', { time: undefined }],
    ['with a time of another form', { time: '9/15/2026 10:00:01 AM' }],
    ['of another table', { category: 'AzureBackupReport' }],
    ['without a category', { category: undefined }],
    ['with the id of a REST row', { eventDataId: 'x' }],
    ['with anything that rows do not have', { Type: 'AzureActivity' }],
  ])('%s', (_, changes) => {
    expect(skim({ ...row, ...changes })).toBeUndefined()
  })

  it.each<[string, object]>([
    ['when it is needed', { operationName: { value: 'Microsoft.Compute/snapshots/write' } }],
    ['with an operation that is text', { operationName: 'Microsoft.Web/sites/restart/action' }],
    ['with a category that is text', { category: 'Administrative' }],
    ['with a state that is text', { status: 'Started' }],
    ['without an id', { eventDataId: undefined }],
    ['with an id of no characters', { eventDataId: '' }],
    ['that names another subscription', { subscriptionId: account.replace('a', 'b') }],
    ['with a subscription that is no text', { subscriptionId: 7 }],
    ['with a time that is a number', { eventTimestamp: 1789466401 }],
  ])('%s, of the REST API', (_, changes) => {
    expect(skim({ ...rest, ...changes })).toBeUndefined()
  })
})

it.each([
  ['as it is exported', row],
  ['of the REST API', rest],
])(
  'whatever is odd about a row, the parser says the same of what is passed over: %s',
  (_, value) => {
    expect(passer.countSound(oddTexts(value, oddities), 2000)).toBeGreaterThan(200)
  },
)
