import { expect, it } from 'vitest'
import { userOf } from './aws-user.ts'

const session = {
  type: 'AssumedRole',
  principalId: 'AROA1:ann@example.com',
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/ann@example.com',
  sessionContext: {
    sessionIssuer: { arn: 'arn:aws:iam::111122223333:role/Admin', userName: 'Admin' },
  },
}

it('names a session by its role, and the person only as related', () => {
  expect(userOf({ userIdentity: session })).toEqual({
    id: 'arn:aws:iam::111122223333:role/Admin',
    name: 'Admin',
    email: undefined,
    related: [
      'ann@example.com',
      'ann',
      'AROA1:ann@example.com',
      'arn:aws:iam::111122223333:role/Admin',
      'Admin',
    ],
  })
})

it('falls back on the ARN, the principal and the directory user, in this order', () => {
  const arn = 'arn:aws:iam::111122223333:root'
  expect(userOf({ userIdentity: { arn, principalId: 'p' } }).id).toBe(arn)
  expect(userOf({ userIdentity: { principalId: 'p' } }).id).toBe('p')
  expect(userOf({ userIdentity: { onBehalfOf: { userId: 'u' } } }).id).toBe('u')
  expect(userOf({ userIdentity: null })).toMatchObject({ id: undefined, related: [] })
})

it('takes a name that is an address for one', () => {
  expect(userOf({ userIdentity: { userName: 'bob@example.com' } }).email).toBe('bob@example.com')
})

it('finds the name of who signs in through Identity Center', () => {
  const record = {
    eventName: 'UserAuthentication',
    userIdentity: { type: 'IdentityCenterUser' },
    additionalEventData: { UserName: 'cid' },
  }
  expect(userOf(record).name).toBe('cid')
})
