import { expect, test } from 'vitest'
import {
  bundleText,
  relationship,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { indexOf } from '../../test/builders/playbook-pages.ts'
import { profileTechnique } from '../attack/profile-technique.ts'
import type { JsonObject } from '../base/json.ts'
import { type TechniqueFacts, techniqueFacts } from './technique-facts.ts'

function factsOf(order: 'canonical' | 'stored', ...objects: readonly JsonObject[]): TechniqueFacts {
  const index = indexOf(bundleText(...objects))
  const found = index.technique('T1578.001')
  if (found === undefined) throw new Error('no technique')
  return techniqueFacts(profileTechnique(index, found), order)
}

const subject = technique(1, 'T1578.001', {
  x_mitre_platforms: ['SaaS', 'IaaS'],
  x_mitre_data_sources: ['b: b', 'a: a'],
  kill_chain_phases: ['second', 'first', 'unknown'].map((phase_name) => ({
    kill_chain_name: 'mitre-attack',
    phase_name,
  })),
})
const tactics = ['first', 'second'].map((x_mitre_shortname, index) =>
  stixObject('x-mitre-tactic', index + 1, { x_mitre_shortname, attackId: `TA000${index + 1}` }),
)

test('sets are sorted, or stay as MITRE stored them', () => {
  expect(factsOf('canonical', subject, ...tactics)).toMatchObject({
    platforms: ['IaaS', 'SaaS'],
    dataSources: ['a: a', 'b: b'],
    tactics: [{ id: 'TA0001' }, { id: 'TA0002' }, { name: 'unknown', shortName: 'unknown' }],
  })
  expect(factsOf('stored', subject, ...tactics)).toMatchObject({
    platforms: ['SaaS', 'IaaS'],
    dataSources: ['b: b', 'a: a'],
    tactics: [{ shortName: 'second' }, { shortName: 'first' }, { shortName: 'unknown' }],
  })
})

test('what MITRE does not say has no member', () => {
  const facts = factsOf('canonical', technique(1, 'T1578.001', { x_mitre_detection: '' }))
  expect(Object.keys(facts)).not.toContain('detection')
  expect(facts).toMatchObject({ status: 'current', usage: [], strategies: [] })
})

test('texts keep the references that they cite, in one order', () => {
  const tool = stixObject('tool', 2, { attackId: 'S1091', name: 'Pacu' })
  const cited = ['b', 'a'].map((name) => ({ source_name: name, url: `https://${name}.org/` }))
  const use = relationship(3, 'uses', [tool, subject], {
    description: 'Used.',
    external_references: cited,
  })
  const sorted = ['a', 'b'].map((name) => ({ name, url: `https://${name}.org/` }))
  expect(factsOf('stored', subject, tool, use).usage).toEqual([
    {
      id: 'S1091',
      name: 'Pacu',
      url: 'https://x/S1091',
      kind: 'tool',
      description: { text: 'Used.', references: sorted },
    },
  ])
})
