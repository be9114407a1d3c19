/**
 * Everyday work that looks like the attack gives nothing above low, class by class (reference/telemetry.md
 * section 7), and the attack inside of it is found all the same, whoever of the story does it: a principal
 * that is trusted for its work is trusted for nothing else.
 */
import { describe, expect, it } from 'vitest'
import { textOf, valueAt } from '../src/base/json.ts'
import type { Level } from '../src/detections/detection.ts'
import { playSteps } from '../src/emulation/scenario/play-scenario.ts'
import type { BlockPart } from '../src/emulation/scenario/scenario.ts'
import {
  type Attack,
  type AttackPlace,
  attacks,
  turningPoint,
  withAttack,
} from './builders/attack-inside.ts'
import { type BenignClass, benignClasses } from './builders/benign-classes.ts'
import {
  aboveLow,
  huntForAttack,
  huntIn,
  idsOfSteps,
  isOf,
  lineOf,
  storyOf,
} from './builders/benign-hunt.ts'

/** What an attack comes to wherever the table says nothing else (design section 6), and in which words. */
const usual: Readonly<Record<Attack, { readonly severity: Level; readonly words: string }>> = {
  public: { severity: 'critical', words: 'made public' },
  unknown: { severity: 'high', words: 'shared with' },
  open: { severity: 'critical', words: 'opened to the world on port 22' },
  link: { severity: 'medium', words: 'exported' },
}

it('has every class that the reference names, in each of its clouds', () => {
  const everywhere = ['a', 'b', 'c', 'd'].flatMap((letter) =>
    ['aws', 'azure', 'gcp'].map((cloud) => `benign-${letter}-${cloud}`),
  )
  const inAws = ['e', 'f', 'g', 'h', 'i', 'j'].map((letter) => `benign-${letter}-aws`)
  expect(benignClasses.map(({ scenario }) => scenario)).toEqual([
    ...everywhere,
    ...inAws,
    'benign-k-azure',
  ])
})

describe.each(benignClasses)('$scenario', (row) => {
  const story = storyOf(row.scenario)

  it('says of itself which class it is of', () => {
    const { kind, class: letter = '' } = story.scenario
    expect([kind, `benign-${letter.toLowerCase()}`]).toEqual(['benign', row.scenario.slice(0, 8)])
  })

  it('gives nothing above low', async () => {
    const seen = await huntIn(story)
    expect(seen.result.records).toMatchObject({ skipped: {}, rejected: {} })
    expect(seen.result.records.read).toBeGreaterThan(playSteps(story).length)
    const ids = idsOfSteps(story)
    const actions = seen.events
      .filter((event) => isOf(event, ids))
      .map(({ document }) => textOf(valueAt(document, 'event', 'action'))?.toLowerCase())
    expect(row.calls.filter((call) => !actions.includes(call.toLowerCase()))).toEqual([])
    expect(aboveLow(seen.result).map(lineOf)).toEqual([])
  })

  it.each(casesOf(row))('%s', async (_, { attack, place, severity }) => {
    const { gravest, others } = await huntForAttack(withAttack(story.scenario, attack, place))
    expect(gravest && lineOf(gravest)).toMatch(new RegExp(`^${severity}: `))
    expect(gravest?.title).toContain(usual[attack].words)
    expect(others).toEqual([])
  })
})

/** An attack inside of a class. */
interface AttackCase {
  readonly attack: Attack
  readonly place: AttackPlace
  readonly severity: Level
}

/** The attacks that the cloud of a class knows, each with a sentence that says what is not as usual. */
function casesOf(row: BenignClass): readonly (readonly [string, AttackCase])[] {
  const isAzure = row.scenario.endsWith('-azure')
  return attacks
    .filter((attack) => attack !== 'link' || isAzure)
    .map((attack) => {
      const { because, severity = usual[attack].severity, ...place } = row.attacks?.[attack] ?? {}
      const told = `${attack} inside of it is ${severity}`
      return [
        because === undefined ? told : `${told}: ${because}`,
        { attack, place: placeOf(row, place), severity },
      ]
    })
}

/** A disk of its own stands in place of the copy that the class has. */
function placeOf(row: AttackPlace, place: Partial<AttackPlace>): AttackPlace {
  const { copy: _copy, ...rest } = row
  return place.disk === undefined ? { ...row, ...place } : { ...rest, ...place }
}

/** An attack by a way that leaves less to see in the group or the permission alone. */
interface OtherWay {
  readonly says: string
  readonly scenario: string
  readonly severity: Level
  readonly words: string
  readonly steps: readonly BlockPart[]
}

const opened = { severity: 'critical', words: 'opened to the world on port 22' } as const
const shared = { severity: 'high', words: 'shared with' } as const

const otherWays: readonly OtherWay[] = [
  {
    says: 'a copy of our data is put onto the machine of Packer, which is open already',
    scenario: 'benign-d-aws',
    ...opened,
    steps: ontoMachine({ by: 'packer', at: '13:05:00', disk: 'registry-data' }, 'builder'),
  },
  {
    says: 'a copy of our data is put onto the machine of Packer, which is open already',
    scenario: 'benign-d-azure',
    ...opened,
    steps: ontoMachine(
      { by: 'image-pipeline', at: '11:05:00', disk: 'vm-registry_DataDisk_0' },
      'pkrvm5k2x1',
    ),
  },
  {
    says: 'a copy of our data is put onto the machine of Packer, which is open already',
    scenario: 'benign-d-gcp',
    ...opened,
    steps: ontoMachine(
      { by: 'cloud-build', at: '10:05:00', disk: 'registry-data' },
      'packer-68c6b1d0',
    ),
  },
  {
    says: 'a copy is put onto the machine that the console has left open',
    scenario: 'benign-g-aws',
    ...opened,
    steps: ontoMachine({ by: 'tom.fischer', at: '13:00:00', disk: 'shop-data' }, 'try-out'),
  },
  {
    says: 'the machine of the drill is opened to the world in two halves',
    scenario: 'benign-c-aws',
    ...opened,
    steps: [
      {
        at: '18:55:00',
        by: 'drill',
        do: 'open',
        of: 'drill-group',
        port: 22,
        from: ['0.0.0.0/1', '128.0.0.0/1'],
        form: 'nested',
        id: turningPoint,
      },
    ],
  },
  {
    says: 'a stranger is let in beside the sister account',
    scenario: 'benign-c-aws',
    ...shared,
    steps: [
      {
        at: '18:50:00',
        by: 'backup',
        do: 'share',
        of: 'orders-away',
        with: ['recovery', '777788889999'],
        id: turningPoint,
      },
    ],
  },
  {
    says: 'a stranger is let in beside AWS Marketplace',
    scenario: 'benign-h-aws',
    ...shared,
    steps: [
      {
        at: '09:10:00',
        by: 'ingestion',
        do: 'share',
        of: 'product-image',
        with: ['679593333241', '777788889999'],
        id: turningPoint,
      },
    ],
  },
]

it.each(otherWays.map((way) => [`${way.scenario}: ${way.says}`, way] as const))(
  '%s',
  async (_, way) => {
    const { severity, words, steps } = way
    const { scenario } = storyOf(way.scenario)
    const varied = { ...scenario, steps: [...scenario.steps, ...steps] }
    const { gravest, others } = await huntForAttack(varied)
    expect(gravest && lineOf(gravest)).toMatch(new RegExp(`^${severity}: `))
    expect(gravest?.title).toContain(words)
    expect(others).toEqual([])
  },
)

/** A disk is copied, and the copy put onto a machine. */
function ontoMachine(
  { at, by, disk }: AttackPlace & { readonly disk: string },
  machine: string,
): readonly BlockPart[] {
  return [
    { at, by, do: 'create-snapshot', of: disk, as: 'inside-copy' },
    { do: 'restore', of: 'inside-copy', as: 'inside-disk' },
    { at: '+1m', do: 'attach', of: 'inside-disk', to: machine, id: turningPoint },
  ]
}
