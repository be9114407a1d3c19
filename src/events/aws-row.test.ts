import { expect, it } from 'vitest'
import { cloudtrailFromRow } from './aws-row.ts'

/** Emulated. */
const userIdentity = {
  type: 'AssumedRole',
  principalId: 'AROA1:s',
  arn: 'arn:aws:sts::1:assumed-role/r/s',
  accountId: '1',
  sessionContext: {
    attributes: { creationDate: '2024-10-08T10:00:00Z', mfaAuthenticated: 'false' },
    sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::1:role/r', userName: 'r' },
  },
}

const identityText =
  '{type=AssumedRole, principalid=AROA1:s, arn=arn:aws:sts::1:assumed-role/r/s, accountid=1, ' +
  'sessioncontext={attributes={creationdate=2024-10-08T10:00:00Z, mfaauthenticated=false}, ' +
  'sessionissuer={type=Role, arn=arn:aws:iam::1:role/r, username=r}}}'

it('gives columns and nested names their spelling back', () => {
  const row = {
    eventtime: '2024-10-08 10:15:32.000',
    sourceipaddress: '203.0.113.7',
    requestid: 'q',
    readonly: 'false',
    sharedeventid: 's',
    useridentity: identityText,
    resources: '[{arn=arn:aws:kms:us-east-1:1:key/k, accountid=1, type=AWS::KMS::Key}]',
  }
  expect(cloudtrailFromRow(row)).toEqual({
    eventTime: '2024-10-08T10:15:32Z',
    sourceIPAddress: '203.0.113.7',
    requestID: 'q',
    readOnly: false,
    sharedEventID: 's',
    userIdentity,
    resources: [{ ARN: 'arn:aws:kms:us-east-1:1:key/k', accountId: '1', type: 'AWS::KMS::Key' }],
  })
})

it('leaves the keys of requests alone, whichever text they come in', () => {
  const request = { userName: 'ann', requestparameters: { type: 'x' } }
  expect(cloudtrailFromRow({ requestparameters: JSON.stringify(request) })).toEqual({
    requestParameters: request,
  })
  expect(cloudtrailFromRow({ requestParameters: '{snapshotId=snap-1}' })).toEqual({
    requestParameters: { snapshotId: 'snap-1' },
  })
})

it('reads structs that are already objects', () => {
  const row = { useridentity: { type: 'Root', accountid: '1' } }
  expect(cloudtrailFromRow(row)).toEqual({ userIdentity: { type: 'Root', accountId: '1' } })
})

it('keeps columns that CloudTrail does not have', () => {
  expect(cloudtrailFromRow({ event_date: '2024/10/08', n: 1 })).toEqual({
    event_date: '2024/10/08',
    n: 1,
  })
})
