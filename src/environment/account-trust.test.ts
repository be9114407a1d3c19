import { describe, expect, it } from 'vitest'
import { AccountTrust } from './account-trust.ts'
import { emptyEnvironment, type Environment } from './configuration/environment.ts'
import type { Principal } from './principals/principal.ts'

const admin: Principal = { id: 'admin@example.com', kind: 'human', display: 'admin@example.com' }
const robot: Principal = {
  id: 'x',
  kind: 'service',
  display: 'deploy@prod-1.iam.gserviceaccount.com',
}

function trustOf(id: string, granter = admin, kind: 'account' | 'principal' = 'principal'): string {
  const trust = new AccountTrust()
  trust.seeAsRecipient('111122223333')
  trust.seeAsRecipient('prod-1')
  return trust.trustOf({ kind, id }, granter, 0)
}

describe('trust without configuration', () => {
  it('takes an account for own when records stand in its own log', () => {
    expect(trustOf('111122223333', admin, 'account')).toBe('own')
    expect(trustOf('arn:aws:iam::111122223333:role/dr', admin)).toBe('own')
    expect(trustOf('999988887777', admin, 'account')).toBe('unknown')
  })

  it('takes service accounts of own projects and colleagues of the granter for own', () => {
    expect(trustOf('serviceAccount:ci@prod-1.iam.gserviceaccount.com')).toBe('own')
    expect(trustOf('serviceAccount:ci@other.iam.gserviceaccount.com')).toBe('unknown')
    expect(trustOf('user:bob@example.com')).toBe('own')
    expect(trustOf('domain:example.com')).toBe('own')
    expect(trustOf('user:bob@example.net')).toBe('unknown')
  })

  it('never takes a mail domain that anybody can join, nor the domain of robots, for own', () => {
    const mallory: Principal = { id: 'm@gmail.com', kind: 'human', display: 'm@gmail.com' }
    expect(trustOf('user:other@gmail.com', mallory)).toBe('unknown')
    expect(trustOf('serviceAccount:1-compute@developer.gserviceaccount.com', robot)).toBe('unknown')
  })

  it('takes objects of the granter’s own tenant for own', () => {
    const granter: Principal = { id: 'azure:t1:o1', kind: 'human', display: 'a', account: 't1' }
    expect(trustOf('azure:t1:o2', granter)).toBe('own')
    expect(trustOf('azure:t2:o2', granter)).toBe('unknown')
  })

  it('knows a share of AWS with itself by both sides', () => {
    const ingestion: Principal = {
      id: 'arn:aws:iam::111122223333:role/ingestion',
      kind: 'automation',
      display: 'ingestion',
      automation: 'invokedBy is assets.marketplace.amazonaws.com',
    }
    expect(trustOf('679593333241', ingestion, 'account')).toBe('provider')
    expect(trustOf('777788889999', ingestion, 'account')).toBe('unknown')
    expect(trustOf('679593333241', admin, 'account')).toBe('unknown')
  })

  it('knows everyone as public', () => {
    expect(new AccountTrust().trustOf({ kind: 'public', id: 'public' }, admin, 0)).toBe('public')
  })
})

const ended = Date.parse('2026-07-01T00:00:00Z')
const org = 'o-a1b2c3d4e5'
const tenant = 'aaaaaaaa-2222-3333-4444-555555555555'

/** What a file says: our places on lines 3 to 6, a vault on 8, partners from 10 on. */
const environment: Environment = {
  ...emptyEnvironment,
  file: 'spoor.yaml',
  own: [
    { kind: 'account', id: '222233334444', line: 3 },
    { kind: 'organization', id: org, line: 4 },
    { kind: 'tenant', id: tenant, line: 5 },
    { kind: 'domain', id: 'example.org', line: 6 },
  ],
  vaults: [{ account: '777788889999', why: 'backups of the group', line: 8 }],
  partners: [
    { kind: 'account', id: '444455556666', why: 'managed backups', until: ended, line: 10 },
    { kind: 'account', id: '444455556666', why: 'the first contract', until: 5, line: 12 },
    { kind: 'domain', id: 'example.net', why: 'auditors', until: ended, line: 14 },
    { kind: 'organization', id: 'o-partner12345', why: 'joint venture', until: ended, line: 16 },
  ],
}

describe('trust with a file', () => {
  const trust = new AccountTrust(environment)
  for (const account of ['111122223333', '444455556666']) trust.seeAsRecipient(account)
  const because = (id: string): string | undefined =>
    trust.judge({ kind: 'account', id }, admin, 0).because

  it.each([
    ['an own account', 'account', '222233334444', 'own'],
    ['a role of an own account', 'principal', 'arn:aws:iam::222233334444:role/dr', 'own'],
    ['an account whose log was read', 'account', '111122223333', 'own'],
    ['our organisation', 'organization', org, 'own'],
    [
      'our organisation by ARN',
      'organization',
      `arn:aws:organizations::9:organization/${org}`,
      'own',
    ],
    ['a unit of it', 'organization', `arn:aws:organizations::123456789012:ou/${org}/ou-1`, 'own'],
    ['a path below it', 'organization', `${org}/r-1/*`, 'own'],
    ['one that is named like it', 'organization', `${org}x`, 'unknown'],
    ['our tenant', 'organization', tenant, 'own'],
    ['an object of our tenant', 'principal', `azure:${tenant}:o2`, 'own'],
    ['a person of our second domain', 'principal', 'user:bob@Example.org', 'own'],
    ['a domain below ours', 'principal', 'user:bob@sub.example.org', 'unknown'],
    ['a partner', 'account', '444455556666', 'partner'],
    ['a role of a partner', 'principal', 'arn:aws:iam::444455556666:role/in', 'partner'],
    ['a person of a partner', 'principal', 'user:eve@example.net', 'partner'],
    ['the domain of a partner', 'organization', 'domain:example.net', 'partner'],
    ['the organisation of a partner', 'organization', 'o-partner12345', 'partner'],
    [
      'an organisation that a partner manages',
      'organization',
      'arn:aws:organizations::444455556666:organization/o-x',
      'unknown',
    ],
    ['a partner by a kind that is not known', 'unknown', '444455556666', 'unknown'],
    ['an own account by such a kind', 'unknown', '222233334444', 'own'],
    ['a vault', 'account', '777788889999', 'partner'],
    ['anybody else', 'account', '999988887777', 'unknown'],
    ['everybody', 'public', 'public', 'public'],
  ] as const)('%s', (_, kind, id, expected) => {
    expect(trust.trustOf({ kind, id }, admin, ended - 1)).toBe(expected)
  })

  it('ends at the time of the event, also for a partner whose own log was read', () => {
    const partner = { kind: 'account', id: '444455556666' } as const
    expect(trust.judge(partner, admin, ended - 1)).toEqual({
      trust: 'partner',
      because: 'spoor.yaml line 10: managed backups',
    })
    expect(trust.judge(partner, admin, ended)).toEqual({
      trust: 'unknown',
      because: 'spoor.yaml line 10: managed backups; it had ended by then',
    })
  })

  it('cites the line that it rests on, and no line where it rests on logs', () => {
    expect(because('222233334444')).toBe('spoor.yaml line 3')
    expect(because('777788889999')).toBe('spoor.yaml line 8: backups of the group')
    expect(because('111122223333')).toBeUndefined()
  })

  it('takes a vault whose own log was read for own', () => {
    const vault = { kind: 'account', id: '777788889999' } as const
    const seen = new AccountTrust(environment)
    seen.seeAsRecipient(vault.id)
    expect(seen.trustOf(vault, admin, 0)).toBe('own')
  })

  it('tells the accounts taken for own: those seen and those named, but no partner', () => {
    expect(trust.ownAccounts()).toEqual(['111122223333', '222233334444'])
  })
})
