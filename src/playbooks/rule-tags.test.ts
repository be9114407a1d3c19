import { expect, test } from 'vitest'
import {
  bundleText,
  relationship,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { indexOf } from '../../test/builders/playbook-pages.ts'
import { staleTags } from './rule-tags.ts'

const gone = technique(2, 'T1562.007', { revoked: true })
const successor = technique(3, 'T1686.001', {
  kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'defense-impairment' }],
})
const copied = {
  ...successor,
  ...technique(1, 'T1578.001'),
  kill_chain_phases: successor['kill_chain_phases'] ?? [],
}
const tactic = stixObject('x-mitre-tactic', 1, {
  attackId: 'TA0112',
  name: 'Defense Impairment',
  x_mitre_shortname: 'defense-impairment',
})
const revocation = relationship(4, 'revoked-by', [gone, successor])
const index = indexOf(bundleText(copied, gone, successor, tactic, revocation))

function told(...tags: readonly string[]): readonly string[] {
  const text = `title: Mine\ntags:\n${tags.map((tag) => `    - ${tag}\n`).join('')}level: low\n`
  return staleTags({ file: 'mine.yml', text }, index).map(
    ({ line, message, hint }) => `${line}: ${message}; ${hint}`,
  )
}

test('a rule that has only the old tactic is told the new one', () => {
  expect(told('attack.defense_evasion', "'attack.T1578.001'", 'attack.s1091')).toEqual([
    '4: T1578.001 is of the tactic Defense Impairment; ' +
      'write attack.defense-impairment in place of attack.defense-evasion, or beside it',
  ])
  expect(told('attack.t1578.001')).toEqual([
    '3: T1578.001 is of the tactic Defense Impairment; add attack.defense-impairment',
  ])
})

test('old and new tags side by side are fine, as rules serve several releases', () => {
  expect(told('attack.defense-evasion', 'attack.defense_impairment', 'attack.t1578.001')).toEqual(
    [],
  )
})

test('a revoked technique is told with the one in its place, unless that is tagged too', () => {
  expect(told('attack.t1562.007')).toEqual([
    '3: T1562.007 is revoked; T1686.001 stands in its place; add attack.t1686.001',
  ])
  expect(told('attack.t1562.007', 'attack.t1686.001', 'attack.defense-impairment')).toEqual([])
})

test('techniques that the bundle does not have are nobody to judge', () => {
  expect(told('attack.t1530', 'attack.exfiltration', 'other.t1578.001')).toEqual([])
})
