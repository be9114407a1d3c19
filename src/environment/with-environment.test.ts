import { describe, expect, it } from 'vitest'
import { emptyEnvironment, type Environment } from './configuration/environment.ts'
import type { Principal } from './principals/principal.ts'
import type { Verb } from './verb.ts'
import { withEnvironment } from './with-environment.ts'

const until = Date.parse('2027-01-01T00:00:00Z')

const environment: Environment = {
  ...emptyEnvironment,
  file: 'spoor.yaml',
  automation: [
    {
      principal: 'arn:aws:iam::111122223333:role/backup-*',
      why: 'nightly backups',
      verbs: ['create', 'delete'],
      until,
      line: 12,
    },
    { principal: 'nightly@payroll-prod.iam.gserviceaccount.com', why: 'exports', line: 16 },
    { principal: 'ci@payroll-prod.iam.gserviceaccount.com', why: 'builds', line: 18 },
    { principal: 'arn:aws:iam::111122223333:*admin*', why: 'a pattern of people', line: 20 },
  ],
}
const name = withEnvironment(environment)

function role(id: string, more: Partial<Principal> = {}): Principal {
  return { id: `arn:aws:iam::111122223333:${id}`, kind: 'role', display: id, ...more }
}

function evidence(principal: Principal, verb: Verb = 'create', time = 0): string | undefined {
  return name(principal, verb, time).automation
}

describe('automation that the file names', () => {
  it('is automation by the line that names it', () => {
    expect(name(role('role/backup-db', { session: 'i-1' }), 'create', 0)).toEqual({
      id: 'arn:aws:iam::111122223333:role/backup-db',
      kind: 'automation',
      display: 'role/backup-db',
      session: 'i-1',
      automation: 'named in spoor.yaml line 12: nightly backups',
    })
  })

  it('is so for its verbs alone', () => {
    expect(evidence(role('role/backup-db'), 'delete')).toMatch(/line 12/)
    expect(evidence(role('role/backup-db'), 'share')).toBeUndefined()
    expect(name(role('role/backup-db'), 'share', 0).kind).toBe('role')
  })

  it('is so until its day', () => {
    expect(evidence(role('role/backup-db'), 'create', until - 1)).toMatch(/line 12/)
    expect(evidence(role('role/backup-db'), 'create', until)).toBeUndefined()
  })

  it.each([
    [
      'another account',
      { ...role('role/backup-db'), id: 'arn:aws:iam::999988887777:role/backup-db' },
    ],
    ['another name', role('role/restore-backup-db')],
    ['a caller from outside', role('role/backup-db', { kind: 'external' })],
    ['root', role('root-admin', { kind: 'root' })],
    ['people behind a shared role', role('role/admin', { kind: 'human', session: 'eve' })],
    ['nobody known', role('role/backup-db', { kind: 'unknown' })],
  ])('is not %s', (_, principal) => {
    expect(evidence(principal)).toBeUndefined()
  })

  it('may be an IAM user, who has no session', () => {
    expect(evidence(role('user/admin-robot', { kind: 'human' }))).toMatch(/line 20/)
  })

  it('keeps the evidence of the cloud', () => {
    const automation = 'invokedBy is backup.amazonaws.com'
    const principal = role('role/backup-db', { kind: 'automation', automation })
    expect(name(principal, 'create', 0)).toBe(principal)
  })

  it('is not whoever borrows a service account, unless he is named himself', () => {
    const nightly: Principal = {
      id: 'nightly@payroll-prod.iam.gserviceaccount.com',
      kind: 'service',
      display: 'nightly',
    }
    expect(evidence(nightly)).toMatch(/line 16/)
    expect(evidence({ ...nightly, session: 'eve@example.com' })).toBeUndefined()
    const ci = 'ci@payroll-prod.iam.gserviceaccount.com'
    expect(evidence({ ...nightly, session: ci })).toMatch(/line 16/)
    expect(evidence({ ...nightly, session: `${ci}, eve@example.com` })).toBeUndefined()
  })

  it('is nobody without a file', () => {
    const principal = role('role/backup-db')
    expect(withEnvironment(emptyEnvironment)(principal, 'create', 0)).toBe(principal)
  })
})
