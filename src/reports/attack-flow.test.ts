import { describe, expect, it } from 'vitest'
import { schemaChecker } from '../../test/builders/json-schema.ts'
import {
  hostileTexts,
  reportOf,
  ruleFinding,
  storyChain,
  storyFinding,
  storyShare,
  withHostileText,
} from '../../test/builders/reported-builder.ts'
import schema from '../../test/schemas/attack-flow-2.0.0.schema.json' with { type: 'json' }
import { attackFlowPieces } from './attack-flow.ts'
import type { ReportedFinding } from './report-schema.ts'

const problemsOf = schemaChecker(schema)

interface Bundle {
  readonly id: string
  readonly objects: readonly {
    readonly type: string
    readonly id: string
    readonly name?: string
    readonly description?: string
    readonly [property: string]: unknown
  }[]
}

function bundleOf(...findings: readonly ReportedFinding[]): Bundle {
  return JSON.parse([...attackFlowPieces(reportOf(...findings))].join(''))
}

/** The objects of one type. */
function ofType({ objects }: Bundle, type: string): Bundle['objects'] {
  return objects.filter((one) => one.type === type)
}

/** Every id that an object refers to. */
function referencesOf(bundle: Bundle): readonly string[] {
  return bundle.objects.flatMap((object) =>
    Object.entries(object).flatMap(([name, value]) =>
      name.endsWith('_ref') || name.endsWith('_refs') ? ([value].flat() as string[]) : [],
    ),
  )
}

describe('a bundle of Attack Flow', () => {
  const bundle = bundleOf(storyFinding())

  it('has an action for each step, an asset for each resource, a condition for each exposure', () => {
    expect(ofType(bundle, 'attack-action').map(({ name, technique_id: id }) => [name, id])).toEqual(
      [
        ['create snapshot snap-1', 'T1578.001'],
        // Nothing left the account, so that the finding is not told under T1537.
        ['tried to share snapshot snap-1', undefined],
        ['launch instance i-2', 'T1578.002'],
        ['expose', 'T1686.001'],
      ],
    )
    expect(ofType(bundle, 'attack-asset').map(({ name }) => name)).toEqual([
      'disk vol-1',
      'snapshot snap-1',
      'instance i-2',
      'network group sg-2',
    ])
    expect(ofType(bundle, 'attack-condition').map(({ description }) => description)).toEqual([
      'instance i-2: open, port 22, to the world, from 2026-03-02 11:41:00Z still',
    ])
  })

  it('leads from each deed to those that build on it, through an operator where these are several', () => {
    const [create, share, launch, expose] = ofType(bundle, 'attack-action')
    const [operator] = ofType(bundle, 'attack-operator')
    const [condition] = ofType(bundle, 'attack-condition')
    const [flow] = ofType(bundle, 'attack-flow')
    // What was tried in vain leads to nothing.
    expect(create?.['effect_refs']).toEqual([share?.id, launch?.id])
    expect(share).not.toHaveProperty('effect_refs')
    expect([launch?.['effect_refs'], expose?.['effect_refs']]).toEqual([
      [operator?.id],
      [operator?.id],
    ])
    expect(operator).toMatchObject({ operator: 'AND', effect_refs: [condition?.id] })
    expect(flow?.['start_refs']).toEqual([create?.id, expose?.id])
  })

  it('ties each action to who did it and from where; the same person stands there once', () => {
    expect(ofType(bundle, 'user-account').map(({ display_name: name }) => name)).toEqual([
      'alice',
      'bob\u001b[31m',
    ])
    expect(ofType(bundle, 'ipv4-addr')).toMatchObject([{ value: '192.0.2.7' }])
    expect(ofType(bundleOf(storyFinding(), storyFinding({ id: 'x' })), 'ipv4-addr')).toHaveLength(1)
  })

  it.each([
    ['a chain', [storyFinding()]],
    ['a share', [storyChain(() => ({ exposure: [storyShare] }))]],
    ['two chains', [storyFinding(), storyFinding({ id: 'finding-2' })]],
    ['no chain', [ruleFinding()]],
    ['a chain of nothing', [storyChain(() => ({ steps: [], exposure: [] }))]],
  ])(
    'of %s holds to the schema; ids are unique, and all that is referred to is there',
    (_, findings) => {
      const made = bundleOf(...findings)
      expect(problemsOf(made)).toEqual([])
      const ids = made.objects.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining([...referencesOf(made)]))
    },
  )

  it('has a flow for each chain, and the same bytes each time', () => {
    const two = bundleOf(storyFinding(), storyFinding({ id: 'finding-2' }))
    expect(ofType(two, 'attack-flow')).toHaveLength(2)
    expect(bundleOf(storyFinding())).toEqual(bundle)
    expect(two.id).not.toBe(bundle.id)
  })

  it('is refused by the schema when a property is unknown or a list empty', () => {
    const [flow] = ofType(bundle, 'attack-flow')
    const changed = (change: object): unknown => ({ ...bundle, objects: [{ ...flow, ...change }] })
    expect(problemsOf(changed({}))).toEqual([])
    expect(problemsOf(changed({ mood: 'calm' }))).not.toEqual([])
    expect(problemsOf(changed({ start_refs: [] }))).not.toEqual([])
  })

  it.each(hostileTexts)('holds to the schema whatever text a log holds: %s', (_, text) => {
    expect(problemsOf(bundleOf(withHostileText(storyFinding(), text)))).toEqual([])
  })
})
