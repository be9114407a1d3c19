import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import { parsedRecord, RecordPasser } from '../../../test/builders/record-facts.ts'
import { Fingerprinter } from '../fingerprint.ts'
import { Skimmer } from './skimmer.ts'

const passer = new RecordPasser({ dialects: ['cloudtrail-lake-row', 'cloudtrail'] })

/** A row of a query of CloudTrail Lake as an object, which has every column; emulated. */
const row = {
  eventVersion: '1.11',
  userIdentity: '{type=IAMUser, principalid=AIDA1, accountid=444455556666, sessioncontext=null}',
  eventTime: '2026-09-15 10:00:01.000',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeTags',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '192.0.2.7',
  userAgent: 'aws-cli/2',
  errorCode: null,
  errorMessage: null,
  requestParameters: '{filterSet={}}',
  responseElements: null,
  additionalEventData: null,
  requestID: 'r-1',
  eventID: '8f0d0e3a-0000-4000-8000-000000000001',
  readOnly: 'true',
  resources: '[{arn=arn:aws:ec2:eu-west-1:111122223333:instance/i-1}]',
  eventType: 'AwsApiCall',
  apiVersion: null,
  managementEvent: 'true',
  recipientAccountId: '111122223333',
  sharedEventID: null,
  vpcEndpointId: null,
  vpcEndpointAccountId: null,
  serviceEventDetails: null,
  addendum: null,
  edgeDeviceDetails: null,
  insightDetails: null,
  eventCategory: 'Management',
  tlsDetails: '{tlsversion=TLSv1.3}',
  sessionCredentialFromConsole: null,
}

const skim = (changes: object): object | undefined =>
  passer.facts(JSON.stringify({ ...row, ...changes }))

describe('a row that nothing could use', () => {
  it.each<[string, object]>([
    ['as it is', {}],
    ['with a time as CloudTrail writes it', { eventTime: '2026-09-15T10:00:01Z' }],
    ['with a fraction of a second', { eventTime: '2026-09-15 10:00:01.1239999' }],
    ['of a data event', { eventCategory: 'Data' }],
    ['of no type and no category', { eventType: null, eventCategory: null }],
    ['of no region', { awsRegion: null }],
    ['with an empty column of insights', { insightDetails: '' }],
    ['with an identity that is JSON', { userIdentity: '{"type":"IAMUser"}' }],
    ['with an identity of no characters', { userIdentity: '' }],
  ])('%s is known as the parser knows it', (_, changes) => {
    const text = JSON.stringify({ ...row, ...changes })
    expect(parsedRecord(text)?.facts).toMatchObject({ envelopes: [], part: undefined })
    expect(passer.skimSoundly(text)).toBeDefined()
  })
})

describe('a row is left to the parser', () => {
  it.each<[string, object]>([
    ['without an identity', { userIdentity: null }],
    ['with an action that is no name', { eventName: 'Describe Tags' }],
    ['without an account', { recipientAccountId: null }],
    ['without an id', { eventID: null }],
    ['without a time', { eventTime: null }],
    ['with a time of another form', { eventTime: '9/15/2026 10:00:01 AM' }],
    ['of an insight, by its type', { eventType: 'AwsCloudTrailInsight' }],
    ['of an insight, by its column', { insightDetails: '{state=Start}' }],
    ['with the event itself', { eventJson: '{}' }],
    ['with any other column', { more: null }],
  ])('%s', (_, changes) => {
    expect(skim(changes)).toBeUndefined()
  })

  it('when its text would be enough if it were that of the event', () => {
    const filter = { needs: () => true, suffices: () => ({ kind: 'native' }) as const }
    const skimmer = new Skimmer(filter, new Fingerprinter())
    const skims = (value: object): boolean => {
      const bytes = Buffer.from(JSON.stringify(value))
      skimmer.forget()
      return skimmer.skim(bytes, 0, bytes.length)
    }
    const { insightDetails: _, ...event } = row
    expect(skims(row)).toBe(false)
    expect(skims({ ...event, userIdentity: {}, eventTime: '2026-09-15T10:00:01Z' })).toBe(true)
  })
})

it('teaches no run what events are like', () => {
  const skimmer = new Skimmer({ needs: () => false }, new Fingerprinter())
  const skims = (value: object): boolean => {
    const bytes = Buffer.from(JSON.stringify(value))
    skimmer.forget()
    return skimmer.skim(bytes, 0, bytes.length)
  }
  const { insightDetails: _, ...event } = row
  expect(skims({ ...event, userIdentity: {}, eventTime: '2026-09-15T10:00:01Z' })).toBe(true)
  const { places } = skimmer.run
  expect(places).toBeDefined()
  expect(skims({ ...row, recipientAccountId: '444455556666' })).toBe(true)
  expect(skimmer.record.place.account).toBe('444455556666')
  expect(skimmer.run.places).toBe(places)
})

it('is passed over only where the parser agrees', () => {
  const strange = ['eventsource', 'eventname', 'eventJson', 'message', 's3', 'detail-type', 'type']
  const members = [...strange, 'eventtime', 'Records', '__proto__']
  expect(passer.countSound(oddTexts(row, { members }), 3000)).toBeGreaterThan(200)
})
