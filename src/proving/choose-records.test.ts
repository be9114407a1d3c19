import { describe, expect, it } from 'vitest'
import { observed } from '../../test/builders/observed-record.ts'
import { chooseRecords, fits, isInTime, spanOf } from './choose-records.ts'
import type { Signal } from './emulation-test.ts'
import type { ObservedRecord } from './observed-record.ts'

function signal(id: string, more: Partial<Signal> = {}): Signal {
  return { id, source: 'aws.cloudtrail', match: [{ path: 'name', eq: id }], ...more }
}

/** A record that the signal of the first letter of its id looks for. */
function record(id: string, time: number, more: Record<string, string> = {}): ObservedRecord {
  return observed(id, time, { name: id.slice(0, 1), ...more })
}

/** The ids of the records that were chosen, signal by signal; `...` where not all are met. */
function chosenIds(signals: readonly Signal[], records: readonly ObservedRecord[]): string {
  const { chosen, isWhole } = chooseRecords(signals, records, {})
  const told = chosen.map((one) => one.map(({ id }) => id).join('+') || 'none').join(' ')
  return isWhole ? told : `${told} ...`
}

describe('records are chosen', () => {
  it('in the order of the signals, the first that fits', () => {
    const records = [record('b1', 1), record('a1', 2), record('a2', 3)]
    expect(chosenIds([signal('a'), signal('b')], records)).toBe('a1 b1')
    expect(chosenIds([signal('a'), signal('c')], records)).toBe('a1 ...')
    expect(chosenIds([], records)).toBe('')
  })

  it('again where a later signal does not fit what was captured', () => {
    const take = signal('a', { capture: { disk: 'disk' } })
    const use = signal('b', {
      match: [
        { path: 'name', eq: 'b' },
        { path: 'disk', eq: '{{disk}}' },
      ],
    })
    const records = [
      record('a1', 1, { disk: 'one' }),
      record('a2', 2),
      record('a3', 3, { disk: 'two' }),
      record('b1', 4, { disk: 'two' }),
    ]
    expect(chosenIds([take, use], records)).toBe('a3 b1')
    expect(chooseRecords([take, use], records, {}).bindings).toEqual({ disk: 'two' })
    expect(chosenIds([take, use, signal('c')], records)).toBe('a3 b1 ...')
  })

  it('after the record that they must come after, and within the time', () => {
    const later = signal('b', { after: 'a', within: '1m' })
    const isIn = (...times: readonly number[]): readonly boolean[] =>
      times.map((time) => isInTime(later, record('b', time), record('a', 10)))
    expect(isIn(9, 10, 70, 71)).toEqual([false, true, true, false])
    expect(isInTime(later, record('b', 10), undefined)).toBe(false)
    const records = [record('b1', 5), record('a1', 10), record('b2', 40)]
    expect(chosenIds([signal('a'), later], records)).toBe('a1 b2')
  })

  it.each<[string, Partial<Signal>, string]>([
    ['all of them', { count: { min: 2 } }, 'a1+a2+a3+a4'],
    ['at most so many', { count: { max: 3 } }, '...'],
    ['of one value', { count: { min: 2 }, same: 'by' }, 'a2+a3'],
    ['of several values', { distinct: { path: 'by', min: 3 } }, 'a1+a2+a3+a4'],
    ['of too few values', { distinct: { path: 'by', min: 4 } }, '...'],
    ['near one another', { count: { min: 3 }, within: '20s' }, 'a2+a3+a4'],
    ['never too many at once', { count: { max: 2 }, within: '10s' }, 'a1'],
    ['too many at some time', { count: { max: 2 }, within: '20s' }, '...'],
    ['too many of one value', { count: { max: 1 }, within: '20s', same: 'by' }, 'a1'],
    ['not near enough', { count: { min: 4 }, within: '20s' }, '...'],
  ])('several where they are counted: %s', (_, more, ids) => {
    const people = ['ann', 'bob', 'bob', 'cy']
    const records = people.map((by, place) =>
      record(`a${place + 1}`, [0, 20, 30, 40][place] ?? 0, { by }),
    )
    expect(chosenIds([signal('a', more)], records).trim()).toBe(ids)
  })

  it('or none, where there may or must be none', () => {
    for (const count of [{ min: 0 }, { max: 0 }, { min: 0, max: 0 }]) {
      expect(chosenIds([signal('a', { count })], [record('b1', 1)])).toBe('none')
    }
    expect(chosenIds([signal('a', { count: { max: 0 } })], [record('a1', 1)])).toBe(' ...')
    expect(chosenIds([signal('a', { count: { min: 0 } })], [record('a1', 1)])).toBe('a1')
  })

  it('with an end to the trying', () => {
    // Every pair of the first two is another choice, and none of them is the right one.
    const take = (id: string): Signal => signal(id, { capture: { [id]: 'id' } })
    const wanted = signal('c', { match: [{ path: 'name', eq: '{{a}}{{b}}' }] })
    const many = Array.from({ length: 400 }, (_, place) => [
      record(`a${place}`, place, { id: `${place}` }),
      record(`b${place}`, place, { id: `${place}` }),
    ])
    const choice = chooseRecords([take('a'), take('b'), wanted], many.flat(), {})
    expect(choice).toMatchObject({ isWhole: false, hasGivenUp: true })
    expect(choice.chosen.map((one) => one[0]?.id)).toEqual(['a0', 'b0'])
  })

  it('for ten thousand signals without running out of stack or time', () => {
    const signals = Array.from({ length: 10_000 }, (_, place) => signal('a', { id: `s${place}` }))
    expect(chooseRecords(signals, [record('a1', 1)], {}).isWhole).toBe(true)
  })
})

describe('a record fits a signal', () => {
  const asked = signal('a', {
    event: [{ path: 'spoor.verb', eq: 'share' }],
    capture: { size: 'size', by: 'by' },
  })
  const raw = { name: 'a', size: 7, by: 'ann' }
  const shared = { spoor: { verb: 'share' } }

  it('when its log, its own conditions and those on its event hold', () => {
    expect(fits(asked, observed('1', 0, raw, shared), {})).toEqual({ size: '7', by: 'ann' })
    expect(fits(asked, observed('1', 0, raw), {})).toBeUndefined()
    expect(fits(asked, observed('1', 0, { ...raw, name: 'b' }, shared), {})).toBeUndefined()
    const inGcp = { ...asked, source: 'gcp.audit' as const }
    expect(fits(inGcp, observed('1', 0, raw, shared), {})).toBeUndefined()
  })

  it('and when everything to capture is there', () => {
    expect(fits(asked, observed('1', 0, { name: 'a', size: 7 }, shared), {})).toBeUndefined()
    expect(fits(asked, observed('1', 0, { ...raw, by: null }, shared), {})).toBeUndefined()
  })
})

it.each([
  ['PT15M', 900],
  ['15m', 900],
  ['1h30m', 5400],
  ['PT1H2M3S', 3723],
])('%s is %i seconds', (text, seconds) => expect(spanOf(text)).toBe(seconds * 1000))
