import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  home,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import { awsPrincipal } from './aws-principal.ts'
import type { Caller, Principal } from './principal.ts'
import { RoleSessions } from './role-sessions.ts'

const roleArn = (name: string): string => `arn:aws:iam::${home.account}:role/${name}`

/** A session of a role, under a key unless the record has none. */
function sessionOf(role: string, session: string, keyId?: string): JsonObject {
  const name = role.slice(role.lastIndexOf('/') + 1)
  return {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${home.account}:assumed-role/${name}/${session}`,
    accountId: home.account,
    ...(keyId === undefined ? {} : { accessKeyId: keyId }),
    sessionContext: { sessionIssuer: { type: 'Role', arn: roleArn(role) } },
  }
}

function user(name: string): JsonObject {
  const arn = `arn:aws:iam::${home.account}:user/${name}`
  return { type: 'IAMUser', arn, accountId: home.account, userName: name, accessKeyId: 'AKIA1' }
}

/** A session that states for whom it was taken up. */
function stated(sourceIdentity: string): JsonObject {
  return { ...sessionOf('Deploy', 's', 'ASIA1'), sourceIdentity }
}

/** Somebody is handed a session under a key. */
function grant(userIdentity: JsonObject, role: string, session: string, key: string): JsonObject {
  return emulatedCall('sts', 'AssumeRole', {
    userIdentity,
    requestParameters: { roleArn: roleArn(role), roleSessionName: session },
    responseElements: { credentials: { accessKeyId: key } },
  })
}

function sessionsAfter(records: readonly JsonObject[], capacity?: number): RoleSessions {
  const sessions = new RoleSessions(capacity === undefined ? {} : { capacity })
  for (const record of records) sessions.see(cloudtrailEvent(record))
  return sessions
}

function behindIn(sessions: RoleSessions, identity: JsonObject): readonly Caller[] {
  const principal = awsPrincipal(emulatedCall('ec2', 'CreateSnapshot', { userIdentity: identity }))
  return sessions.tell({ principal }).principal.behind ?? []
}

const behind = (records: readonly JsonObject[], identity: JsonObject): readonly Caller[] =>
  behindIn(sessionsAfter(records), identity)

const names = (callers: readonly Caller[]): readonly string[] =>
  callers.map(({ display, session, evidence }) => [display, session, evidence].join(' '))

describe('who stands behind a session (emulated)', () => {
  it('is who was handed its key', () => {
    const callers = behind(
      [grant(user('lena'), 'Deploy', 's', 'ASIA1')],
      sessionOf('Deploy', 's', 'ASIA1'),
    )
    expect(callers).toEqual([
      {
        id: `arn:aws:iam::${home.account}:user/lena`,
        kind: 'human',
        account: home.account,
        display: 'lena',
        evidence: 'session-key',
      },
    ])
  })

  it('is everybody on the way from role to role, the nearest first', () => {
    const records = [
      grant(user('lena'), 'Broker', 'lena', 'ASIA1'),
      grant(sessionOf('Broker', 'lena', 'ASIA1'), 'Deploy', 'chained', 'ASIA2'),
    ]
    expect(names(behind(records, sessionOf('Deploy', 'chained', 'ASIA2')))).toEqual([
      'Broker lena session-key',
      'lena  session-key',
    ])
  })

  it('is nobody else where somebody takes a session of his own', () => {
    const records = [
      emulatedCall('sts', 'GetSessionToken', {
        userIdentity: user('lena'),
        responseElements: { credentials: { accessKeyId: 'ASIA1' } },
      }),
    ]
    expect(behind(records, { ...user('lena'), accessKeyId: 'ASIA1' })).toEqual([])
    const token = { ...user('lena'), accessKeyId: 'ASIA1' }
    const assumed = [...records, grant(token, 'Deploy', 's', 'ASIA2')]
    expect(names(behind(assumed, sessionOf('Deploy', 's', 'ASIA2')))).toEqual(['lena  session-key'])
  })

  it('is the user of whom a federated session is', () => {
    const federated = {
      type: 'FederatedUser',
      arn: `arn:aws:sts::${home.account}:federated-user/bob`,
      accountId: home.account,
      accessKeyId: 'ASIA1',
      sessionContext: { sessionIssuer: { type: 'IAMUser', arn: user('lena')['arn'] ?? null } },
    }
    const records = [
      emulatedCall('sts', 'GetFederationToken', {
        userIdentity: user('lena'),
        responseElements: { credentials: { accessKeyId: 'ASIA1' } },
      }),
    ]
    expect(names(behind(records, federated))).toEqual(['lena  session-key'])
  })

  it('is not known of a key that nobody was seen to be handed', () => {
    const records = [grant(user('lena'), 'Deploy', 's', 'ASIA1')]
    expect(behind(records, sessionOf('Deploy', 's', 'ASIA9'))).toEqual([])
  })

  it('is told by name where the record has no key and one alone had that name', () => {
    const identity = sessionOf('teams/Deploy', 'nightly')
    const one = [grant(user('lena'), 'teams/Deploy', 'nightly', 'ASIA1')]
    expect(names(behind(one, identity))).toEqual(['lena  session-name'])
    const { sessionContext: _, ...bare } = identity
    expect(names(behind(one, bare))).toEqual(['lena  session-name'])
    const two = [...one, grant(user('otto'), 'teams/Deploy', 'nightly', 'ASIA2')]
    expect(behind([...two, ...one], identity)).toEqual([])
  })

  it('is the caller, not his account, where both trails tell of the call', () => {
    const foreign = {
      type: 'AWSAccount',
      accountId: '999988887777',
      principalId: 'AIDAEMULATED',
    }
    const records = [
      grant(foreign, 'Deploy', 's', 'ASIA1'),
      grant(user('lena'), 'Deploy', 's', 'ASIA1'),
    ]
    for (const order of [records, records.toReversed()]) {
      expect(names(behind(order, sessionOf('Deploy', 's', 'ASIA1')))).toEqual(['lena  session-key'])
      expect(names(behind(order, sessionOf('Deploy', 's')))).toEqual(['lena  session-name'])
    }
  })

  it('keeps the source identity that a session states, once', () => {
    const records = [grant(user('lena'), 'Deploy', 's', 'ASIA1')]
    expect(names(behind(records, stated('otto')))).toEqual([
      'lena  session-key',
      'otto  source-identity',
    ])
    expect(names(behind(records, stated('lena')))).toEqual(['lena  session-key'])
    expect(names(behind([], stated('otto')))).toEqual(['otto  source-identity'])
  })
})

describe('what costs nothing', () => {
  it('is a thing of whose principal nothing is told: it stays the very same', () => {
    const principal = awsPrincipal(emulatedCall('ec2', 'CreateSnapshot'))
    const step = { principal, more: 1 }
    expect(sessionsAfter([]).tell(step)).toBe(step)
  })

  it('is a principal that is told twice: it is made once', () => {
    const sessions = sessionsAfter([grant(user('lena'), 'Deploy', 's', 'ASIA1')])
    const principal: Principal = awsPrincipal({ userIdentity: sessionOf('Deploy', 's', 'ASIA1') })
    const [one, other] = [sessions.tell({ principal }), sessions.tell({ principal })]
    expect(one.principal).toBe(other.principal)
    expect(one.principal).toMatchObject(principal)
  })
})

describe('bounds', () => {
  const chain = Array.from({ length: 12 }, (_, index) =>
    grant(
      index === 0 ? user('lena') : sessionOf(`R${index}`, 's', `ASIA${index}`),
      `R${index + 1}`,
      's',
      `ASIA${index + 1}`,
    ),
  )

  it('a chain of roles without end is cut, and that is told', () => {
    const sessions = sessionsAfter(chain)
    const callers = behindIn(sessions, sessionOf('R12', 's', 'ASIA12'))
    expect(callers.map(({ display }) => display)).toEqual([
      'R11',
      'R10',
      'R9',
      'R8',
      'R7',
      'R6',
      'R5',
      'R4',
    ])
    expect(sessions.diagnostics().map(({ code }) => code)).toEqual(['role-chain-cut'])
    expect(sessionsAfter(chain).diagnostics()).toEqual([])
  })

  it('a circle of forged keys ends', () => {
    const circle = [
      grant(sessionOf('B', 's', 'ASIA2'), 'A', 's', 'ASIA1'),
      grant(sessionOf('A', 's', 'ASIA1'), 'B', 's', 'ASIA2'),
    ]
    expect(behind(circle, sessionOf('A', 's', 'ASIA1'))).toHaveLength(8)
  })

  it('more sessions than fit are forgotten, and that is told', () => {
    const sessions = sessionsAfter(chain, 4)
    expect(sessions.diagnostics()).toEqual([
      expect.objectContaining({ code: 'role-sessions-forgotten', severity: 'warning' }),
    ])
    expect(sessions.diagnostics()[0]?.message).toContain('to people and roles')
  })

  it('services that take up roles all day never crowd out a person', () => {
    const lambda = { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' }
    const busy = Array.from({ length: 40 }, (_, index) =>
      grant(lambda, 'Function', 'f', `ASIAF${index}`),
    )
    const records = [grant(user('lena'), 'Deploy', 's', 'ASIA1'), ...busy]
    const sessions = sessionsAfter(records, 4)
    expect(names(behindIn(sessions, sessionOf('Deploy', 's', 'ASIA1')))).toEqual([
      'lena  session-key',
    ])
    expect(sessions.diagnostics().map(({ message }) => message)).toEqual([
      expect.stringContaining('to services'),
    ])
    expect(names(behind(busy, sessionOf('Function', 'f', 'ASIAF7')))).toEqual([
      'lambda.amazonaws.com  session-key',
    ])
  })
})

it('what is told does not depend on the order of the events', () => {
  const people = ['lena', 'otto']
  const event = fc.record({
    by: fc.constantFrom(...people.map(user), sessionOf('A', 's', 'ASIA0'), sessionOf('B', 't')),
    role: fc.constantFrom('A', 'B'),
    session: fc.constantFrom('s', 't'),
    key: fc.constantFrom('ASIA0', 'ASIA1', 'ASIA2', 'ASIA3'),
  })
  const seen = fc.array(event, { maxLength: 12 })
  fc.assert(
    fc.property(seen, fc.nat(6), (grants, capacity) => {
      const records = grants.map(({ by, role, session, key }) => grant(by, role, session, key))
      const asked = [
        sessionOf('A', 's'),
        sessionOf('B', 't'),
        ...['ASIA0', 'ASIA1', 'ASIA2', 'ASIA3'].map((key) => sessionOf('A', 's', key)),
      ]
      const tell = (order: readonly JsonObject[]): readonly string[][] => {
        const sessions = sessionsAfter(order, capacity)
        return asked.map((identity) => [...names(behindIn(sessions, identity))])
      }
      expect(tell(records.toReversed())).toEqual(tell(records))
    }),
  )
})

describe.skipIf(!hasCorpus())('real records', () => {
  it('of an attack run name the user who took up the role', () => {
    const records = corpusRecords('stratus/aws.execution.ec2-launch-unusual-instances.json')
    const sessions = sessionsAfter(records)
    const launch = records.find(({ eventName }) => eventName === 'RunInstances') ?? {}
    const { principal } = sessions.tell({ principal: awsPrincipal(launch) })
    expect(principal.id).toMatch(/:role\/stratus-red-team-ec2lui-role-/)
    expect(principal.keyCreated).toBe(Date.UTC(2024, 7, 1, 11, 30, 22))
    expect(names(principal.behind ?? [])).toEqual(['christophe  session-key'])
  })
})
