import { expect, it } from 'vitest'
import { type Caller, type Principal, actorOf, personBehind, withoutRolePath } from './principal.ts'

const role: Principal = { id: 'arn:aws:iam::111122223333:role/ops', kind: 'role', display: 'ops' }

it('tells people behind one shared role apart by their session', () => {
  const alice = actorOf({ ...role, kind: 'human', session: 'alice' })
  const bob = actorOf({ ...role, kind: 'human', session: 'bob' })
  expect(alice).not.toBe(bob)
})

it('takes a role for one actor, whatever the session of a call', () => {
  expect(actorOf({ ...role, session: 'i-1' })).toBe(actorOf({ ...role, session: 'i-2' }))
})

it('takes a role for one actor, whether a record holds its path or not', () => {
  const path = { ...role, id: 'arn:aws:iam::111122223333:role/teams/eu/ops' }
  expect(actorOf(path)).toBe(actorOf(role))
  expect(actorOf({ ...path, id: path.id.replace('1111', '2222') })).not.toBe(actorOf(role))
})

it.each([
  ['arn:aws:iam::1:role/aws-reserved/sso.amazonaws.com/R', 'arn:aws:iam::1:role/R'],
  ['arn:aws:iam::1:role/R', 'arn:aws:iam::1:role/R'],
  ['arn:aws:iam::1:user/a/b', 'arn:aws:iam::1:user/a/b'],
  ['alice@example.com', 'alice@example.com'],
])('the role of %s is %s', (id, name) => {
  expect(withoutRolePath(id)).toBe(name)
})

function caller(id: string, kind: Principal['kind']): Caller {
  return { id, kind, display: id, evidence: 'session-key' }
}

it('has the person at the far end behind it, whatever service stands between', () => {
  const behind = [caller('broker', 'role'), caller('alice', 'human'), caller('idp', 'service')]
  expect(personBehind({ ...role, behind })?.id).toBe('alice')
  expect(personBehind({ ...role, behind: [caller('broker', 'role')] })).toBeUndefined()
  expect(personBehind(role)).toBeUndefined()
})
