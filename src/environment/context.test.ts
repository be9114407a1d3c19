import { describe, expect, it } from 'vitest'
import { historyWith } from '../../test/builders/history-builder.ts'
import { createContext } from './context.ts'
import { emptyEnvironment } from './configuration/environment.ts'

const day = 24 * 60 * 60 * 1000
const begin = Date.UTC(2026, 2, 1)
const account = '111122223333'
const mallory = { kind: 'principal', key: 'mallory' } as const

/** Logs of so many days before the moment that is asked about. */
function learned(days: number): ReturnType<typeof historyWith> {
  return historyWith({
    'log-account': { [account]: [begin, begin + days * day] },
    principal: { mallory: [begin + 20 * day] },
  })
}

const time = begin + 30 * day

const isNewAfter = (days: number, environment = emptyEnvironment): boolean | undefined =>
  createContext({ environment, history: learned(days) }).newness(
    { kind: 'principal', key: 'eve' },
    { account, time },
  )?.isNew

describe('who is new', () => {
  it('is claimed after a week of learning, or after what the file calls enough', () => {
    expect(isNewAfter(7)).toBe(true)
    expect(isNewAfter(6.9)).toBeUndefined()
    const thresholds = { shortestLearning: { value: 2 * day, line: 3 } }
    expect(isNewAfter(2, { ...emptyEnvironment, thresholds })).toBe(true)
  })

  it('is everybody who first came within the hunted window', () => {
    const history = learned(19)
    const later = createContext({ history, windowBegin: begin + 25 * day })
    expect(later.newness(mallory, { account, time })?.isNew).toBe(false)
    const earlier = createContext({ history, windowBegin: begin + 20 * day })
    expect(earlier.newness(mallory, { account, time })?.isNew).toBe(true)
  })
})

describe('without a file', () => {
  const context = createContext()

  it('nobody is new, and there are no working hours', () => {
    expect(context.newness(mallory, { account, time: begin })).toBeUndefined()
    const principal = { id: 'mallory', kind: 'human', display: 'mallory' } as const
    expect(context.isOffHours(begin, principal)).toBeUndefined()
    expect(context.sensitivity({ id: 'vol-1' })).toBeUndefined()
  })

  it('the ports of shells, desktops, files and databases are watched', () => {
    const ports = context.watchedPorts.map(([from]) => from)
    expect(ports).toEqual(expect.arrayContaining([22, 445, 3389, 5432]))
  })
})

it('the file changes lengths of time', () => {
  const thresholds = { longestImageBuild: { value: 60_000, line: 2 } }
  const { longestImageBuild, longestRestore } = createContext({
    environment: { ...emptyEnvironment, thresholds },
  }).thresholds
  expect([longestImageBuild, longestRestore]).toEqual([60_000, 60 * 60_000])
})
