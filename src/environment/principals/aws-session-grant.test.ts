import { expect, it } from 'vitest'
import { emulatedCall, home } from '../../../test/builders/cloudtrail-builder.ts'
import { sessionGrant } from './aws-session-grant.ts'

const role = `arn:aws:iam::${home.account}:role/ops/Deploy`
const request = { requestParameters: { roleArn: role, roleSessionName: 'nightly' } }
const answer = { responseElements: { credentials: { accessKeyId: 'ASIA1', sessionToken: 'x' } } }

it('is who was handed which key, of which role, by which name (emulated)', () => {
  expect(sessionGrant(emulatedCall('sts', 'AssumeRole', { ...request, ...answer }))).toEqual({
    keyId: 'ASIA1',
    caller: expect.objectContaining({ id: `arn:aws:iam::${home.account}:user/alice` }),
    role,
    session: 'nightly',
  })
})

it.each([
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'GetFederationToken',
  'GetSessionToken',
])('%s hands out a key as well (emulated)', (name) => {
  expect(sessionGrant(emulatedCall('sts', name, answer))?.keyId).toBe('ASIA1')
})

it.each([
  ['a refused call', emulatedCall('sts', 'AssumeRole', request)],
  ['another call of the service', emulatedCall('sts', 'GetCallerIdentity', answer)],
  ['another service with the same call', emulatedCall('example', 'AssumeRole', answer)],
  ['an answer that is no key', emulatedCall('sts', 'AssumeRole', { responseElements: 'x' })],
])('%s hands out none (emulated)', (_, record) => {
  expect(sessionGrant(record)).toBeUndefined()
})
