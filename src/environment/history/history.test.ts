import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyHistory,
  fullKinds,
  type History,
  historyKinds,
  historyOf,
  keptKey,
  mergeHistories,
  mostKeys,
  mostUnits,
  ShelfBuilder,
} from './history.ts'

interface Seen {
  readonly kind: (typeof historyKinds)[number]
  readonly key: string
  readonly time: number
}

function learn(seen: readonly Seen[]): History {
  const builders = new Map(historyKinds.map((kind) => [kind, new ShelfBuilder(kind)]))
  for (const { kind, key, time } of seen) builders.get(kind)?.see(key, time)
  return historyOf((kind) => builders.get(kind)?.shelf() ?? new Map())
}

const seen = fc.record({
  kind: fc.constantFrom(...historyKinds),
  key: fc.constantFrom('alice', 'bob', '__proto__', 'constructor', 'é'),
  time: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2026, 0, 1) }),
})
const log = fc.array(seen, { maxLength: 40 })

describe('a history', () => {
  it('of two logs is the history of both', () => {
    fc.assert(
      fc.property(log, log, (a, b) => {
        const both = learn([...a, ...b])
        expect(mergeHistories(learn(a), learn(b))).toEqual(both)
        expect(mergeHistories(learn(b), learn(a))).toEqual(both)
      }),
    )
  })

  it('merges in any grouping, and with itself changes nothing', () => {
    fc.assert(
      fc.property(log, log, log, (a, b, c) => {
        const [one, two, three] = [learn(a), learn(b), learn(c)]
        expect(mergeHistories(mergeHistories(one, two), three)).toEqual(
          mergeHistories(one, mergeHistories(two, three)),
        )
        expect(mergeHistories(one, one)).toEqual(one)
        expect(mergeHistories(one, emptyHistory)).toEqual(one)
      }),
    )
  })

  it('is not changed by merging', () => {
    const one = learn([{ kind: 'principal', key: 'alice', time: 5 }])
    mergeHistories(one, learn([{ kind: 'principal', key: 'bob', time: 6 }]))
    expect(one.principal).toEqual(new Map([['alice', { first: 5, last: 5, days: 1n }]]))
  })
})

/** So many accounts, each seen once. */
function named(count: number, from = 0): readonly Seen[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'log-account',
    key: `a-${from + index}`,
    time: 0,
  }))
}

/** Long names that take more than half of what a kind may hold. */
function halfFull(letter: string): History {
  return learn(
    Array.from({ length: Math.ceil(mostUnits / 2000) + 10 }, (_, index) => ({
      kind: 'principal',
      key: letter.repeat(990) + String(index).padStart(10, '0'),
      time: 0,
    })),
  )
}

describe('a bound', () => {
  const most = mostKeys['log-account']

  it('is kept: one key more and the kind is full, the others are not', () => {
    expect(fullKinds(learn(named(most)))).toEqual([])
    expect(fullKinds(learn(named(most + 1)))).toEqual(['log-account'])
  })

  it('is reached by a union as by learning all at once', () => {
    const [half, other] = [learn(named(most)), learn(named(2, most - 1))]
    expect(fullKinds(mergeHistories(half, other))).toEqual(['log-account'])
    expect(fullKinds(mergeHistories(half, learn(named(2, most - 2))))).toEqual([])
  })

  it('stays reached', () => {
    const full = learn(named(most + 1))
    expect(fullKinds(mergeHistories(full, emptyHistory))).toEqual(['log-account'])
    expect(fullKinds(mergeHistories(emptyHistory, full))).toEqual(['log-account'])
  })

  it('holds for the length of all keys together', () => {
    const builder = new ShelfBuilder('principal')
    const long = 'x'.repeat(1000)
    for (let index = 0; index < mostUnits / 1010 + 1; index++) {
      builder.see(`${long}${String(index).padStart(10, '0')}`, 0)
    }
    expect(builder.shelf()).toBe('full')
  })

  it('counts a name as long as it is in a file', () => {
    const builder = new ShelfBuilder('principal')
    const long = '\u0001'.repeat(1000)
    for (let index = 0; index < mostUnits / 6000; index++) {
      builder.see(`${long}${String(index).padStart(10, '0')}`, 0)
    }
    expect(builder.shelf()).toBe('full')
  })

  it('holds for the length of all keys of a union', () => {
    const [one, other] = [halfFull('x'), halfFull('y')]
    expect(fullKinds(one)).toEqual([])
    expect(fullKinds(mergeHistories(one, other))).toEqual(['principal'])
  })

  it('holds for one key: a longer one keeps its beginning and stays apart from others', () => {
    const long = 'x'.repeat(5000)
    expect(keptKey('short')).toBe('short')
    expect(keptKey(`${long}1`).length).toBeLessThanOrEqual(1024)
    expect(keptKey(`${long}1`)).not.toBe(keptKey(`${long}2`))
    expect(keptKey(keptKey(long))).toBe(keptKey(long))
  })
})
