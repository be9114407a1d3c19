import { describe, expect, it } from 'vitest'
import { accountRegionKey, granteeKey, principalKey, principalVerbKey } from './history-key.ts'
import type { Principal } from '../principals/principal.ts'

const role = 'arn:aws:iam::111122223333:role/backup'
const backup: Principal = { id: role, kind: 'role', session: 's-1', display: 'backup' }

describe('the key of a principal', () => {
  it('is the same in every session of a role', () => {
    expect(principalKey(backup)).toBe(role)
    expect(principalKey({ ...backup, session: 's-2' })).toBe(role)
  })

  it('tells the people behind one role of single sign-on apart', () => {
    const alice: Principal = { ...backup, kind: 'human', session: 'alice@example.com' }
    expect(principalKey(alice)).not.toBe(principalKey({ ...alice, session: 'bob@example.com' }))
  })

  it.each(['unknown', 'gcp:unknown', 'azure:t-1:unknown'])('is none for %s', (id) => {
    expect(principalKey({ id, kind: 'unknown', display: id })).toBeUndefined()
    expect(principalVerbKey({ id, kind: 'unknown', display: id }, 'copy')).toBeUndefined()
  })
})

it('is unambiguous whatever the parts hold', () => {
  expect(accountRegionKey('a","b', 'c')).not.toBe(accountRegionKey('a', 'b","c'))
  expect(accountRegionKey('My-Project', 'Europe-West1')).toBe('["my-project","europe-west1"]')
})

describe('the key of who is let in', () => {
  it.each([
    ['account', '444455556666', '444455556666'],
    ['principal', 'arn:aws:iam::444455556666:role/r', '444455556666'],
    ['principal', 'user:Eve@Example.com', 'user:eve@example.com'],
    [
      'organization',
      'arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5',
      'o-a1b2c3d4e5',
    ],
    ['principal', 'serviceAccount:x@Payroll.iam.gserviceaccount.com', 'payroll'],
    ['principal', 'azure:t-1:o-1', 'azure:t-1:o-1'],
    ['public', 'public', undefined],
    ['unknown', 'x', undefined],
  ] as const)('%s %s is %s', (kind, id, key) => {
    expect(granteeKey({ kind, id })).toBe(key)
  })
})
