import { describe, expect, it } from 'vitest'
import { AccountTrust } from './account-trust.ts'
import type { Principal } from './principal.ts'

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
  return trust.trustOf({ kind, id }, granter)
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
    expect(new AccountTrust().trustOf({ kind: 'public', id: 'public' }, admin)).toBe('public')
  })
})
