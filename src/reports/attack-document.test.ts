import { expect, it } from 'vitest'
import {
  readObjects,
  relationship,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { profileTechnique } from '../attack/profile-technique.ts'
import { indexRelease } from '../attack/release-index.ts'
import type { TechniqueProfile } from '../attack/technique-profile.ts'
import { renderDiffJson, renderTechniqueListJson, renderTechniquesJson } from './attack-document.ts'

const copied = technique(1, 'T1578', { name: 'Create', description: 'A copy.' })
const old = technique(2, 'T1536', { name: 'Old', revoked: true })
const component = stixObject('x-mitre-data-component', 1, { name: 'Creation' })
const analytic = stixObject('x-mitre-analytic', 1, {
  attackId: 'AN1187',
  x_mitre_log_source_references: [{ name: 'gcp:audit', x_mitre_data_component_ref: component.id }],
})
const strategy = stixObject('x-mitre-detection-strategy', 1, {
  attackId: 'DET0423',
  x_mitre_analytic_refs: [analytic.id],
})
const tool = stixObject('tool', 1, { attackId: 'S1091', name: 'Pacu' })
const { release } = readObjects(
  copied,
  old,
  component,
  analytic,
  strategy,
  tool,
  relationship(1, 'detects', [strategy, copied]),
  relationship(2, 'uses', [tool, copied], { description: 'Copies.' }),
  relationship(3, 'revoked-by', [old, copied]),
  relationship(4, 'detects', [component, copied], { description: 'Look.' }),
)
const remark = { code: 'attack-field-invalid', severity: 'warning', message: 'x' } as const
const identity = { version: '18.1', versionFrom: 'user' } as const

function profile(id: string): TechniqueProfile {
  const index = release === undefined ? undefined : indexRelease(release)
  const found = index?.technique(id)
  if (index === undefined || found === undefined) throw new Error(`no ${id}`)
  return profileTechnique(index, found)
}

it('writes techniques in full', () => {
  const text = renderTechniquesJson(identity, [profile('T1578')], [remark])
  expect(text.endsWith('}\n')).toBe(true)
  expect(JSON.parse(text)).toMatchObject({
    schema: 'spoor/attack-techniques@1',
    release: identity,
    diagnostics: [remark],
    techniques: [
      {
        id: 'T1578',
        stixId: stixId('attack-pattern', 1),
        title: 'Create',
        status: 'in force',
        description: 'A copy.',
        unknownTactics: ['defense-evasion'],
        predecessors: [{ id: 'T1536', name: 'Old' }],
        detectionAdvice: [{ dataComponent: { name: 'Creation' }, text: 'Look.' }],
        detectionStrategies: [
          {
            id: 'DET0423',
            analytics: [
              {
                id: 'AN1187',
                logSources: [{ name: 'gcp:audit', dataComponent: { name: 'Creation' } }],
              },
            ],
          },
        ],
        procedureExamples: [
          { id: 'S1091', name: 'Pacu', kind: 'tool', text: 'Copies.', references: [] },
        ],
      },
    ],
  })
})

it('writes techniques in short, with what was not read', () => {
  const leftOut = [{ what: 'x-new', count: 2 }]
  const remarks = { leftOut, diagnostics: [remark] }
  expect(JSON.parse(renderTechniqueListJson(identity, [profile('T1536')], remarks))).toEqual({
    schema: 'spoor/attack-list@1',
    release: identity,
    techniques: [
      {
        id: 'T1536',
        stixId: stixId('attack-pattern', 2),
        name: 'Old',
        title: 'Old',
        status: 'revoked, replaced by T1578 Create',
        isRevoked: true,
        isDeprecated: false,
        successor: { id: 'T1578', name: 'Create' },
        tactics: [],
        platforms: ['IaaS'],
      },
    ],
    ...remarks,
  })
})

it('writes a comparison as it is', () => {
  const diff = { before: identity, after: identity, tactics: [], techniques: [], unchanged: 2 }
  const diagnostics = [remark]
  expect(JSON.parse(renderDiffJson(diff, diagnostics))).toEqual({
    schema: 'spoor/attack-diff@1',
    ...diff,
    diagnostics,
  })
})
