import { expect, it } from 'vitest'
import { nameAttackObject, nameRelease } from './attack-names.ts'

const object = {
  stixId: 'a--1',
  name: 'Audit',
  isRevoked: false,
  isDeprecated: false,
  references: [],
}

it('names objects by id and name, and says when MITRE withdrew them', () => {
  expect(nameAttackObject(object)).toBe('Audit')
  expect(nameAttackObject({ ...object, attackId: 'M1047' })).toBe('M1047 Audit')
  expect(nameAttackObject({ ...object, isDeprecated: true })).toBe('Audit (deprecated)')
  expect(nameAttackObject({ ...object, isRevoked: true, isDeprecated: true })).toBe(
    'Audit (revoked)',
  )
})

it('names releases, or tells what is known of them', () => {
  expect(nameRelease({ version: '18.1', versionFrom: 'collection' })).toBe('ATT&CK v18.1')
  expect(nameRelease({ version: '18.1', versionFrom: 'user' })).toBe('ATT&CK v18.1 (as was given)')
  expect(nameRelease({})).toBe('ATT&CK of unknown version')
  expect(nameRelease({ atLeast: '18', newestModified: '2025-11-12T22:03:39.105Z' })).toBe(
    'ATT&CK of unknown version (v18 or later, newest change 2025-11-12)',
  )
})
