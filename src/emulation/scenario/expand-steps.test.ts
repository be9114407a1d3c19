import { describe, expect, it } from 'vitest'
import { day, hour, minute, second, timeAt } from '../clock.ts'
import { expandSteps } from './expand-steps.ts'
import type { TimedStep } from './expand-steps.ts'
import type { BlockPart } from './scenario.ts'

const start = timeAt('2026-09-15 00:00:00')
const resources = ['disk-1', 'disk-2', 'other']

function expand(...blocks: readonly BlockPart[]): {
  readonly steps: readonly TimedStep[]
  readonly faults: readonly string[]
} {
  const faults: string[] = []
  const onFault = (path: readonly (string | number)[], message: string): void => {
    faults.push(`${path.join('.')}: ${message}`)
  }
  return { steps: expandSteps(blocks, { start, seed: 'story', resources, onFault }), faults }
}

const told = ({ steps }: { readonly steps: readonly TimedStep[] }): readonly string[] =>
  steps.map(({ time, by, do: done, of, as }) =>
    [(time - start) / second, by, done, of, as].filter((part) => part !== undefined).join(' '),
  )

describe('steps', () => {
  it('follow one another by a second, and are done by the one before', () => {
    expect(
      told(expand({ by: 'ann', do: 'list' }, { do: 'list' }, { at: '+1m', do: 'list' })),
    ).toEqual(['0 ann list', '1 ann list', '61 ann list'])
  })

  it.each<[string, BlockPart]>([
    ['steps.0.at: "soon" is no time', { at: 'soon', by: 'ann', do: 'list' }],
    ['steps.0: nobody does it', { do: 'list' }],
    ['steps.0: nothing is done', { by: 'ann' }],
    ['steps.0: it lies beyond the year 9999', { at: '+9999999999d', by: 'ann', do: 'list' }],
    ['steps.0: it lies beyond the year 9999', { late: '9999999999d', by: 'ann', do: 'list' }],
    ['steps.0: a loop without steps', { by: 'ann', do: 'x', repeat: { every: '1d', times: 2 } }],
    [
      'steps.0.each: it stands for nothing of the cast',
      { by: 'ann', each: { name: 'd', of: 'disc-*' }, steps: [{ do: 'x' }] },
    ],
    [
      'steps.0.repeat.on: no turn is ever on weekends',
      // 15 September 2026 is a Tuesday.
      { by: 'ann', repeat: { every: '7d', times: 2, on: 'weekends' }, steps: [{ do: 'x' }] },
    ],
  ])('are refused: %s', (fault, block) => {
    expect(expand(block).faults).toEqual([fault])
  })
})

describe('a block', () => {
  it('is played for each thing of a pattern, under names of their own', () => {
    const block = {
      at: '01:00',
      by: 'ann',
      each: { name: 'disk', of: 'disk-*', apart: '10m' },
      steps: [{ do: 'create-snapshot', of: '{disk}', as: 'copy-of-{disk}' }],
    }
    const first = hour / second + 1
    expect(told(expand(block))).toEqual([
      `${first} ann create-snapshot disk-1 copy-of-disk-1`,
      `${first + (10 * minute) / second} ann create-snapshot disk-2 copy-of-disk-2`,
    ])
  })

  it('counts only the rounds of the days that it keeps, and looks back over those', () => {
    const block: BlockPart = {
      at: 'day 4 01:00',
      by: 'ann',
      repeat: { every: '1d', times: 2, on: 'weekdays' },
      steps: [
        { at: '+1s', do: 'create-snapshot', of: 'other', as: 'copy-{round}' },
        { do: 'delete', of: 'copy-{round-1}' },
      ],
    }
    // From Friday to Monday.
    const friday = (3 * day + hour) / second
    const monday = friday + (3 * day) / second
    expect(told(expand(block))).toEqual([
      `${friday + 1} ann create-snapshot other copy-1`,
      `${monday + 1} ann create-snapshot other copy-2`,
      `${monday + 2} ann delete copy-1`,
    ])
  })

  it('begins each round within so much time', () => {
    const block: BlockPart = {
      by: 'ann',
      repeat: { every: '1h', times: 9, within: '30m' },
      steps: [{ do: 'list' }],
    }
    const { steps } = expand(block)
    const waits = steps.map(({ time }, round) => time - start - round * hour)
    expect(waits.filter((wait) => wait < 0 || wait > 30 * minute)).toEqual([])
    expect(new Set(waits).size).toBeGreaterThan(5)
  })

  it('is repeated beside the story, and may count back to earlier rounds', () => {
    const block = {
      by: 'ann',
      repeat: { every: '1h', times: 3 },
      steps: [
        { at: '+1s', do: 'create-snapshot', of: 'other', as: 'copy-{round}' },
        { do: 'delete', of: 'copy-{round-2}' },
      ],
    }
    expect(told(expand(block, { at: '+5m', do: 'list' }))).toEqual([
      '1 ann create-snapshot other copy-1',
      '3600 ann create-snapshot other copy-2',
      '7200 ann create-snapshot other copy-3',
      '7201 ann delete copy-1',
      '300 ann list',
    ])
  })

  it('gives its tale to its steps, and to those of blocks inside', () => {
    const { steps } = expand({
      by: 'ann',
      tale: 'attack',
      steps: [{ do: 'list' }, { do: 'list', tale: 'other' }, { steps: [{ do: 'list' }] }],
    })
    expect(steps.map(({ tale }) => tale)).toEqual(['attack', 'other', 'attack'])
  })

  it('has the word of its loop in its tale', () => {
    const each = { name: 'disk', of: 'disk-*' }
    const { steps } = expand({ by: 'ann', tale: 'restore {disk}', each, steps: [{ do: 'list' }] })
    expect(steps.map(({ tale }) => tale)).toEqual(['restore disk-1', 'restore disk-2'])
  })

  it('gives each turn of a step a name of its own', () => {
    const { steps } = expand({
      by: 'ann',
      repeat: { every: '1h', times: 2 },
      steps: [{ do: 'list' }],
    })
    expect(new Set(steps.map(({ turn }) => turn)).size).toBe(2)
  })

  it('of nothing ends as well, however often it is repeated', () => {
    const loop = { repeat: { every: '1s', times: 10_000 } }
    const nothing = { ...loop, steps: [{ ...loop, steps: [{ ...loop, steps: [] }] }] }
    expect(expand(nothing).faults).toEqual(['steps.0.steps.0.steps.0: more than 200000 steps'])
    const nobody = { ...loop, steps: [{ ...loop, each: { name: 'd', of: 'x-*' }, steps: [] }] }
    const { faults } = expand(nobody)
    expect(faults.at(-1)).toBe('steps.0.steps.0: more than 200000 steps')
  })

  it('may not grow without bound', () => {
    const loop = { repeat: { every: '1s', times: 10_000 } }
    const { faults } = expand({ ...loop, steps: [{ ...loop, steps: [{ by: 'a', do: 'list' }] }] })
    expect(faults).toEqual(['steps.0.steps.0.steps.0: more than 200000 steps'])
  })
})
