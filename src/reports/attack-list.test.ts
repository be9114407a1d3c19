import { expect, it } from 'vitest'
import { readObjects, stixObject, technique } from '../../test/builders/attack-bundle.ts'
import { listTechniques } from '../attack/list-techniques.ts'
import { indexRelease } from '../attack/release-index.ts'
import { renderTechniqueList } from './attack-list.ts'

const { release } = readObjects(
  stixObject('x-mitre-tactic', 1, { name: 'Evasion', x_mitre_shortname: 'defense-evasion' }),
  technique(1, 'T1578', { name: 'Modify Cloud Compute Infrastructure' }),
  technique(2, 'T1578.001', { name: 'Create\u001b Snapshot', kill_chain_phases: [] }),
  technique(3, 'T1536', { name: 'Old', revoked: true }),
  technique(4, 'T1537', { name: 'Older', x_mitre_deprecated: true }),
)

function list(width: number): readonly string[] {
  if (release === undefined) throw new Error('no release')
  const profiles = listTechniques(indexRelease(release), { withRetired: true })
  return renderTechniqueList(profiles, width).trimEnd().split('\n')
}

it('sets ids, names with parents, and tactics in columns, made harmless', () => {
  expect(list(100)).toEqual([
    `T1536      Old (revoked)${' '.repeat(69)}Evasion`,
    `T1537      Older (deprecated)${' '.repeat(64)}Evasion`,
    `T1578      Modify Cloud Compute Infrastructure${' '.repeat(47)}Evasion`,
    'T1578.001  Modify Cloud Compute Infrastructure: Create\\u{1b} Snapshot',
  ])
})

it('cuts the name of the parent first, and leaves it out where little would be left', () => {
  expect(list(60).at(-1)).toBe('T1578.001  Modify Cloud Com…: Create\\u{1b} Snapshot')
  expect(list(50).at(-1)).toBe('T1578.001  Create\\u{1b} Snapshot')
  for (const line of list(60)) expect(line.length).toBeLessThanOrEqual(60)
})
