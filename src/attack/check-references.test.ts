import { expect, it } from 'vitest'
import {
  readObjects,
  relationship,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import type { JsonObject } from '../base/json.ts'
import { checkReferences } from './check-references.ts'
import { createFaults } from './faults.ts'

const [copied, successor] = [technique(1, 'T1578'), technique(2, 'T1530')]
const component = stixObject('x-mitre-data-component', 1)
const analytic = stixObject('x-mitre-analytic', 1, {
  x_mitre_log_source_references: [{ name: 'a', x_mitre_data_component_ref: component.id }],
})
const strategy = stixObject('x-mitre-detection-strategy', 1, {
  x_mitre_analytic_refs: [analytic.id],
})

function told(tactics: readonly string[], ...objects: readonly JsonObject[]): readonly string[] {
  const { release } = readObjects(...objects)
  const faults = createFaults(undefined)
  if (release !== undefined) checkReferences(release, tactics, faults)
  return faults.diagnostics().map(({ code, message }) => `${code}: ${message}`)
}

it('has nothing to tell where every reference leads somewhere', () => {
  const tactic = stixObject('x-mitre-tactic', 1, { x_mitre_shortname: 'a' })
  const revoked = relationship(1, 'revoked-by', [copied, successor])
  expect(
    told([tactic.id], copied, successor, revoked, tactic, component, analytic, strategy),
  ).toEqual([])
})

it('names both ends of a reference that leads nowhere', () => {
  expect(told([], copied, strategy)).toEqual([
    `attack-reference-dangling: ${stixId('x-mitre-detection-strategy', 1)} names ` +
      `${stixId('x-mitre-analytic', 1)}, which the bundle lacks or holds unreadable`,
  ])
  expect(told(['x-mitre-tactic--9'], copied)).toEqual([
    'attack-reference-dangling: the matrix names x-mitre-tactic--9, which the bundle lacks or holds unreadable',
  ])
})

it('names the techniques from which revocations run in a circle', () => {
  const edges = [
    relationship(1, 'revoked-by', [copied, successor]),
    relationship(2, 'revoked-by', [successor, copied]),
  ]
  expect(told([], copied, successor, ...edges).map((text) => text.slice(0, 31))).toEqual([
    'attack-revoked-in-circle: T1530',
    'attack-revoked-in-circle: T1578',
  ])
})
