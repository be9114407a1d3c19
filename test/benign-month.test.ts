/**
 * Thirty days of each class of everyday work (reference/telemetry.md section 7) give at most one finding
 * above low, and six attacks hidden in the same thirty days are all found as what they are. Emulated.
 */
import { describe, expect, it } from 'vitest'
import { day } from '../src/emulation/clock.ts'
import type { LoadedScenario } from '../src/emulation/scenario/loaded-scenario.ts'
import { hideAttacks } from '../scripts/hide-attacks.mjs'
import { aboveLow, isOf, lineOf } from './builders/benign-hunt.ts'
import {
  type BenignMonth,
  hiddenAttacks,
  huntMonth,
  type Knowledge,
  learnedBefore,
  monthOf,
  months,
  monthWithAttacks,
} from './builders/benign-month.ts'

/** What a hunt knows besides the logs, and how many findings above low everyday work may then give. */
interface Setting {
  readonly says: string
  readonly knowledge: (month: BenignMonth) => Promise<Knowledge>
  readonly most: number
  /** The months that are hunted so; `npm run measure:month` takes all of them, and longer. */
  readonly takes: (month: BenignMonth) => boolean
}

const settings: readonly Setting[] = [
  {
    says: 'without an environment file',
    knowledge: () => Promise.resolve({}),
    most: 1,
    takes: () => true,
  },
  {
    says: 'with what was learned in the thirty days before',
    knowledge: learnedBefore,
    most: 0,
    // Those in which people, partners and service agents are to be known; the others are quiet anyway.
    takes: ({ scenario }) => /^month-(?:[ac]-|b-gcp|d-aws|f-)/.test(scenario),
  },
]

it('has every class that the reference names', () => {
  const classes = new Set(months.map((month) => monthOf(month).scenario.class))
  expect([...classes].join('')).toBe('ABCDEFGHIJK')
})

describe.each(settings)('$says', ({ knowledge, most, takes }) => {
  describe.each(months.filter(takes))('$scenario', (month) => {
    // What is known to be too much, and why, stands beside the month until it is mended.
    const { known = most, because = 'everyday work is no finding' } = month

    it(`gives six attacks in it as what they are, and at most ${known} besides: ${because}`, async () => {
      const { result, turns } = await huntMonth(monthWithAttacks(month), await knowledge(month))
      expect(result.records).toMatchObject({ skipped: {}, rejected: {} })
      const grave = aboveLow(result)
      const told = hiddenAttacks.map(({ name }) => {
        const ids = turns.get(name) ?? new Set()
        return grave.filter(({ events }) => events.some((event) => isOf(event, ids)))
      })
      // Findings come gravest first.
      expect(told.map(([gravest]) => gravest?.severity)).toEqual(
        hiddenAttacks.map(({ severity }) => severity),
      )
      for (const [place, { words }] of hiddenAttacks.entries()) {
        expect(told[place]?.[0]?.title).toContain(words)
      }
      const others = grave.filter((one) => !told.flat().includes(one))
      expect(others.map(lineOf).slice(known)).toEqual([])
    })
  })
})

describe('the rhythm', () => {
  it.each(months)('$scenario goes on for thirty days', (month) => {
    const { steps, scenario } = monthOf(month)
    const start = Date.parse(scenario.start)
    const days = new Set(steps.map(({ time }) => Math.floor((time - start) / day)))
    expect(Math.max(...days)).toBeGreaterThanOrEqual(28)
    expect(days.size).toBeGreaterThanOrEqual(20)
  })

  it.each([
    ['month-b-aws', 'create-snapshot', 200],
    ['month-b-gcp', 'create-snapshot', 200],
    ['month-b-azure', 'back-up', 100],
    ['month-d-aws', 'create-image', 20],
    ['month-d-azure', 'create-image', 10],
    ['month-d-gcp', 'create-image', 10],
    ['month-e-aws', 'launch', 30],
    ['month-f-aws', 'share', 5],
    ['month-i-aws', 'launch', 40],
  ])('of %s has %s at least %i times on each of 29 days', (scenario, action, least) => {
    const counts = countsByDay(storyNamed(scenario), action)
    expect(counts.filter((count) => count >= least).length).toBeGreaterThanOrEqual(29)
  })

  it('of people keeps to working days and hours', () => {
    const { steps } = storyNamed('month-a-aws')
    const times = steps
      .filter((step) => step.do === 'create-snapshot' || step.do === 'restore')
      .map(({ time }) => new Date(time))
    expect(times.length).toBeGreaterThan(50)
    expect(times.filter((time) => time.getUTCDay() === 0 || time.getUTCDay() === 6)).toEqual([])
    expect(times.filter((time) => time.getUTCHours() < 8 || time.getUTCHours() > 17)).toEqual([])
  })
})

describe('attacks that are hidden', () => {
  const [month] = months
  if (month === undefined) throw new Error('there is no month')

  it('are done by somebody of the month, in a place of it', () => {
    const { steps } = monthWithAttacks(month)
    const share = steps.find(({ id }) => id === 'unknown-account')
    expect(share?.by).toBe(month.by)
    expect(steps.length).toBeGreaterThan(monthOf(month).steps.length)
  })

  it('may not take the name of something that the month has', () => {
    const { scenario } = monthOf(month)
    expect(() => hideAttacks(scenario, scenario, month)).toThrow('both casts have production')
  })
})

function storyNamed(scenario: string): LoadedScenario {
  const month = months.find((one) => one.scenario === scenario)
  if (month === undefined) throw new Error(`no month is called ${scenario}`)
  return monthOf(month)
}

/** How often each day has an action. */
function countsByDay({ steps, scenario }: LoadedScenario, action: string): readonly number[] {
  const start = Date.parse(scenario.start)
  const counts = new Map<number, number>()
  for (const step of steps.filter(({ do: done }) => done === action)) {
    const which = Math.floor((step.time - start) / day)
    counts.set(which, (counts.get(which) ?? 0) + 1)
  }
  return [...counts.values()]
}
