import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { timeAt } from '../clock.ts'
import { ocsfEvent } from './ocsf-event.ts'

const time = timeAt('2026-09-15 02:24:10')

/** The OCSF event of a record with these fields. */
const mapped = (record: JsonObject): JsonObject =>
  ocsfEvent({
    source: 'aws.cloudtrail',
    time: time + 345,
    deliveredAt: time + 345,
    place: '111122223333',
    part: 'eu-west-1',
    record,
  })

describe('an API call', () => {
  it('is API Activity at its second', () => {
    expect(mapped({ eventName: 'CreateSnapshot', eventID: 'e-1' })).toMatchObject({
      class_uid: 6003,
      class_name: 'API Activity',
      activity_name: 'Create',
      type_uid: 600301,
      type_name: 'API Activity: Create',
      time,
      time_dt: '2026-09-15T02:24:10.000Z',
      metadata: { uid: 'e-1', version: '1.1.0', product: { name: 'CloudTrail' } },
      status: 'Success',
    })
  })

  it.each([
    ['DescribeSnapshots', 2],
    ['ModifySnapshotAttribute', 3],
    ['DeleteSnapshot', 4],
    ['AssumeRole', 99],
  ])('%s is activity %i', (eventName, id) => {
    expect(mapped({ eventName })['activity_id']).toBe(id)
  })

  it('has request and answer as JSON text, and the error beside the answer', () => {
    expect(
      mapped({
        eventSource: 'ec2.amazonaws.com',
        requestParameters: { snapshotId: 'snap-1' },
        responseElements: null,
        errorCode: 'AccessDenied',
        errorMessage: 'no',
        requestID: 'r-1',
      }),
    ).toMatchObject({
      api: {
        service: { name: 'ec2.amazonaws.com' },
        request: { data: '{"snapshotId":"snap-1"}', uid: 'r-1' },
        response: { error: 'AccessDenied', message: 'no' },
      },
      status: 'Failure',
      status_id: 2,
    })
  })

  it('names user and session', () => {
    const userIdentity = {
      type: 'AssumedRole',
      principalId: 'AROA1:s',
      arn: 'arn:s',
      accountId: '1',
      accessKeyId: 'ASIAEXAMPLE',
      sessionContext: {
        sessionIssuer: { arn: 'arn:r', userName: 'r' },
        attributes: { creationDate: '2026-09-15T02:00:00Z', mfaAuthenticated: 'true' },
      },
    }
    const event = mapped({ userIdentity })
    expect(event['actor']).toEqual({
      session: { created_time_dt: '2026-09-15T02:00:00Z', is_mfa: true, issuer: 'arn:r' },
      user: {
        account: { uid: '1' },
        credential_uid: 'ASIAEXAMPLE',
        type: 'AssumedRole',
        uid: 'arn:s',
        uid_alt: 'AROA1:s',
      },
    })
    expect(event['unmapped']).toEqual({
      'userIdentity.sessionContext.sessionIssuer.userName': 'r',
    })
  })

  it.each([
    ['192.0.2.7', { ip: '192.0.2.7' }],
    ['2001:db8::7', { ip: '2001:db8::7' }],
    ['backup.amazonaws.com', { domain: 'backup.amazonaws.com' }],
  ])('from %s', (sourceIPAddress, endpoint) => {
    expect(mapped({ sourceIPAddress })['src_endpoint']).toEqual(endpoint)
  })

  it('keeps all the rest under its path of keys, as text', () => {
    expect(
      mapped({
        readOnly: false,
        recipientAccountId: '1',
        serviceEventDetails: { snapshotId: 'snap-1', none: null },
        additionalEventData: { LoginTo: 'x' },
      })['unmapped'],
    ).toEqual({
      readOnly: 'false',
      recipientAccountId: '1',
      'serviceEventDetails.snapshotId': 'snap-1',
      'additionalEventData.LoginTo': 'x',
    })
  })

  it('names resources and encryption', () => {
    expect(
      mapped({
        resources: [{ ARN: 'arn:k', accountId: '1', type: 'AWS::KMS::Key' }],
        tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'x', clientProvidedHostHeader: 'h' },
      }),
    ).toMatchObject({
      resources: [{ uid: 'arn:k', type: 'AWS::KMS::Key', owner: { account: { uid: '1' } } }],
      tls: { version: 'TLSv1.3', cipher: 'x', sni: 'h' },
    })
  })
})

const signIn = (outcome: string): JsonObject =>
  mapped({
    eventName: 'ConsoleLogin',
    responseElements: { ConsoleLogin: outcome },
    additionalEventData: { LoginTo: 'https://x', MFAUsed: 'Yes', MobileVersion: 'No' },
  })

describe('a sign-in to the console', () => {
  it('is Authentication', () => {
    expect(signIn('Success')).toMatchObject({
      class_uid: 3002,
      activity_name: 'Logon',
      type_uid: 300201,
      dst_endpoint: { svc_name: 'https://x' },
      is_mfa: true,
      status: 'Success',
      unmapped: { 'additionalEventData.MobileVersion': 'No' },
    })
  })

  it('tells its outcome', () => {
    expect(signIn('Failure')['status']).toBe('Failure')
  })
})
