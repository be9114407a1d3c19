import { describe, expect, it } from 'vitest'
import {
  readObjects,
  relationship,
  sharedRelease,
  sharedVersions,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import type { JsonValue } from '../base/json.ts'
import { profileTechnique } from '../attack/profile-technique.ts'
import { indexRelease } from '../attack/release-index.ts'
import { renderTechnique } from './attack-technique.ts'
import { plainPaint } from './terminal-text.ts'

function render(id: string, ...objects: readonly JsonValue[]): string {
  const { release } = readObjects(...objects)
  const index = release === undefined ? undefined : indexRelease(release)
  const found = index?.technique(id)
  if (index === undefined || found === undefined) throw new Error(`no ${id}`)
  const layout = { width: 60, paint: plainPaint }
  return renderTechnique(profileTechnique(index, found), index.release.identity, layout)
}

const docs = { source_name: 'Docs', description: 'Amazon. Docs.', url: 'https://docs/' }
const own = { source_name: 'mitre-attack', external_id: 'T1578', url: 'https://page/' }
const copied = technique(1, 'T1578', {
  name: 'Create Snapshot',
  description: 'A copy.(Citation: Docs)',
  x_mitre_version: '1.2',
  external_references: [own, docs, { source_name: 'Unused', url: 'https://unused/' }],
})

it('tells all that is said of a technique, with numbered citations', () => {
  const tool = stixObject('tool', 1, { attackId: 'S1091', name: 'Pacu' })
  const audit = stixObject('course-of-action', 1, { attackId: 'M1047', name: 'Audit' })
  const component = stixObject('x-mitre-data-component', 1, {
    attackId: 'DC0057',
    name: 'Snapshot Creation',
  })
  const analytic = stixObject('x-mitre-analytic', 1, {
    attackId: 'AN1187',
    name: 'Analytic 1187',
    description: 'Correlate.',
    x_mitre_platforms: ['IaaS'],
    x_mitre_log_source_references: [
      {
        name: 'AWS:CloudTrail',
        channel: 'CreateSnapshot',
        x_mitre_data_component_ref: component.id,
      },
    ],
    x_mitre_mutable_elements: [{ field: 'TimeWindow', description: 'How long.' }],
  })
  const strategy = stixObject('x-mitre-detection-strategy', 1, {
    attackId: 'DET0423',
    name: 'Strategy',
    x_mitre_analytic_refs: [analytic.id],
  })
  const text = render(
    ...(['T1578', copied, tool, audit, component, analytic, strategy] as const),
    relationship(1, 'uses', [tool, copied], {
      description: 'Copies.(Citation: Rhino)(Citation: Lost)',
      external_references: [{ source_name: 'Rhino', url: 'https://rhino/' }],
    }),
    relationship(2, 'mitigates', [audit, copied], { description: 'Look often.' }),
    relationship(3, 'detects', [strategy, copied]),
  )
  expect(text).toBe(`T1578 Create Snapshot
  status          in force, version 1.2, modified 2025-01-01
  tactics         defense-evasion
  platforms       IaaS
  page            https://page/
  release         ATT&CK of unknown version (v18 or later,
                  newest change 2025-01-01)

Description
  A copy.[1]

Detection strategies
  DET0423 Strategy
    AN1187 Analytic 1187 (IaaS)
      Correlate.
      log: AWS:CloudTrail: CreateSnapshot (DC0057 Snapshot
        Creation)
      tune: TimeWindow: How long.

Mitigations
  M1047 Audit
    Look often.

Used by
  S1091 Pacu, tool
    Copies.[2](Citation: Lost)

References
  [1] Amazon. Docs.
    https://docs/
  [2] Rhino
    https://rhino/
  - Unused
    https://unused/
  cited without a reference: Lost
`)
})

it('tells what the detection text of old releases said, and by what successor it was replaced', () => {
  const old = technique(2, 'T1536', { revoked: true, x_mitre_detection: 'Look.' })
  const text = render('T1536', copied, old, relationship(1, 'revoked-by', [old, copied]))
  expect(text).toContain('  status          revoked, replaced by T1578 Create\n')
  expect(text).toContain('\nDetection\n  Look.\n')
  const back = render('T1578', copied, old, relationship(1, 'revoked-by', [old, copied]))
  expect(back).toContain('  replaces        T1536 attack-pattern 2\n')
})

it('makes hostile text harmless', () => {
  const hostile = '\u001b[2Ja\u202Eb\u0007<script>\u2028'
  const fields = {
    name: hostile,
    description: hostile,
    x_mitre_platforms: [hostile],
    external_references: [
      { ...own, url: hostile },
      { source_name: hostile, description: hostile, url: hostile },
    ],
  }
  const actor = stixObject('tool', 1, { name: hostile })
  const used = relationship(1, 'uses', [actor, copied], { description: hostile })
  const text = render('T1578', { ...copied, ...fields }, actor, used)
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}]/u)
  expect(text).toContain('\\u{1b}[2Ja\\u{202e}b')
})

describe.skipIf(!hasSharedData())('renderTechnique of the releases of MITRE', () => {
  it('fits every technique into 80 columns, but for addresses', () => {
    const lost = new Set<string | undefined>()
    for (const version of sharedVersions) {
      const index = indexRelease(sharedRelease(version))
      for (const found of index.release.techniques) {
        const text = renderTechnique(profileTechnique(index, found), index.release.identity, {
          width: 80,
          paint: plainPaint,
        })
        const wide = text.split('\n').filter((line) => line.length > 80 && !/https?:/.test(line))
        expect(wide).toEqual([])
        for (const [, name] of text.matchAll(/\(Citation: ([^()]+)\)/g)) lost.add(name)
      }
    }
    // The one citation in these texts whose reference MITRE left out.
    expect([...lost]).toEqual(['Azure Activity Logs'])
  })
})
