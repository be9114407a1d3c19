import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundleText,
  relationship,
  sharedBundleText,
  sharedVersions,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import type { JsonObject } from '../base/json.ts'
import { profileTechnique } from './profile-technique.ts'
import { readAttackRelease } from './read-attack-release.ts'
import { indexRelease } from './release-index.ts'
import { trimBundle } from './trim-bundle.ts'

function trim(text: string, ...attackIds: readonly string[]): string {
  const { bundle, release } = readAttackRelease({ text })
  if (bundle === undefined || release === undefined) throw new Error('no bundle')
  const chosen = release.techniques.filter(({ attackId }) => attackIds.includes(attackId))
  return trimBundle(
    bundle,
    chosen.map(({ stixId: id }) => id),
  ).text
}

function idsOf(text: string): readonly string[] {
  return JSON.parse(text).objects.map(({ id }: { readonly id: string }) => id)
}

function turned(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).reverse())
}

const [parent, copied, sibling] = [
  technique(1, 'T1578'),
  technique(2, 'T1578.001'),
  technique(3, 'T1578.002'),
]
const [group, campaign, idle] = [
  stixObject('intrusion-set', 1),
  stixObject('campaign', 1),
  stixObject('tool', 1),
]
const component = stixObject('x-mitre-data-component', 1)
const analytic = stixObject('x-mitre-analytic', 1, {
  x_mitre_log_source_references: [{ x_mitre_data_component_ref: component.id, name: 'a' }],
})
const strategy = stixObject('x-mitre-detection-strategy', 1, {
  x_mitre_analytic_refs: [analytic.id],
})
const collection = stixObject('x-mitre-collection', 1, {
  x_mitre_version: '18.1',
  x_mitre_contents: [copied, sibling, parent].map(({ id }) => ({ object_ref: id ?? '' })),
})
const unknown = stixObject('x-new', 1, { x_thing: { y: [1] }, x_thing_ref: idle.id })
const edges: readonly JsonObject[] = [
  relationship(1, 'subtechnique-of', [copied, parent]),
  relationship(2, 'subtechnique-of', [sibling, parent]),
  relationship(3, 'uses', [campaign, copied]),
  relationship(4, 'attributed-to', [campaign, group]),
  relationship(5, 'uses', [group, sibling]),
  relationship(6, 'detects', [strategy, copied]),
  relationship(7, 'uses', [stixObject('tool', 99), copied]),
]
const objects = [parent, copied, sibling, group, campaign, component, analytic, strategy]
const whole = bundleText(...objects, collection, ...edges)

describe('trimBundle', () => {
  it('keeps a technique with all that it points to or that points to it, and no more', () => {
    expect(idsOf(trim(whole, 'T1578.001'))).toEqual([
      stixId('attack-pattern', 1),
      stixId('attack-pattern', 2),
      stixId('campaign', 1),
      stixId('intrusion-set', 1),
      ...[1, 3, 4, 6].map((number) => stixId('relationship', number)),
      stixId('x-mitre-analytic', 1),
      stixId('x-mitre-collection', 1),
      stixId('x-mitre-data-component', 1),
      stixId('x-mitre-detection-strategy', 1),
    ])
  })

  it('cuts the list of contents of the collection', () => {
    const { objects: kept } = JSON.parse(trim(whole, 'T1578.001'))
    const [found] = kept.filter(({ type }: JsonObject) => type === 'x-mitre-collection')
    expect(found.x_mitre_contents).toEqual([{ object_ref: parent.id }, { object_ref: copied.id }])
    expect(found.x_mitre_version).toBe('18.1')
  })

  it('keeps what it does not know, as it is, and what that names', () => {
    const text = trim(bundleText(copied, idle, unknown, sibling), 'T1578.001')
    expect(JSON.parse(text).objects).toEqual([copied, idle, unknown])
  })

  it('follows revocations to the end, through a circle too', () => {
    const [old, middle, end] = [technique(7, 'T1100'), technique(8, 'T1101'), technique(9, 'T1102')]
    const chain = [
      relationship(1, 'revoked-by', [old, middle]),
      relationship(2, 'revoked-by', [middle, end]),
      relationship(3, 'revoked-by', [end, old]),
    ]
    expect(idsOf(trim(bundleText(old, middle, end, ...chain), 'T1100'))).toHaveLength(6)
  })

  it('gives the same bytes whatever the order of objects and keys', () => {
    const shuffled = bundleText(...[...edges, collection, ...objects].reverse().map(turned))
    expect(trim(shuffled, 'T1578.001')).toBe(trim(whole, 'T1578.001'))
    expect(trim(whole, 'T1578')).not.toBe(trim(whole, 'T1578.001'))
  })

  it('has an id of its own that is made of the content', () => {
    const { id } = JSON.parse(trim(whole, 'T1578.001'))
    expect(id).toMatch(/^bundle--[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
    expect(JSON.parse(trim(whole, 'T1578.002')).id).not.toBe(id)
  })

  it('keeps a key __proto__ where it stands', () => {
    const text = whole.replace('"name":"attack-pattern 2"', '"__proto__":{"x":1},"name":"x"')
    expect(trim(text, 'T1578.001')).toContain('"__proto__": {')
  })
})

describe.skipIf(!hasSharedData())('trimBundle of the releases of MITRE', () => {
  const someIds = fc.subarray(['T1578', 'T1578.001', 'T1537', 'T1530', 'T1536', 'T1562.007'])

  it('trims twice to the same, leads nowhere in vain and leaves what is said of a technique', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sharedVersions),
        fc.constantFrom('2.0' as const, '2.1' as const),
        someIds.filter((ids) => ids.length > 0),
        (version, form, ids) => {
          const text = sharedBundleText(version, form)
          const once = trim(text, ...ids)
          expect(trim(once, ...ids)).toBe(once)
          const [before, after] = [readAttackRelease({ text }), readAttackRelease({ text: once })]
          expect(after.diagnostics).toEqual([])
          if (before.release === undefined || after.release === undefined) throw new Error('none')
          const indexes = [indexRelease(before.release), indexRelease(after.release)]
          for (const id of ids) {
            const [one, other] = indexes.map((index) => {
              const found = index.technique(id)
              return found === undefined ? undefined : profileTechnique(index, found)
            })
            expect(other).toEqual(one)
          }
        },
      ),
      { numRuns: 10 },
    )
  })

  it('keeps every object of a bundle that was trimmed to its techniques', () => {
    const text = sharedBundleText('18.1')
    const { release } = readAttackRelease({ text })
    const all = release?.techniques.map(({ attackId }) => attackId) ?? []
    expect(idsOf(trim(text, ...all)).toSorted()).toEqual(idsOf(text).toSorted())
  })
})
