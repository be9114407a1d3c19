import { describe, expect, it } from 'vitest'
import { valueAt, type JsonObject, type JsonValue } from '../base/json.ts'
import { awsDocument } from './aws-document.ts'

const time = { milliseconds: 0, text: '2024-10-08T10:15:32.000Z' }

function field(path: string, record: JsonObject, action = 'CreateSnapshot'): JsonValue | undefined {
  return valueAt(awsDocument({ eventName: action, ...record }, action, time), ...path.split('.'))
}

describe('event.outcome', () => {
  it.each([
    [{}, 'success'],
    [{ errorCode: 'Client.UnauthorizedOperation' }, 'failure'],
    [{ errorMessage: 'no' }, 'failure'],
    [{ errorCode: 'Client.DryRunOperation', errorMessage: 'would have succeeded' }, 'failure'],
    [{ errorCode: '' }, 'success'],
  ])('of %j is %s', (record, outcome) => {
    expect(field('event.outcome', record)).toBe(outcome)
  })

  it('of a login stands in the response', () => {
    const login = { responseElements: { ConsoleLogin: 'Success' }, errorMessage: 'x' }
    expect(field('event.outcome', login, 'ConsoleLogin')).toBe('success')
  })
})

describe('source', () => {
  it.each([
    ['203.0.113.7', true],
    ['2001:db8::1', true],
    ['ec2.amazonaws.com', false],
    ['AWS Internal', false],
    ['10.1', false],
    ['1.2.3.256', false],
    ['1.2.3.04', false],
  ])('%s is an address: %s', (address, isIp) => {
    const record = { sourceIPAddress: address }
    expect(field('source.address', record)).toBe(address)
    expect(field('source.ip', record)).toBe(isIp ? address : undefined)
    expect(field('related.ip', record)).toEqual(isIp ? [address] : undefined)
  })
})

describe('cloud', () => {
  it('takes the account of the caller, else that of the log', () => {
    const recipientAccountId = '2'
    expect(
      field('cloud.account.id', { userIdentity: { accountId: '1' }, recipientAccountId }),
    ).toBe('1')
    expect(field('cloud.account.id', { userIdentity: {}, recipientAccountId })).toBe('2')
  })

  it('names provider, region and service', () => {
    const record = { eventSource: 'ec2-instance-connect.amazonaws.com', awsRegion: 'eu-west-1' }
    expect(field('cloud', record)).toEqual({
      provider: 'aws',
      region: 'eu-west-1',
      service: { name: 'ec2-instance-connect' },
    })
  })
})

describe('tls', () => {
  it.each([
    ['TLSv1.3', { version_protocol: 'tls', version: '1.3' }],
    ['unknown', { version: 'unknown' }],
    ['tlsVersion', undefined],
  ])('of %s', (tlsVersion, fields) => {
    expect(field('tls', { tlsDetails: { tlsVersion } })).toEqual(fields)
  })
})

it('tells what IAM calls change', () => {
  const record = {
    eventSource: 'iam.amazonaws.com',
    requestParameters: { userName: 'ann', newUserName: 'eve', groupName: 'g' },
    responseElements: { user: { userId: 'AIDA1' }, group: { groupId: 'AGPA1' } },
  }
  expect(field('user.target', record, 'UpdateUser')).toEqual({ id: 'AIDA1', name: 'ann' })
  expect(field('user.changes', record, 'UpdateUser')).toEqual({ name: 'eve' })
  expect(field('group', record, 'UpdateUser')).toEqual({ id: 'AGPA1', name: 'g' })
})

it('has no object without a field', () => {
  const document = awsDocument({}, 'X', time)
  expect(Object.keys(document)).toEqual([
    '@timestamp',
    'ecs',
    'data_stream',
    'event',
    'cloud',
    'aws',
  ])
})

it('does not trip over parts of the wrong type', () => {
  const odd = {
    userIdentity: 'x',
    tlsDetails: [],
    requestParameters: 7,
    responseElements: 'y',
    resources: { ARN: 'z' },
    sourceIPAddress: null,
    userAgent: {},
  }
  expect(() => JSON.stringify(awsDocument(odd, 'X', time))).not.toThrow()
})
