import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import { parsedRecord } from '../../../test/builders/record-facts.ts'
import {
  needed,
  oddities,
  passer,
  resource,
  splitFacts,
  subscription,
} from '../../../test/builders/skimmed-azure.ts'

const claims = JSON.stringify({ appid: 'a', name: 'x' })

/** A row of AzureActivity as a query prints it; emulated. */
const row = {
  TenantId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  SourceSystem: 'Azure',
  CallerIpAddress: '192.0.2.7',
  CategoryValue: 'Administrative',
  CorrelationId: 'C0EC8139-89bc-4712-b20b-67e0b164dd1d',
  Claims: claims,
  Claims_d: { appid: 'a', name: 'x' },
  Level: 'Informational',
  OperationNameValue: 'MICROSOFT.WEB/SITES/RESTART/ACTION',
  Properties: '{}',
  Caller: 'x@example.com',
  EventDataId: '3A4A487F-2cc1-472f-b70a-38d7a546a95b',
  EventSubmissionTimestamp: '2026-09-15T10:00:31Z',
  HTTPRequest: '',
  ActivityStatusValue: 'Start',
  TimeGenerated: '2026-09-15T10:00:01.1239999Z',
  SubscriptionId: subscription.toUpperCase(),
  OperationName: null,
  ActivityStatus: null,
  Category: null,
  ResourceId: '',
  Type: 'AzureActivity',
  _ResourceId: resource,
  TableName: 'PrimaryResult',
}

describe('a row that nothing could use', () => {
  it('is known by its place and time, its key and its operation', () => {
    const json = JSON.stringify(row)
    expect(passer.skimSoundly(json)).toBeDefined()
    const key = ['azure', row.CorrelationId, row.OperationNameValue, resource].join('\n')
    expect(passer.facts(json)).toMatchObject({
      time: Date.UTC(2026, 8, 15, 10, 0, 1, 123),
      place: { account: subscription, region: undefined },
      part: { key: key.toLowerCase(), phase: 0 },
      kept: { dialect: 'azure-log-analytics', json },
    })
  })

  it.each<[string, object]>([
    ['in the resource that stands first', { ResourceId: `${resource}/slots/b` }],
    ['of no other resource', { _ResourceId: undefined, ResourceId: resource }],
    ['of a resource that is no text', { ResourceId: 7 }],
    ['of a subscription that only its resource names', { SubscriptionId: '' }],
    ['whose subscription stands twice', { _SubscriptionId: subscription }],
    ['of a state that is none', { ActivityStatusValue: 'Active' }],
    ['that has ended', { ActivityStatusValue: 'Success', ActivityStatus: 'Started' }],
    ['of a category of its own', { Category: 'Administrative' }],
    ['of a table that is not named', { Type: undefined, TableName: undefined }],
    ['in the words of the display as well', { OperationName: 'Restart a site' }],
  ])('may be one %s', (_, changes) => {
    expect(passer.skimSoundly(JSON.stringify({ ...row, ...changes }))).toBeDefined()
  })
})

describe('a row is left to the parser', () => {
  it.each<[string, object]>([
    ['when it is needed, in whatever letters', { OperationNameValue: needed.toUpperCase() }],
    ['of the older form', { OperationNameValue: undefined, OperationName: 'Restart a site' }],
    ['with an operation that is null', { OperationNameValue: null }],
    ['with an operation that is an object', { OperationNameValue: { value: 'a/write' } }],
    ['with an operation that is no name', { OperationNameValue: 'Restart a site' }],
    ['without a state', { ActivityStatusValue: '', ActivityStatus: 'Started' }],
    ['without a resource', { _ResourceId: null }],
    ['with a resource of no subscription', { _ResourceId: '/providers/Microsoft.Web' }],
    [
      'of another subscription than its resource',
      { SubscriptionId: subscription.replace('a', 'b') },
    ],
    ['of another one by its second column', { _SubscriptionId: subscription.replace('a', 'b') }],
    ['with a subscription that is no text', { SubscriptionId: 7 }],
    ['without a correlation', { CorrelationId: '' }],
    ['without an id', { EventDataId: '' }],
    ['with an id that is no text', { EventDataId: 7 }],
    ['without a time', { TimeGenerated: undefined }],
    ['with a time as the portal prints it', { TimeGenerated: '9/15/2026, 10:00:01.123 AM' }],
    ['of a table of Azure Backup', { Type: 'CoreAzureBackup' }],
    ['of a category of Azure Backup', { Category: 'AzureBackupReport' }],
    ['of such a table by its name', { TableName: 'AddonAzureBackupJobs' }],
    ['with a type that is no text', { Type: ['CoreAzureBackup'] }],
    ['with anything that the table does not have', { Computer: 'x' }],
    ['with the columns of a CSV export', { 'TimeGenerated [UTC]': row.TimeGenerated }],
  ])('%s', (_, changes) => {
    expect(passer.skim(JSON.stringify({ ...row, ...changes }))).toBeUndefined()
  })
})

it('whatever is changed of a row, the parser says the same of what is passed over', () => {
  expect(passer.countSound(oddTexts(row, oddities), 4000)).toBeGreaterThan(400)
})

/** Rows as the query API answers with them: columns, then the values of each row in their order. */
function tableOf(
  rows: readonly (readonly unknown[])[],
  { columns = Object.keys(row), space = '' }: { columns?: readonly string[]; space?: string } = {},
): string {
  const named = columns.map((name) => ({ name, type: 'string' }))
  return JSON.stringify({ tables: [{ name: 'PrimaryResult', columns: named, rows }] }, null, space)
}

const valuesOf = (changes: object): readonly unknown[] => Object.values({ ...row, ...changes })

describe('a row of a table', () => {
  it('is the object of its columns, to the last of its members', () => {
    const text = tableOf([valuesOf({}), valuesOf({ EventDataId: 'x' })])
    const { facts, skimmed } = splitFacts(text, text.length, { isSkimming: true })
    expect(skimmed).toBe(2)
    expect(facts).toEqual(splitFacts(text, text.length, { isSkimming: false }).facts)
    const alone = parsedRecord(JSON.stringify(row))?.facts
    const inTable = { ...alone, envelopes: ['table-rows'] }
    expect(facts[0]).toEqual({ line: 1, holder: 'table-rows', facts: inTable })
  })

  it.each<[string, string]>([
    ['that is needed', tableOf([valuesOf({ OperationNameValue: needed })])],
    ['of a table of Azure Backup', tableOf([valuesOf({ Type: 'CoreAzureBackup' })])],
    ['with fewer values than columns', tableOf([valuesOf({}).slice(0, -1)])],
    ['with more values than columns', tableOf([[...valuesOf({}), 1]])],
    [
      'of a table with other columns',
      tableOf([[...valuesOf({}), 1]], { columns: [...Object.keys(row), 'Computer'] }),
    ],
    [
      'of a table with a column twice',
      tableOf([[...valuesOf({}), 'x']], { columns: [...Object.keys(row), 'EventDataId'] }),
    ],
    ['of a table without columns', JSON.stringify({ tables: [{ rows: [valuesOf({})] }] })],
    [
      'that stands before its columns',
      JSON.stringify({
        tables: [{ rows: [valuesOf({})], columns: Object.keys(row).map((name) => ({ name })) }],
      }),
    ],
    ['in another array', JSON.stringify({ Records: [valuesOf({})] })],
    ['alone', JSON.stringify([valuesOf({})])],
  ])('is left to the parser %s', (_, text) => {
    const { facts, skimmed } = splitFacts(text, text.length, { isSkimming: true })
    expect(skimmed).toBe(0)
    expect(facts).toEqual(splitFacts(text, text.length, { isSkimming: false }).facts)
  })

  it('is what the parser makes of it, whatever tables there are, however they arrive', () => {
    const change = fc.constantFrom<object[]>(
      {},
      {},
      {},
      { OperationNameValue: needed },
      { EventDataId: null },
      { Caller: 'é' },
      { Properties: '{"a":"\\"},["}' },
      { Properties: { rows: [[{}], {}], tables: [{ rows: [[]] }] } },
    )
    const names = Object.keys(row)
    const table = fc.record({
      rows: fc.array(fc.oneof(change.map(valuesOf), fc.constant([1])), { maxLength: 4 }),
      columns: fc.constantFrom(names, names, names.toReversed(), ['Computer']),
      space: fc.constantFrom('', '', ' ', '\n'),
    })
    const cut = fc.oneof(fc.constant(0), fc.nat(600))
    let passed = 0
    const isSame = (tables: readonly string[], chunkBytes: number, missing: number): void => {
      const all = tables.join('\n')
      const text = all.slice(0, all.length - missing)
      const { facts, skimmed } = splitFacts(text, chunkBytes, { isSkimming: true })
      expect(facts).toEqual(splitFacts(text, chunkBytes, { isSkimming: false }).facts)
      passed += skimmed
    }
    const written = table.map(({ rows, columns, space }) =>
      // In another order, with the values in that order too.
      tableOf(columns[0] === names.at(-1) ? rows.map((values) => values.toReversed()) : rows, {
        columns,
        space,
      }),
    )
    const tables = fc.array(written, { minLength: 1, maxLength: 3 })
    const chunk = fc.integer({ min: 1, max: 4000 })
    fc.assert(fc.property(tables, chunk, cut, isSame), { numRuns: 300 })
    expect(passed).toBeGreaterThan(100)
  })
})
