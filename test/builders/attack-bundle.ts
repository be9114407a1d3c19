/** Emulated ATT&CK bundles: objects in the shape that MITRE publishes, with invented content. */
import { readFileSync } from 'node:fs'
import type { JsonObject, JsonValue } from '../../src/base/json.ts'
import type { AttackRelease } from '../../src/attack/attack-release.ts'
import { type AttackReading, readAttackRelease } from '../../src/attack/read-attack-release.ts'
import { sharedPath } from './shared-data.ts'

/** An object of a bundle as JSON. */
export interface StixFields extends JsonObject {
  readonly type: string
  readonly id: string
}

/** A STIX id with a number in it: the same number and type are the same object. */
export function stixId(type: string, number: number): string {
  return `${type}--00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** An object of a type, with the id of ATT&CK where one is given. */
export function stixObject(
  type: string,
  number: number,
  fields: JsonObject & { readonly attackId?: string } = {},
): StixFields {
  const { attackId, ...others } = fields
  const own = { source_name: 'mitre-attack', external_id: attackId, url: `https://x/${attackId}` }
  return {
    type,
    id: stixId(type, number),
    spec_version: '2.1',
    modified: '2025-01-01T00:00:00.000Z',
    name: `${type} ${number}`,
    ...(attackId === undefined ? {} : { external_references: [own] }),
    ...others,
  }
}

/** A technique of the tactic stealth-of-old, on IaaS. */
export function technique(number: number, attackId: string, fields: JsonObject = {}): StixFields {
  return stixObject('attack-pattern', number, {
    attackId,
    kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'defense-evasion' }],
    x_mitre_platforms: ['IaaS'],
    ...fields,
  })
}

/** An edge between two objects. */
export function relationship(
  number: number,
  kind: string,
  [source, target]: readonly [StixFields, StixFields],
  fields: JsonObject = {},
): StixFields {
  return stixObject('relationship', number, {
    relationship_type: kind,
    source_ref: source.id,
    target_ref: target.id,
    ...fields,
  })
}

/** The text of a bundle of the objects. */
export function bundleText(...objects: readonly JsonValue[]): string {
  return JSON.stringify({ type: 'bundle', id: stixId('bundle', 1), objects })
}

/** Reads a bundle of the objects. */
export function readObjects(...objects: readonly JsonValue[]): AttackReading {
  return readAttackRelease({ text: bundleText(...objects), file: 'bundle.json' })
}

/** The trimmed bundles of ../shared/data/attack, by release and form. */
export function sharedBundleText(version: string, form: '2.0' | '2.1' = '2.1'): string {
  const name = ['18.1', '19.1'].includes(version) ? namesOfNewest[version]?.[form] : undefined
  const folder = form === '2.0' ? 'stix20/' : ''
  const file = name ?? `enterprise-attack-trimmed-v${version}.json`
  return readFileSync(sharedPath(`attack/${folder}${file}`), 'utf8')
}

const namesOfNewest: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '18.1': {
    '2.0': 'enterprise-attack-trimmed-v18.1.json',
    '2.1': 'enterprise-attack-trimmed.json',
  },
  '19.1': {
    '2.0': 'enterprise-attack-trimmed-v19.1-partial.json',
    '2.1': 'enterprise-attack-trimmed-v19.1-partial.json',
  },
}

/** The releases that the corpus holds. */
export const sharedVersions = ['11.2', '15.1', '17.1', '18.1', '19.1'] as const

/** A release of the corpus, read. */
export function sharedRelease(version: string): AttackRelease {
  const { release } = readAttackRelease({ text: sharedBundleText(version) })
  if (release === undefined) throw new Error(`v${version} cannot be read`)
  return release
}
