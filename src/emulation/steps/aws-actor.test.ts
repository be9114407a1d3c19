import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { Actor } from '../scenario/thing.ts'
import { awsCaller, sessionOf } from './aws-actor.ts'

const since = Date.parse('2026-09-15T00:00:00Z')
const place = {
  name: 'ours',
  cloud: 'aws',
  id: '111122223333',
  region: 'eu-west-1',
  tenant: '',
  group: '',
} as const

function actor(more: Partial<Actor>): Actor {
  return { name: 'lena', in: 'ours', kind: 'user', place, since, ...more }
}

describe('an actor in AWS', () => {
  it('is an IAM user with a long-lived key', () => {
    const { principal, identity, address } = awsCaller(actor({ address: '198.51.100.7' }))
    expect([principal, address]).toEqual(['arn:aws:iam::111122223333:user/lena', '198.51.100.7'])
    expect(identity).toMatchObject({
      type: 'IAMUser',
      userName: 'lena',
      accessKeyId: expect.stringMatching(/^AKIA.*EXAMPLE$/),
    })
    expect(identity).not.toHaveProperty('sessionContext')
  })

  it('is a role session, with the role, path and name that are said', () => {
    const { principal, identity } = awsCaller(
      actor({ kind: 'role', role: 'admin', path: '/ops/', session: 'lena', mfa: true }),
    )
    expect(principal).toBe('arn:aws:iam::111122223333:role/ops/admin')
    expect(identity).toMatchObject({
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/admin/lena',
      sessionContext: {
        attributes: { creationDate: '2026-09-15T00:00:00Z', mfaAuthenticated: 'true' },
      },
    })
  })

  it('is a service in its own name, or with a role of the account', () => {
    const service = 'backup.amazonaws.com'
    expect(awsCaller(actor({ kind: 'service', service }))).toMatchObject({
      principal: 'svc:backup.amazonaws.com',
      address: service,
      agent: service,
      identity: { type: 'AWSService' },
    })
    const withRole = awsCaller(actor({ kind: 'service', service, role: 'backup' }))
    expect(withRole).toMatchObject({
      principal: 'arn:aws:iam::111122223333:role/backup',
      address: service,
      agent: service,
      identity: { type: 'AssumedRole', invokedBy: service },
    })
    expect(awsCaller(actor({ kind: 'system' })).principal).toBe('svc:ec2.amazonaws.com')
  })

  it.each([
    [{}, /^aws-cli\/2/],
    [{ client: 'sdk' as const }, /^Boto3/],
    [{ client: 'stratus' as const }, /^stratus-red-team_/],
    [{ client: 'sdk' as const, agent: 'curl/8' }, /^curl\/8$/],
  ])('calls with %j', (client, agent) => {
    expect(awsCaller(actor(client)).agent).toMatch(agent)
    expect(awsCaller(actor({ ...client, kind: 'role' })).agent).toMatch(agent)
  })
})

describe('a session', () => {
  it('has a name of its own for each beginning, the same in every record', () => {
    const one = sessionOf(actor({ kind: 'role' }))
    expect(one.session).toMatch(/^botocore-session-[1-9]{10}$/)
    expect(sessionOf(actor({ kind: 'role' }))).toEqual(one)
    expect(sessionOf(actor({ kind: 'role', since: since + 1 })).session).not.toBe(one.session)
  })

  it('of the console says so', () => {
    const caller = awsCaller(actor({ kind: 'role', client: 'console' }))
    expect([caller.fromConsole, sessionOf(actor({ kind: 'role' })).fromConsole]).toEqual([
      true,
      undefined,
    ])
    expect(valueAt(caller.identity, 'sessionContext', 'attributes', 'mfaAuthenticated')).toBe(
      'false',
    )
  })
})
