import { describe, expect, it } from 'vitest'
import { azureEvent, azureRecord } from '../../test/builders/azure-builder.ts'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { gcpEntry, gcpEvent } from '../../test/builders/gcp-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { placeOf } from './place.ts'
import { type SourceCoverage, SourceLedger } from './source-ledger.ts'

/** An emulated event that was made of one record. */
function aws(time: number, fields: JsonObject = {}): Event {
  const event = cloudtrailEvent(emulatedCall('ec2', 'CreateSnapshot', fields))
  return { ...event, time, endTime: time, records: [recordOf('e-1')] }
}

function recordOf(id: string): Event['records'][number] {
  const origin = { file: 'a.json', index: 0, envelopes: [] }
  return {
    id,
    record: { source: 'aws.cloudtrail', dialect: 'cloudtrail', value: {}, origin },
  }
}

function coverageOf(...events: readonly Event[]): readonly SourceCoverage[] {
  const ledger = new SourceLedger()
  for (const event of events) ledger.see(event)
  return ledger.coverage()
}

const azure = azureEvent(
  azureRecord({
    operation: 'Microsoft.Compute/disks/write',
    resource: 'Microsoft.Compute/disks/d',
  }),
)
const gcp = gcpEntry({ method: 'v1.compute.disks.insert', resource: 'global/disks/d' })

const hasDataEvents = (...events: readonly Event[]): boolean | undefined =>
  coverageOf(...events)[0]?.dataEvents

describe('coverage', () => {
  it('counts what is known by its place and time alone like an event', () => {
    const events = [aws(100), aws(50, { eventCategory: 'Data', awsRegion: 'us-east-1' })]
    const ledger = new SourceLedger()
    const source = 'aws.cloudtrail'
    const [first, second] = events.map((event) => placeOf(event))
    const note = (place = first, time = 100, isData = false): void =>
      ledger.note({ ...place, source, isDataEvent: isData }, { records: 1, from: time, to: time })
    note()
    note(second, 50, true)
    expect(ledger.coverage()).toEqual(coverageOf(...events))
  })

  it('is empty before anything was read', () => {
    expect(coverageOf()).toEqual([])
  })

  it('names accounts and regions once, in order, and the span of time', () => {
    const other = { recipientAccountId: '000011112222', awsRegion: 'us-east-1' }
    expect(coverageOf(aws(50), aws(20, other), aws(90))).toEqual([
      {
        kind: 'aws.cloudtrail',
        accounts: ['000011112222', '111122223333'],
        regions: ['eu-west-1', 'us-east-1'],
        from: 20,
        to: 90,
        records: 3,
        dataEvents: false,
      },
    ])
  })

  it('counts each record of a merged event and reaches to its last', () => {
    const merged = { ...aws(10), endTime: 70, records: [recordOf('e-1'), recordOf('e-2')] }
    expect(coverageOf(merged)).toMatchObject([{ from: 10, to: 70, records: 2 }])
  })

  it('keeps log sources apart, in the order of their names', () => {
    const kinds = coverageOf(gcpEvent(gcp), azure, aws(1)).map(({ kind }) => kind)
    expect(kinds).toEqual(['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit'])
  })

  it('notes whether events that are off by default were among them', () => {
    const logName = 'projects/payroll-prod/logs/cloudaudit.googleapis.com%2Fdata_access'
    expect(hasDataEvents(aws(1), aws(2, { eventCategory: 'Data' }), aws(3))).toBe(true)
    expect(hasDataEvents(aws(1, { eventCategory: 'Management' }))).toBe(false)
    expect(hasDataEvents(gcpEvent({ ...gcp, logName }))).toBe(true)
    expect(hasDataEvents(gcpEvent(gcp))).toBe(false)
    expect(hasDataEvents(azure)).toBe(false)
  })
})
