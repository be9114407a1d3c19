import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { roleCaller, serviceCaller, sessionAccessKey, userCaller } from './aws-caller.ts'
import type { AwsSession } from './aws-caller.ts'
import { timeAt } from '../clock.ts'

const place = { address: '192.0.2.1', agent: 'aws-cli/2.31.6' }
const session: AwsSession = {
  ...place,
  account: '111122223333',
  role: 'ops',
  path: '/team/',
  session: 'anna@example.com',
  since: timeAt('2026-09-15 02:00:00'),
}

describe('callers', () => {
  it('shows a user with a long-lived key that no scanner takes for real', () => {
    const { identity, principal } = userCaller({ ...place, account: '111122223333', name: 'lena' })
    expect(principal).toBe('arn:aws:iam::111122223333:user/lena')
    expect(identity['accessKeyId']).toMatch(/^AKIA[A-Z2-7]{9}EXAMPLE$/)
    expect(Object.keys(identity)).toEqual([
      'type',
      'principalId',
      'arn',
      'accountId',
      'accessKeyId',
      'userName',
    ])
  })

  it('shows a session with its role as issuer, the path in the role only', () => {
    const { identity, principal } = roleCaller(session)
    expect(principal).toBe('arn:aws:iam::111122223333:role/team/ops')
    expect(identity['arn']).toBe('arn:aws:sts::111122223333:assumed-role/ops/anna@example.com')
    expect(valueAt(identity, 'sessionContext', 'sessionIssuer', 'arn')).toBe(principal)
    expect(valueAt(identity, 'sessionContext', 'attributes')).toEqual({
      creationDate: '2026-09-15T02:00:00Z',
      mfaAuthenticated: 'false',
    })
    expect(identity).not.toHaveProperty('invokedBy')
  })

  it('gives a session the key that AssumeRole answers with, another session another', () => {
    expect(roleCaller(session).identity['accessKeyId']).toBe(sessionAccessKey(session))
    expect(sessionAccessKey({ ...session, session: 'tom' })).not.toBe(sessionAccessKey(session))
  })

  it('shows a service by its name alone', () => {
    const { identity, address } = serviceCaller('ec2.amazonaws.com', '111122223333')
    expect(identity).toEqual({ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' })
    expect(address).toBe('ec2.amazonaws.com')
  })
})
