import { describe, expect, it } from 'vitest'
import { isJsonObject } from '../base/json.ts'
import { cloudtrailFields } from './aws-cloudtrail-fields.ts'

const record = {
  eventVersion: '1.08',
  requestParameters: { snapshotId: 'snap-1', filterSet: {} },
  responseElements: null,
}

/** A request that outgrows Elasticsearch's longest keyword. */
const long = { requestParameters: { policy: 'x'.repeat(40_000) } }

describe('fields made when first read', () => {
  it('are own and enumerable like any other', () => {
    const fields = cloudtrailFields(record)
    expect(Object.keys(fields)).toEqual(['event_version', 'request_parameters', 'flattened'])
    expect(Object.hasOwn(fields, 'request_parameters')).toBe(true)
    expect(Object.hasOwn(fields, 'response_elements')).toBe(false)
    expect({ ...fields }).toEqual({
      event_version: '1.08',
      request_parameters: '{snapshotId=snap-1}',
      flattened: { request_parameters: { snapshotId: 'snap-1' } },
    })
  })

  it('survive JSON and structuredClone, before and after they were read', () => {
    const fields = cloudtrailFields(record)
    const text = JSON.stringify(fields)
    expect(JSON.parse(text)).toEqual({ ...fields })
    expect(structuredClone({ ...cloudtrailFields(record) })).toEqual(JSON.parse(text))
    expect(structuredClone(fields)).toEqual(JSON.parse(text))
  })

  it('are made once', () => {
    const fields = cloudtrailFields(record)
    expect(fields['flattened']).toBe(fields['flattened'])
    expect(Object.getOwnPropertyDescriptor(fields, 'flattened')).toHaveProperty('value')
  })

  it('belong to their own record', () => {
    const first = cloudtrailFields({ requestParameters: { a: 1 } })
    const second = cloudtrailFields({ requestParameters: { b: 2 } })
    expect([second['request_parameters'], first['request_parameters']]).toEqual(['{b=2}', '{a=1}'])
  })
})

it('keeps the text of a long request but not its flattened form', () => {
  const fields = cloudtrailFields(long)
  expect(fields['request_parameters']).toHaveLength(40_009)
  expect(fields['flattened']).toBeUndefined()
  expect(JSON.parse(JSON.stringify(fields))).not.toHaveProperty('flattened')
})

it('names each resource once', () => {
  const resource = { ARN: 'arn:aws:kms:us-east-1:1:key/k', accountId: '1', type: 'AWS::KMS::Key' }
  expect(cloudtrailFields({ resources: [resource, resource, null] })['resources']).toEqual([
    { arn: resource.ARN, account_id: '1', type: 'AWS::KMS::Key' },
  ])
})

it('keeps sharedEventID, which Elastic loses', () => {
  expect(cloudtrailFields({ sharedEventID: 's' })['shared_event_id']).toBe('s')
})

it('tells how a console login was made', () => {
  const login = cloudtrailFields({
    eventName: 'ConsoleLogin',
    additionalEventData: { LoginTo: 'https://x', MobileVersion: 'No', MFAUsed: 'Yes' },
  })['console_login']
  expect(isJsonObject(login) && login['additional_eventdata']).toEqual({
    mobile_version: false,
    login_to: 'https://x',
    mfa_used: true,
  })
})

it('reads the session', () => {
  const fields = cloudtrailFields({
    userIdentity: {
      sessionContext: {
        attributes: { creationDate: '2024-10-30T19:14:35Z', mfaAuthenticated: 'false' },
        ec2RoleDelivery: '2.0',
      },
    },
  })
  expect(fields['user_identity']).toEqual({
    session_context: {
      mfa_authenticated: 'false',
      creation_date: '2024-10-30T19:14:35.000Z',
      ec2_role_delivery: '2.0',
    },
  })
})
