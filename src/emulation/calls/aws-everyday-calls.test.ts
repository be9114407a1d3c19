import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { roleCaller } from './aws-caller.ts'
import { assumeRole, decrypt, everydayRead } from './aws-everyday-calls.ts'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'

const session = {
  account: '111122223333',
  role: 'ops',
  path: '/team/',
  session: 'anna',
  since: timeAt('2026-09-15 02:47:00'),
  address: '192.0.2.1',
  agent: 'aws-cli',
}

function reads(): readonly AwsCall[] {
  const random = createRandom('reads')
  return Array.from({ length: 50 }, () => everydayRead(random))
}

describe('AssumeRole', () => {
  const { request, response, resources } = assumeRole(session)
  const { identity } = roleCaller(session)

  it('answers with the key and the ARN that the calls of the session carry', () => {
    expect(valueAt(response, 'credentials', 'accessKeyId')).toBe(identity['accessKeyId'])
    expect(valueAt(response, 'assumedRoleUser')).toEqual({
      assumedRoleId: identity['principalId'],
      arn: identity['arn'],
    })
  })

  it('asks for the role by its ARN, path included, and lists it as resource', () => {
    const arn = 'arn:aws:iam::111122223333:role/team/ops'
    expect(request).toMatchObject({ roleArn: arn, roleSessionName: 'anna' })
    expect(resources).toMatchObject([{ type: 'AWS::IAM::Role', ARN: arn }])
  })

  it('lets the session end after an hour', () => {
    expect(valueAt(response, 'credentials', 'expiration')).toBe('Sep 15, 2026, 3:47:00 AM')
  })
})

it('Decrypt names the key as resource and what it opens as context', () => {
  const { request, resources, response } = decrypt({ arn: 'key-arn', account: '1' }, 'bucket-arn')
  expect(valueAt(request, 'encryptionContext', 'aws:s3:arn')).toBe('bucket-arn')
  expect(resources).toEqual([{ accountId: '1', type: 'AWS::KMS::Key', ARN: 'key-arn' }])
  expect(response).toBeNull()
})

it('everyday reads change nothing, vary, and are fixed by the seed', () => {
  expect(reads()).toEqual(reads())
  expect(reads().every(({ readOnly, response }) => readOnly && response === null)).toBe(true)
  expect(new Set(reads().map(({ name }) => name)).size).toBeGreaterThan(5)
})
