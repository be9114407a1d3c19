import { describe, expect, it } from 'vitest'
import type { Principal } from '../principals/principal.ts'
import {
  compilePerson,
  compilePrincipal,
  faultOfAutomation,
  faultOfBreadth,
  faultOfPerson,
  faultOfPrincipal,
  placeInPattern,
} from './principal-pattern.ts'

const tenant = 'azure:11111111-2222-3333-4444-555555555555'
const pool = 'principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci'

describe('a principal that trust rests on', () => {
  it.each([
    'arn:aws:iam::111122223333:role/service-role/nightly',
    'arn:aws:iam::111122223333:role/backup-*',
    'arn:aws-us-gov:iam::111122223333:user/*-robot',
    `${tenant}:aaaaaaaa-2222-3333-4444-555555555555`,
    `${tenant}:aaaa*`,
    'backup-*@payroll-prod.iam.gserviceaccount.com',
    'nightly@example.com',
    'svc:scheduler.amazonaws.com',
    `${pool}/subject/repo:acme/*`,
  ])('may be %s', (pattern) => {
    expect([faultOfPrincipal(pattern), faultOfBreadth(pattern)]).toEqual([undefined, undefined])
  })

  it.each([
    '*',
    'arn:*',
    'arn:aws:iam::*',
    '*:role/backup',
    'arn:aws:iam::1111*:role/backup',
    'arn:aws:iam::111122223333:*',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::111122223333:user/**',
    'azure:*',
    `${tenant}:*`,
    '*@example.com',
    'backup@*',
    'backup*@gmail.com',
    'arn:aws:iam::*:user/backup@example.com',
    'svc:*',
    `${pool}/*`,
    'principal://*',
  ])('may not be as wide as %s', (pattern) => {
    expect(faultOfBreadth(pattern)?.hint).toMatch(/./)
  })

  it.each(['backup', ' arn:aws:iam::111122223333:role/x', 'role/[ab]@x', 'a?@example.com'])(
    'is no %j',
    (pattern) => {
      expect(faultOfPrincipal(pattern)?.hint).toMatch(/./)
    },
  )

  it('is automation only if it is no person, no root and not somebody else', () => {
    expect(faultOfAutomation('arn:aws:iam::111122223333:role/nightly')).toBeUndefined()
    for (const pattern of [
      'arn:aws:iam::111122223333:root',
      'arn:aws:iam::111122223333:role/AWSReservedSSO_*',
      'aws:acct:444455556666',
    ]) {
      expect(faultOfAutomation(pattern)?.hint).toMatch(/./)
    }
  })
})

describe('fitting', () => {
  const human: Principal = {
    id: 'arn:aws:iam::111122223333:role/ops',
    kind: 'human',
    session: 'eve@example.com',
    display: 'eve@example.com (ops)',
  }

  it('is by the id, or the id and the person', () => {
    expect(compilePrincipal('arn:aws:iam::111122223333:role/OPS')(human)).toBe(true)
    expect(compilePrincipal(`${human.id} eve@*`)(human)).toBe(true)
    expect(compilePrincipal(`${human.id} bob@*`)(human)).toBe(false)
    expect(compilePrincipal('eve@example.com')(human)).toBe(false)
  })

  it('of an e-mail does not reach into an ARN', () => {
    const user: Principal = {
      id: 'arn:aws:iam::999988887777:user/x-backup@example.com',
      kind: 'human',
      display: 'x',
    }
    expect(compilePrincipal('*-backup@example.com')(user)).toBe(false)
    expect(compilePrincipal('*-backup@example.com')({ ...user, id: 'x-backup@example.com' })).toBe(
      true,
    )
  })

  it('of a calendar is by the names that people sign in with, too', () => {
    expect(compilePerson('eve@example.com')(human)).toBe(true)
    expect(compilePerson('*@example.net')(human)).toBe(false)
    expect([faultOfPerson('*@example.com'), faultOfPerson('Eve')]).toEqual([undefined, undefined])
    expect(faultOfPerson('**')?.hint).toMatch(/leave/)
  })
})

describe('the place in a pattern', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/backup-*', '111122223333'],
    ['arn:aws-cn:sts::111122223333:federated-user/x', '111122223333'],
    ['aws:acct:111122223333', '111122223333'],
    ['azure:AAAAAAAA-2222-3333-4444-555555555555:*', 'aaaaaaaa-2222-3333-4444-555555555555'],
    ['drill-*@Payroll-prod.iam.gserviceaccount.com', 'payroll-prod.iam.gserviceaccount.com'],
    ['principal://iam.googleapis.com/locations/global/workforcePools/p/subject/x', undefined],
    ['aws:ec2.amazonaws.com', undefined],
    ['*@*', undefined],
  ])('%s is %s', (pattern, place) => {
    expect(placeInPattern(pattern)).toBe(place)
  })
})
