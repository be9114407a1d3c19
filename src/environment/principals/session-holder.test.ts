import { describe, expect, it } from 'vitest'
import type { Principal } from './principal.ts'
import { SessionHolders, betterHolder, callerFrom } from './session-holder.ts'

const lena: Principal = {
  id: 'arn:aws:iam::111122223333:user/lena',
  kind: 'human',
  account: '111122223333',
  display: 'lena',
  keyId: 'AKIA1',
  keyCreated: 7,
}

describe('a holder of a session', () => {
  it('is shared by all sessions that were handed to it under one key', () => {
    const holders = new SessionHolders()
    expect(holders.of({ ...lena })).toBe(holders.of(lena))
    expect(holders.of({ ...lena, keyId: 'AKIA2' })).not.toBe(holders.of(lena))
  })

  it('is told as a caller, without its key', () => {
    const holders = new SessionHolders()
    expect(callerFrom(holders.of(lena), 'session-key')).toEqual({
      id: lena.id,
      kind: 'human',
      account: '111122223333',
      display: 'lena',
      evidence: 'session-key',
    })
    const role: Principal = { id: 'r', kind: 'role', session: 's', display: 'r' }
    expect(callerFrom(holders.of(role), 'session-name')).toEqual({
      ...role,
      evidence: 'session-name',
    })
  })
})

describe('of two that one session was handed to', () => {
  const holders = new SessionHolders()
  const foreign = holders.of({ id: 'aws:acct:1:AIDA', kind: 'external', display: 'account 1' })
  const [one, other] = [holders.of(lena), holders.of({ ...lena, id: 'otto' })]

  it('the one whom his own trail knows is taken', () => {
    expect([betterHolder(foreign, one), betterHolder(one, foreign)]).toEqual([one, one])
  })

  it('the same one is taken, whichever comes first', () => {
    expect(betterHolder(one, other)).toBe(betterHolder(other, one))
  })
})
