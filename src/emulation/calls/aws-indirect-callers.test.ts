import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { roleCaller, userCaller } from './aws-caller.ts'
import { foreignCaller, infrastructureCaller, relayedCaller } from './aws-indirect-callers.ts'
import { timeAt } from '../clock.ts'

const account = '111122223333'
const place = { address: '192.0.2.1', agent: 'aws-cli/2.31.6' }
const lena = userCaller({ ...place, account, name: 'lena' })

it('a relayed call keeps who it is for and shows the service as its place', () => {
  const { identity, address, agent, principal } = relayedCaller(
    lena,
    'ec2-frontend-api.amazonaws.com',
  )
  expect(identity).toEqual({ ...lena.identity, invokedBy: 'ec2-frontend-api.amazonaws.com' })
  expect([address, agent]).toEqual(Array(2).fill('ec2-frontend-api.amazonaws.com'))
  expect(principal).toBe(lena.principal)
})

it('the machinery of an instance is a session named after it', () => {
  const since = timeAt('2026-09-15 02:00:00')
  const { identity, address } = infrastructureCaller({ account, instanceId: 'i-1', since })
  expect(identity['arn']).toBe(`arn:aws:sts::${account}:assumed-role/aws:ec2-infrastructure/i-1`)
  expect(identity['principalId']).toBe(`${account}:aws:ec2-infrastructure:i-1`)
  expect([identity['invokedBy'], address]).toEqual(['AWS Internal', 'AWS Internal'])
})

describe('a caller in the trail of another account', () => {
  it('is an account and a principal id without a name', () => {
    const { identity, principal } = foreignCaller(lena)
    const { principalId } = lena.identity
    expect(identity).toEqual({ type: 'AWSAccount', principalId, accountId: account })
    expect(principal).toBe('aws:acct:111122223333')
  })

  it('keeps the service that called for it', () => {
    const session = { ...place, account, role: 'ops', session: 's', since: 0 }
    const relayed = relayedCaller(roleCaller(session), 'ec2.amazonaws.com')
    expect(valueAt(foreignCaller(relayed).identity, 'invokedBy')).toBe('ec2.amazonaws.com')
  })
})
