import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import { parsedRecord, RecordPasser } from '../../../test/builders/record-facts.ts'
import { Fingerprinter } from '../fingerprint.ts'
import type { RecordFilter } from '../record-filter.ts'
import { Skimmer } from './skimmer.ts'

const passer = new RecordPasser({ dialects: ['cloudtrail-athena-row'] })

/** A row of the table that Athena's guide has one create; emulated. */
const row = {
  eventversion: '1.11',
  eventtime: '2026-09-15T10:00:01Z',
  eventsource: 'ec2.amazonaws.com',
  eventname: 'DescribeTags',
  awsregion: 'eu-west-1',
  sourceipaddress: '192.0.2.7',
  useragent: 'aws-cli/2',
  errorcode: null,
  errormessage: null,
  requestid: 'r-1',
  eventid: '8f0d0e3a-0000-4000-8000-000000000001',
  eventtype: 'AwsApiCall',
  apiversion: null,
  readonly: 'true',
  recipientaccountid: '111122223333',
  sharedeventid: null,
  vpcendpointid: null,
  vpcendpointaccountid: null,
  eventcategory: 'Management',
  sessioncredentialfromconsole: null,
  requestparameters: '{"filterSet":{}}',
  responseelements: null,
  additionaleventdata: null,
  serviceeventdetails: null,
  edgedevicedetails: null,
  useridentity: { type: 'IAMUser', accountid: '444455556666', username: 'ann' },
  resources: [{ arn: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1', accountid: '1' }],
  tlsdetails: { tlsversion: 'TLSv1.3' },
  addendum: null,
}

const skim = (changes: object): object | undefined =>
  passer.facts(JSON.stringify({ ...row, ...changes }))

describe('a row that nothing could use', () => {
  it.each<[string, object]>([
    ['as it is', {}],
    ['with a time as a table may print it', { eventtime: '2026-09-15 10:00:01.250' }],
    ['with a time in UTC by name', { eventtime: '2026-09-15 10:00:01 UTC' }],
    ['with a fraction of a second', { eventtime: '2026-09-15T10:00:01.1239999Z' }],
    ['of a data event', { eventcategory: 'Data' }],
    ['of no category', { eventcategory: null }],
    ['of an older table', { eventcategory: undefined, eventtype: undefined }],
    ['of no region', { awsregion: null }],
    ['with texts of no characters', { awsregion: '', eventcategory: '', eventtype: '' }],
    ['with an identity that is text', { useridentity: '{type=IAMUser, accountid=1}' }],
    ['without an identity', { useridentity: null }],
    ['with the columns of partitions', { region: 'eu-west-1', year: '2026', timestamp: 'x' }],
  ])('%s is known as the parser knows it', (_, changes) => {
    const text = JSON.stringify({ ...row, ...changes })
    expect(parsedRecord(text)?.facts).toMatchObject({ envelopes: [], part: undefined })
    expect(passer.skimSoundly(text)).toBeDefined()
  })

  it('stands in the account whose log it is', () => {
    const place = {
      source: 'aws.cloudtrail',
      account: '111122223333',
      region: 'eu-west-1',
      isDataEvent: false,
    }
    expect(skim({})).toMatchObject({ time: Date.UTC(2026, 8, 15, 10, 0, 1), place })
  })
})

describe('a row is left to the parser', () => {
  it.each<[string, object]>([
    ['without a service', { eventsource: null }],
    ['with a service that is no name', { eventsource: 'EC2' }],
    ['without an action', { eventname: undefined }],
    ['with an action that Elastic takes for none', { eventname: 'none' }],
    ['without an account', { recipientaccountid: null }],
    ['with an account that is none', { recipientaccountid: '1111' }],
    ['with an account that is a number', { recipientaccountid: 111122223333 }],
    ['without an id', { eventid: null }],
    ['with an id of no characters', { eventid: '' }],
    ['with an id that has an escape', { eventid: 'a"b' }],
    ['without a time', { eventtime: null }],
    ['with a time of another zone', { eventtime: '2026-09-15T10:00:01+02:00' }],
    ['with a time that is a number', { eventtime: 1789466401000 }],
    ['with a region that is none', { awsregion: 'EU' }],
    ['with a region that is no text', { awsregion: ['eu-west-1'] }],
    ['with a category that is no text', { eventcategory: 1 }],
    ['of an unknown type', { eventtype: 'AwsCloudTrailInsight' }],
    ['with a column of another spelling as well', { eventTime: '2026-09-15T10:00:02Z' }],
    ['with any other column', { more: 'x' }],
    ['with a text that is not ASCII', { useragent: 'é' }],
  ])('%s', (_, changes) => {
    expect(skim(changes)).toBeUndefined()
  })
})

/** The columns of a use of a key for something. */
const context = (name: string): object => ({
  requestparameters: JSON.stringify({ encryptionContext: { [name]: 'vol-1' } }),
})

/** Is the row, with changes, passed over by a filter? */
function isPassed(filter: RecordFilter, changes: object): boolean {
  const skimmer = new Skimmer(filter, new Fingerprinter())
  const bytes = Buffer.from(JSON.stringify({ ...row, ...changes }))
  return skimmer.skim(bytes, 0, bytes.length)
}

describe('of an action that is needed in part', () => {
  it('a row is of no use without the mark, in whatever letters and however it is written', () => {
    const marked: RecordFilter = {
      needs: () => true,
      suffices: () => ({ kind: 'mark', text: 'aws:ebs:id' }),
    }
    expect(isPassed(marked, {})).toBe(true)
    expect(isPassed(marked, context('aws:s3:arn'))).toBe(true)
    expect(isPassed(marked, context('aws:ebs:id'))).toBe(false)
    expect(isPassed(marked, context('AWS:EBS:ID'))).toBe(false)
    expect(isPassed(marked, { requestparameters: '{"aws\\u003aebs:id":"vol-1"}' })).toBe(false)
  })

  it('a row is no event as its log has it, so that its text is not enough', () => {
    expect(isPassed({ needs: () => true, suffices: () => ({ kind: 'native' }) }, {})).toBe(false)
    expect(isPassed({ needs: () => true }, {})).toBe(false)
  })
})

it('is passed over only where the parser agrees', () => {
  const strange = [
    'eventSource',
    'eventName',
    'eventType',
    'insightDetails',
    'eventJson',
    'message',
  ]
  const members = [...strange, 'class_uid', 'logName', 'eventid']
  expect(passer.countSound(oddTexts(row, { members }), 3000)).toBeGreaterThan(200)
})
