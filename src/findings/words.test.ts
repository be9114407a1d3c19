import { describe, expect, it } from 'vitest'
import { principal, resource } from '../../test/builders/step-builder.ts'
import type { IngressRule } from '../lineage/activity.ts'
import {
  countOf,
  joinWords,
  nameDeed,
  nameGrantee,
  namePorts,
  namePrincipal,
  nameResource,
  nameTime,
  shortName,
} from './words.ts'

const nameOf = (id: string): string => shortName({ ...resource('vol-1'), id })

const ports = (protocol: string, ...ranges: readonly (readonly [number, number])[]): string => {
  const rule: IngressRule = { key: 'k', cidrs: [], ports: ranges, protocol, worldOpen: true }
  return namePorts(rule)
}

describe('the words for a resource', () => {
  it('are its kind and the end of its id', () => {
    expect(nameResource(resource('vol-1'))).toBe('disk vol-1')
    expect(nameOf('arn:aws:rds:eu-west-1:111122223333:snapshot:payroll')).toBe('payroll')
    expect(nameOf('aws:acct:098797384747')).toBe('098797384747')
    expect(nameOf('aws:s3:some-bucket')).toBe('some-bucket')
    expect(['aws:public', 'gcp:public'].map(nameOf)).toEqual(['public', 'public'])
    expect(nameOf('arn:aws:rds:eu-west-1:111122223333:snapshot:rds:auto')).toBe('rds:auto')
    expect(nameOf('/subscriptions/s/resourcegroups/g/providers/microsoft.compute/disks/d/')).toBe(
      'd',
    )
    expect(nameOf('//compute.googleapis.com/projects/p/global/snapshots/s')).toBe('s')
  })

  it('are the name where account and region stand before it', () => {
    expect(nameOf('redshift:111122223333:eu-west-1:snapshot:sales')).toBe('sales')
    expect(nameOf('elasticache:111122223333:eu-west-1:snapshot:automatic.a:b')).toBe(
      'automatic.a:b',
    )
    expect(nameOf('redshift:111122223333:eu-west-1:snapshot:')).toMatch(/^redshift:/)
    expect(nameOf('arn:aws:kms:eu-west-1:111122223333:key/1234abcd')).toBe('1234abcd')
    expect(nameOf('arn:aws:backup:eu-west-1:111122223333:backup-vault:main')).toBe('main')
  })

  it('of downloaded blocks are what they are of', () => {
    const id = 'snap-1#blocks@arn:aws:iam::111122223333:user/lena'
    expect(nameResource({ ...resource('vol-1'), kind: 'link', id })).toBe(
      'download link of blocks of snap-1',
    )
  })

  it('are the whole id where it has no parts', () => {
    expect(['arn:aws', '/', ''].map(nameOf)).toEqual(['arn:aws', '/', ''])
  })
})

describe('the words for people', () => {
  it('add the session where the name does not hold it', () => {
    expect(namePrincipal(principal('alice'))).toBe('alice')
    expect(namePrincipal(principal('ops', { session: 'bob' }))).toBe('ops (bob)')
    expect(namePrincipal(principal('ops/bob', { session: 'bob' }))).toBe('ops/bob')
  })

  it('name the person for whom a role acted, whatever the session is called', () => {
    const lena = { id: 'u', kind: 'human', display: 'lena', evidence: 'session-key' } as const
    const broker = { id: 'r', kind: 'role', display: 'broker', evidence: 'session-key' } as const
    const role = principal('ops', { kind: 'role', session: 'lena' })
    expect(namePrincipal({ ...role, behind: [broker, lena] })).toBe('ops (lena, assumed by lena)')
    expect(namePrincipal({ ...role, behind: [broker] })).toBe('ops (lena)')
    const admin = { id: 'r', kind: 'human', display: 'admin', session: 'otto' } as const
    const person = { ...admin, evidence: 'session-key' } as const
    expect(namePrincipal({ ...role, behind: [person] })).toBe(
      'ops (lena, assumed by admin as otto)',
    )
  })

  it('name nobody twice who is the session himself', () => {
    const lena = { id: 'u', kind: 'human', display: 'lena' } as const
    const person = principal('ops', { kind: 'human', session: 'lena' })
    const handed = { ...lena, evidence: 'session-key' } as const
    expect(namePrincipal({ ...person, behind: [handed] })).toBe('ops (lena)')
    const account = principal('ci', { kind: 'service', session: 'lena' })
    const borrowed = { ...lena, evidence: 'delegation' } as const
    expect(namePrincipal({ ...account, behind: [borrowed] })).toBe('ci (lena)')
  })

  it('say who is let in', () => {
    expect(nameGrantee({ kind: 'public', id: 'public' })).toBe('everyone')
    expect(nameGrantee({ kind: 'account', id: '4444' })).toBe('account 4444')
    expect(nameGrantee({ kind: 'organization', id: 'o-1' })).toBe('organization o-1')
    expect(nameGrantee({ kind: 'principal', id: 'user:x@example.com' })).toBe('user:x@example.com')
  })
})

it('names ports, ranges, and all of them', () => {
  expect(ports('tcp', [22, 22])).toBe('port 22')
  expect(ports('tcp', [22, 22], [80, 90])).toBe('ports 22, 80-90')
  expect(ports('tcp', [80, 90])).toBe('ports 80-90')
  expect([ports('any', [0, 65535]), ports('tcp', [0, 65535]), ports('any')]).toEqual([
    'every port',
    'every port',
    'every port',
  ])
  expect(ports('udp', [0, 65535])).toBe('every udp port')
})

it('names what somebody tried to do by its verb, a change without one as a change', () => {
  expect([nameDeed('share'), nameDeed('other')]).toEqual(['share', 'change'])
})

it('gives times to the second, in UTC', () => {
  expect(nameTime(Date.UTC(2026, 2, 2, 14, 5, 9, 999))).toBe('2026-03-02 14:05:09Z')
})

it('joins and counts as a sentence does', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
  expect([0, 1, 2].map((count) => countOf(count, 'call'))).toEqual(['0 calls', '1 call', '2 calls'])
})
