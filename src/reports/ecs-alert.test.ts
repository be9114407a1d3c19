import { describe, expect, it } from 'vitest'
import {
  hostileTexts,
  reportOf,
  ruleFinding,
  storyChain,
  storyFinding,
  storyShare,
  withHostileText,
} from '../../test/builders/reported-builder.ts'
import { type EcsFieldType, ecsFieldType } from '../events/ecs-fields.ts'
import { ecsAlertPieces } from './ecs-alert.ts'
import { isAddress } from './finding-facts.ts'
import type { ReportedFinding } from './report-schema.ts'

function alertOf(finding: ReportedFinding): Readonly<Record<string, unknown>> {
  const [line = ''] = [...ecsAlertPieces(reportOf(finding))]
  expect(line.split('\n')).toHaveLength(2)
  return JSON.parse(line)
}

/** Each value of a document with the path of its field; a list is several values of one field. */
function leaves(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, path))
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, one]) =>
    leaves(one, path === '' ? name : `${path}.${name}`),
  )
}

const isOfType: Readonly<Record<EcsFieldType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: Number.isInteger,
  decimal: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  ip: (value) => typeof value === 'string' && isAddress(value),
}

/** Does ECS know the field, and is the value of its type? */
function isOfItsType(path: string, value: unknown): boolean {
  const type = ecsFieldType(path)
  return type !== undefined && isOfType[type](value)
}

describe('an alert of the Elastic Common Schema', () => {
  it('tells the finding in fields of ECS', () => {
    const alert = alertOf(storyChain(() => ({ exposure: [storyShare] })))
    expect(alert).toMatchObject({
      '@timestamp': '2026-03-02T11:41:00.000Z',
      event: {
        kind: 'alert',
        severity: 99,
        start: '2026-03-02T09:14:00.000Z',
        end: '2026-03-02T11:41:00.000Z',
      },
      rule: { id: 'spoor.lineage', name: 'Chain of copies' },
      threat: {
        framework: 'MITRE ATT&CK',
        technique: {
          id: ['T1578', 'T1686'],
          subtechnique: { id: ['T1578.001', 'T1578.002', 'T1686.001'] },
        },
      },
      cloud: { provider: ['aws'], account: { id: ['111122223333'] }, region: ['eu-west-1'] },
      source: { ip: ['192.0.2.7'] },
      related: { ip: ['192.0.2.7'] },
      spoor: {
        finding: { exposure: 'open', receivers: ['999988887777'] },
        chain: { root: 'vol-1', principal_changed: true },
      },
    })
  })

  it('names the rule of a finding that is no chain', () => {
    const alert = alertOf(ruleFinding())
    expect(alert).toMatchObject({
      event: { severity: 47 },
      rule: { id: 'r-1', name: 'Odd call', category: 'sigma' },
      threat: { technique: { id: ['T1580'] } },
    })
    expect(alert['spoor']).not.toHaveProperty('chain')
  })

  it.each([
    ['a chain', storyFinding()],
    ['a rule', ruleFinding()],
  ])('of %s has no field that ECS does not know, each with a value of its type', (_, finding) => {
    const own = leaves(alertOf(finding)).filter(([path]) => !path.startsWith('spoor.finding.'))
    expect(own.length).toBeGreaterThan(20)
    expect(own.filter(([path, value]) => !isOfItsType(path, value))).toEqual([])
  })

  it.each(hostileTexts)('stays one line and keeps text as it is: %s', (_, text) => {
    const alert = alertOf(withHostileText(storyFinding(), text))
    expect(alert['message']).toContain(text)
    const addresses = leaves(alert).filter(([path]) => ecsFieldType(path) === 'ip')
    expect(addresses.filter(([path, value]) => !isOfItsType(path, value))).toEqual([])
  })
})
