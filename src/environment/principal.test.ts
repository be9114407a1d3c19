import { expect, it } from 'vitest'
import { actorOf, type Principal } from './principal.ts'

const role: Principal = { id: 'arn:aws:iam::111122223333:role/ops', kind: 'role', display: 'ops' }

it('tells people behind one shared role apart by their session', () => {
  const alice = actorOf({ ...role, kind: 'human', session: 'alice' })
  const bob = actorOf({ ...role, kind: 'human', session: 'bob' })
  expect(alice).not.toBe(bob)
})

it('takes a role for one actor, whatever the session of a call', () => {
  expect(actorOf({ ...role, session: 'i-1' })).toBe(actorOf({ ...role, session: 'i-2' }))
})
