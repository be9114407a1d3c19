import { expect, it } from 'vitest'
import { readObjects, stixObject, technique } from '../../test/builders/attack-bundle.ts'
import { listTechniques, platformsOf, type TechniqueFilter } from './list-techniques.ts'
import { indexRelease } from './release-index.ts'

const { release } = readObjects(
  stixObject('x-mitre-tactic', 1, {
    attackId: 'TA0005',
    name: 'Stealth',
    x_mitre_shortname: 'defense-evasion',
  }),
  technique(1, 'T1578'),
  technique(2, 'T1530', { x_mitre_platforms: ['SaaS', 'IaaS'], kill_chain_phases: [] }),
  technique(3, 'T1100', { revoked: true }),
  technique(4, 'T1101', { x_mitre_deprecated: true }),
)

function list(filter?: TechniqueFilter): readonly string[] {
  if (release === undefined) throw new Error('no release')
  return listTechniques(indexRelease(release), filter).map(
    ({ technique: { attackId } }) => attackId,
  )
}

it('lists what is in force, by id', () => {
  expect(list()).toEqual(['T1530', 'T1578'])
  expect(list({ withRetired: true })).toEqual(['T1100', 'T1101', 'T1530', 'T1578'])
})

it('takes a platform and a tactic in any letter case', () => {
  expect(list({ platform: 'saas' })).toEqual(['T1530'])
  for (const tactic of ['ta0005', 'stealth', 'Defense-Evasion']) {
    expect(list({ tactic })).toEqual(['T1578'])
  }
  expect(list({ platform: 'saas', tactic: 'stealth' })).toEqual([])
})

it('names the platforms that there are', () => {
  expect(release && platformsOf(indexRelease(release))).toEqual(['IaaS', 'SaaS'])
})
