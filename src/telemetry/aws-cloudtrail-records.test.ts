import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { recordKeyOf, recordShapeOf, skipReasonOf } from './recognise-record.ts'

const action = { eventSource: 'ec2.amazonaws.com', eventName: 'CreateSnapshot' }
const ids = { eventID: 'e-1', recipientAccountId: '111122223333' }
const ocsf = {
  class_uid: 6003,
  metadata: { uid: 'e-1', product: { name: 'CloudTrail' } },
  cloud: { account: { uid: '111122223333' } },
}

/** The dialect and the key of a record. */
function recognised(value: JsonObject): readonly (string | undefined)[] {
  const shape = recordShapeOf(value)
  return shape === undefined ? [] : [shape.dialect, recordKeyOf(shape, value)]
}

describe('CloudTrail dialects', () => {
  it('share the identity of one event', () => {
    const key = 'aws.cloudtrail e-1 111122223333'
    const native = { ...action, ...ids, userIdentity: { type: 'Root' } }
    expect(recognised(native)).toEqual(['cloudtrail', key])
    expect(recognised({ ...action, ...ids, eventType: 'AwsServiceEvent' })).toEqual([
      'cloudtrail',
      key,
    ])
    expect(recognised({ ...native, userIdentity: '{type=Root}' })).toEqual([
      'cloudtrail-lake-row',
      key,
    ])
    expect(recognised({ ...action, ...ids, eventTime: '2024-01-01 00:00:00' })).toEqual([
      'cloudtrail-lake-row',
      key,
    ])
    const athena = { eventsource: 'ec2.amazonaws.com', eventname: 'CopyImage', eventid: 'e-1' }
    expect(recognised({ ...athena, recipientaccountid: '111122223333' })).toEqual([
      'cloudtrail-athena-row',
      key,
    ])
    expect(recognised(ocsf)).toEqual(['cloudtrail-ocsf', key])
    const older = { ...ocsf, cloud: {}, unmapped: { recipientAccountId: '111122223333' } }
    expect(recognised(older)).toEqual(['cloudtrail-ocsf', key])
  })

  it('tell the deliveries of a cross-account event apart', () => {
    const there = { ...action, eventType: 'AwsApiCall', ...ids, recipientAccountId: '444455556666' }
    expect(recognised(there)[1]).toBe('aws.cloudtrail e-1 444455556666')
  })

  it('take a hash of the record where it has no id', () => {
    const nameless = { ...action, eventType: 'AwsApiCall', eventTime: '2024-01-01T00:00:00Z' }
    const [, key] = recognised(nameless)
    expect(key).toMatch(/^aws\.cloudtrail [0-9a-f]{64}$/)
    expect(recognised({ ...nameless })[1]).toBe(key)
    expect(recognised({ ...nameless, errorCode: 'x' })[1]).not.toBe(key)
  })

  it('are not seen in what only resembles them', () => {
    expect(recognised({ eventName: 'CreateSnapshot', userIdentity: {} })).toEqual([])
    expect(recognised({ ...ocsf, metadata: { product: { name: 'GuardDuty' } } })).toEqual([])
  })
})

describe('what CloudTrail delivers beside events', () => {
  it.each<[string, JsonObject]>([
    ['insight', { eventType: 'AwsCloudTrailInsight', insightDetails: {} }],
    ['digest', { awsAccountId: '1', digestStartTime: '2024', logFiles: [] }],
    ['lake-signature', { hashSignature: 'x', queryCompleteTime: '2024', files: [] }],
    ['s3-notification', { eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: {} }],
    ['s3-notification', { Service: 'Amazon S3', Event: 's3:TestEvent' }],
    ['s3-notification', { s3Bucket: 'logs', s3ObjectKey: ['AWSLogs/1.json.gz'] }],
    ['control-message', { messageType: 'CONTROL_MESSAGE', logEvents: [] }],
    ['control-message', { id: '', timestamp: 1, message: 'CWL CONTROL MESSAGE: Checking' }],
    ['ebs-notification', { 'detail-type': 'EBS Snapshot Notification', detail: { event: 'x' } }],
    ['eventbridge-notification', { 'detail-type': 'Object Created', detail: { bucket: {} } }],
  ])('is skipped as %s', (reason, value) => {
    expect(skipReasonOf(value)).toBe(reason)
  })

  it.each([null, ''])(
    'does not swallow a row whose column insightDetails is %j',
    (insightDetails) => {
      expect(skipReasonOf({ ...action, insightDetails })).toBeUndefined()
    },
  )

  it('does not swallow CloudTrail events in EventBridge', () => {
    const event = { 'detail-type': 'AWS API Call via CloudTrail', detail: action }
    expect(skipReasonOf(event)).toBeUndefined()
  })
})
