import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import { fingerprinter, RecordPasser } from '../../../test/builders/record-facts.ts'
import { plainEvent, trailed } from '../../../test/builders/skimmable-records.ts'
import { Skimmer } from './skimmer.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const asked: string[] = []
const passer = new RecordPasser({
  filter: {
    needs: (source, service, name) => {
      asked.push(`${source} ${service} ${name}`)
      return name === 'CreateSnapshot'
    },
  },
  // An event whose identity is text is read as a row of CloudTrail Lake, to the same effect.
  dialects: ['cloudtrail', 'cloudtrail-lake-row'],
})
const { skimmer } = passer

const event = {
  ...plainEvent,
  ...trailed,
  requestParameters: { filterSet: {} },
  managementEvent: true,
}

/** The event with changes as it is passed over, which says what the parser says of it. */
function skim(changes: object = {}): SkimmedRecord | undefined {
  return passer.skimSoundly(JSON.stringify({ ...event, ...changes }))
}

describe('a record that nothing could use', () => {
  it('is known by its place and time, and by its key', () => {
    expect(skim()).toMatchObject({
      time: Date.UTC(2026, 8, 15, 10, 0, 1),
      place: {
        source: 'aws.cloudtrail',
        account: '111122223333',
        region: 'eu-west-1',
        isDataEvent: false,
      },
      ...fingerprinter.of('aws.cloudtrail 8f0d0e3a-0000-4000-8000-000000000001 111122223333'),
    })
  })

  it('is found anywhere in the bytes, one after the other', () => {
    const text = JSON.stringify(event)
    const bytes = Buffer.from(`xx${text},${text}`)
    skimmer.forget()
    expect(skimmer.skim(bytes, 2, bytes.length)).toBe(true)
    expect(skimmer.record.end).toBe(2 + text.length)
    expect(skimmer.skim(bytes, 3 + text.length, bytes.length)).toBe(true)
    expect(skimmer.record.end).toBe(bytes.length)
  })

  it('may be a data event, and of another account and region than the last', () => {
    expect(skim({ eventCategory: 'Data' })?.place.isDataEvent).toBe(true)
    const changes = { recipientAccountId: '444455556666', awsRegion: 'us-east-1' }
    expect(skim(changes)?.place).toMatchObject({ account: '444455556666', region: 'us-east-1' })
    expect(skim()?.place).toMatchObject({ account: '111122223333', region: 'eu-west-1' })
    expect(skim({ awsRegion: undefined })?.place.region).toBeUndefined()
  })

  it('is asked about once for each action', () => {
    asked.length = 0
    skim({ eventName: 'DescribeHosts' })
    skim({ eventName: 'DescribeHosts', eventID: 'e-2' })
    skim({ eventName: 'DescribeHosts', eventSource: 'rds.amazonaws.com' })
    expect(asked).toEqual([
      'aws.cloudtrail ec2.amazonaws.com DescribeHosts',
      'aws.cloudtrail rds.amazonaws.com DescribeHosts',
    ])
  })
})

describe('a record is left to the parser', () => {
  it.each<[string, object]>([
    ['when it is needed', { eventName: 'CreateSnapshot' }],
    ['without an id', { eventID: undefined }],
    ['with an id of no characters', { eventID: '' }],
    ['with an id that has an escape', { eventID: 'a"b' }],
    ['with an id that is very long', { eventID: 'a'.repeat(65) }],
    ['without an action', { eventName: undefined }],
    ['with an action that is no name', { eventName: 'Describe Tags' }],
    ['with an action that Elastic takes for none', { eventName: 'none' }],
    ['without a service', { eventSource: undefined }],
    ['with a service that is no name', { eventSource: 'EC2' }],
    ['without a time', { eventTime: undefined }],
    ['with a time of another form', { eventTime: '2026-09-15 10:00:01 UTC' }],
    ['without an account', { recipientAccountId: undefined }],
    ['with an account that is none', { recipientAccountId: '1111' }],
    ['with a region that is none', { awsRegion: 'EU' }],
    ['with a region that is no text', { awsRegion: 1 }],
    ['of an unknown type', { eventType: 'AwsCloudTrailInsight' }],
    ['without a type', { eventType: undefined }],
    ['with an identity that is null', { userIdentity: null }],
    ['with an identity that is a list', { userIdentity: [] }],
    ['with a column of CloudTrail Lake that says nothing', { insightDetails: null }],
    ['with a region of no characters', { awsRegion: '' }],
    ['with a category that is no text', { eventCategory: null }],
    ['with anything that events do not have', { insightDetails: {} }],
    ['with a text that is not ASCII', { userAgent: 'é' }],
  ])('%s', (_, changes) => {
    expect(skim(changes)).toBeUndefined()
  })

  it('when it is not whole, and of a window that is too large', () => {
    const text = Buffer.from(JSON.stringify(event))
    skimmer.forget()
    expect(skimmer.skim(text, 0, text.length - 1)).toBe(false)
    skimmer.forget()
    expect(skimmer.skim(Buffer.alloc(2 ** 21, text), 0, 2 ** 21)).toBe(false)
  })
})

describe('of a record that is needed in part', () => {
  const partial = new Skimmer(
    {
      needs: () => true,
      suffices: (_, service) =>
        service === 'kms.amazonaws.com'
          ? { kind: 'mark', text: 'aws:ebs:id' }
          : service === 'sts.amazonaws.com'
            ? { kind: 'native' }
            : undefined,
    },
    fingerprinter,
  )

  function skimPartly(value: object): SkimmedRecord | undefined {
    const bytes = Buffer.from(JSON.stringify(value))
    partial.forget()
    return partial.skim(bytes, 0, bytes.length) ? partial.record : undefined
  }

  it('the text is told where no event need be made of it', () => {
    const grant = { ...event, eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole' }
    expect(skimPartly(grant)?.native).toBe(JSON.stringify(grant))
    const wrapped = { 'detail-type': 'AWS API Call via CloudTrail', detail: grant }
    expect(skimPartly(wrapped)?.native).toBe(JSON.stringify(grant))
    const said = { timestamp: 1, message: JSON.stringify(grant) }
    expect(skimPartly(said)?.native).toBe(JSON.stringify(grant))
  })

  it('nothing is needed without its mark, in whatever letters', () => {
    const use = { ...event, eventSource: 'kms.amazonaws.com', eventName: 'Decrypt' }
    expect(skimPartly(use)?.native).toBeUndefined()
    expect(skimPartly(use)?.time).toBe(Date.UTC(2026, 8, 15, 10, 0, 1))
    for (const name of ['aws:ebs:id', 'AWS:EBS:ID', 'Aws:ebS:iD']) {
      expect(skimPartly({ ...use, requestParameters: { [name]: 'vol-1' } })).toBeUndefined()
    }
    const hidden = JSON.stringify({ ...use, requestParameters: { x: 1 } }).replace(
      '"x"',
      '"aws\\u003aebs:id"',
    )
    partial.forget()
    expect(partial.skim(Buffer.from(hidden), 0, hidden.length)).toBe(false)
    expect(skimPartly(event)).toBeUndefined()
  })
})

it('whatever is odd about an event, the parser says the same of what is passed over', () => {
  const members = [
    'eventsource',
    'eventJson',
    'insightDetails',
    'message',
    'detail-type',
    'Records',
  ]
  expect(passer.countSound(oddTexts(event, { members }), 2000)).toBeGreaterThan(200)
})
