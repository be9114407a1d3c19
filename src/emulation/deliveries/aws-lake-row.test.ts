import { describe, expect, it } from 'vitest'
import { lakeRow } from './aws-lake-row.ts'

describe('a row of an event data store', () => {
  it('holds text only, null where the record has nothing', () => {
    const row = lakeRow({ eventName: 'CopySnapshot', readOnly: false, errorCode: null })
    expect(row).toMatchObject({ eventName: 'CopySnapshot', readOnly: 'false', errorCode: null })
    expect(row).toHaveProperty('insightDetails', null)
  })

  it('has times with milliseconds and without a zone', () => {
    expect(lakeRow({ eventTime: '2026-09-15T02:24:10Z' })['eventTime']).toBe(
      '2026-09-15 02:24:10.000',
    )
    expect(lakeRow({ eventTime: 'soon' })['eventTime']).toBe('soon')
  })

  it('prints maps with the keys of the caller, what is nested in them as JSON', () => {
    const requestParameters = { dryRun: true, volumeId: 'vol-1', tagSet: { items: [{ key: 'a' }] } }
    expect(lakeRow({ requestParameters })['requestParameters']).toBe(
      '{dryRun=true, volumeId=vol-1, tagSet={"items":[{"key":"a"}]}}',
    )
    expect(lakeRow({ responseElements: {} })['responseElements']).toBe('{}')
  })

  it('prints structs with keys in lower case', () => {
    expect(
      lakeRow({
        tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'x' },
        resources: [{ ARN: 'arn:k', accountId: '1' }, { ARN: 'arn:l' }],
      }),
    ).toMatchObject({
      tlsDetails: '{tlsversion=TLSv1.3, ciphersuite=x}',
      resources: '[{arn=arn:k, accountid=1}, {arn=arn:l}]',
    })
  })

  it('prints an identity with all fields of its struct', () => {
    const userIdentity = {
      type: 'AssumedRole',
      arn: 'arn:s',
      sessionContext: {
        sessionIssuer: { userName: 'r' },
        attributes: { creationDate: '2026-09-15T01:00:00Z', mfaAuthenticated: 'false' },
      },
      inScopeOf: { sourceAccount: '1' },
    }
    expect(lakeRow({ userIdentity })['userIdentity']).toBe(
      [
        '{type=AssumedRole, principalid=null, arn=arn:s, accountid=null, accesskeyid=null,',
        'username=null, sessioncontext={attributes={creationdate=2026-09-15 01:00:00.000,',
        'mfaauthenticated=false}, sessionissuer={username=r}, sourceidentity=null,',
        'ec2roledelivery=null}, invokedby=null, identityprovider=null, credentialid=null,',
        'onbehalfof=null, inscopeof={sourceaccount=1}}',
      ].join(' '),
    )
  })

  it('prints no session where there is none', () => {
    expect(lakeRow({ userIdentity: { type: 'AWSService' } })['userIdentity']).toContain(
      'sessioncontext=null',
    )
  })
})
