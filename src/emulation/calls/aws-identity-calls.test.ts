import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { userCaller } from './aws-caller.ts'
import * as identities from './aws-identity-calls.ts'
import { timeAt } from '../clock.ts'

const lena = { account: '111122223333', name: 'lena' }

it('who asks who they are asks nothing', () => {
  expect(identities.getCallerIdentity()).toMatchObject({
    service: 'sts',
    readOnly: true,
    request: null,
    response: null,
  })
})

it('a new access key is the one that the calls of its user carry', () => {
  const call = identities.createAccessKey(lena, timeAt('2026-09-15 02:24:10'))
  expect(call).toMatchObject({ service: 'iam', request: { userName: 'lena' } })
  const { accessKeyId } = userCaller({ ...lena, address: '192.0.2.1', agent: 'x' }).identity
  expect(valueAt(call.response, 'accessKey')).toEqual({
    userName: 'lena',
    accessKeyId,
    status: 'Active',
    createDate: 'Sep 15, 2026, 2:24:10 AM',
  })
})

it.each([
  [
    identities.attachUserPolicy('lena', 'policy-arn'),
    { userName: 'lena', policyArn: 'policy-arn' },
  ],
  [identities.stopLogging('main'), { name: 'main' }],
])('%#: what gives rights or blinds the log is answered with nothing', (call, request) => {
  expect(call).toMatchObject({ readOnly: false, request, response: null })
})
