import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observed } from '../../test/builders/observed-record.ts'
import { checkSignals, type MissingSignal } from './check-signals.ts'
import type { Signal } from './emulation-test.ts'
import type { ObservedRecord } from './observed-record.ts'

function signal(id: string, more: Partial<Signal> = {}): Signal {
  return { id, source: 'aws.cloudtrail', match: [{ path: 'eventName', eq: id }], ...more }
}

function missingIn(
  signals: readonly Signal[],
  records: readonly ObservedRecord[],
): readonly MissingSignal[] {
  return checkSignals(signals, records, {}).missing
}

const reasons = (missing: readonly MissingSignal[]): readonly string[] =>
  missing.map(({ signal: { id }, reason }) => `${id}: ${reason}`)

describe('signals', () => {
  it('are found with their records, whatever the order of those', () => {
    const records = [
      observed('2', 20, { eventName: 'Share', of: 'snap-2' }),
      observed('1', 10, { eventName: 'Create', made: 'snap-1' }),
    ]
    const create = signal('Create', { capture: { copy: 'made' } })
    const { found, bindings, missing } = checkSignals([create, signal('Share')], records, {})
    expect([...found].map(([id, list]) => [id, list.map((one) => one.id)])).toEqual([
      ['Create', ['1']],
      ['Share', ['2']],
    ])
    expect([bindings, missing]).toEqual([{ copy: 'snap-1' }, []])
  })

  it('of one moment are told apart by their ids, and never by their order', () => {
    const name = fc.constantFrom('a', 'b', 'c')
    const record = fc.record({ time: fc.nat({ max: 3 }), name, of: name })
    const wanted = fc.record({
      id: fc.constantFrom('one', 'two', 'three'),
      source: fc.constant('aws.cloudtrail' as const),
      match: fc.tuple(
        fc.record({ path: fc.constant('name'), eq: name }),
        fc.record({ path: fc.constant('of'), eq: fc.constantFrom('a', '{{x}}', '{{y}}') }),
      ),
      after: fc.option(fc.constant('one'), { nil: undefined }),
      count: fc.option(fc.constant({ min: 2 }), { nil: undefined }),
    })
    const signals = fc.uniqueArray(wanted, { selector: ({ id }) => id, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 8 }),
        signals,
        fc.func(fc.nat()),
        (list, asked, mix) => {
          const records = list.map(({ time, ...value }, place) =>
            observed(`r${place}`, time, value),
          )
          const mixed = records.toSorted((one, other) => mix(one.id) - mix(other.id))
          // Absent and undefined are the same to the code; the schema only makes the first.
          const tested = asked as readonly Signal[]
          expect(checkSignals(tested, mixed, {})).toEqual(checkSignals(tested, records, {}))
        },
      ),
    )
  })
})

describe('a signal that is missing', () => {
  it('is told with the record that came nearest and the first difference', () => {
    const share = signal('Share', {
      match: [
        { path: 'eventName', eq: 'Share' },
        { path: 'to', eq: 'x' },
        { path: 'error', absent: true },
      ],
    })
    const records = [
      observed('1', 1, { eventName: 'Create', to: 'x' }),
      observed('2', 2, { eventName: 'Share', to: 'y' }),
      observed('3', 3, { eventName: 'Share', error: 'no' }),
      observed('4', 4, { eventName: 'Share', to: 'z' }),
    ]
    const [{ reason, nearest } = { reason: '' }] = missingIn([share], records)
    expect(reason).toBe('no record satisfies all conditions')
    expect(nearest).toEqual({
      observed: records[0],
      satisfied: 2,
      of: 3,
      path: 'eventName',
      wanted: '= "Share"',
      found: 'Create',
      inEvent: false,
    })
    expect(missingIn([share], records.slice(2))[0]?.nearest).toMatchObject({
      satisfied: 2,
      found: 'z',
    })
  })

  it('says whether the difference lies in the event, and tells what could not be captured', () => {
    const asked = signal('Share', { event: [{ path: 'spoor.verb', eq: 'share' }] })
    const records = [
      observed('1', 1, { eventName: 'Share', by: null }, { spoor: { verb: 'copy' } }),
    ]
    expect(missingIn([asked], records)[0]?.nearest).toMatchObject({
      path: 'spoor.verb',
      found: 'copy',
      inEvent: true,
    })
    expect(
      missingIn([signal('Share', { capture: { who: 'by' } })], records)[0]?.nearest,
    ).toMatchObject({ path: 'by', wanted: 'to be there', satisfied: 1, of: 2 })
  })

  it('may be of a log that is not there', () => {
    expect(
      reasons(missingIn([signal('a', { source: 'gcp.audit' })], [observed('1', 1, {})])),
    ).toEqual(['a: there is no record of gcp.audit'])
  })

  it('may be there at another time, or not often, near or different enough', () => {
    const records = [10, 20, 200].map((time) =>
      observed(`${time}`, time, { eventName: 'b', by: 'x' }),
    )
    const first = observed('a', 100, { eventName: 'a' })
    const of = (more: Partial<Signal>): string | undefined =>
      missingIn([signal('a'), signal('b', more)], [first, ...records])[0]?.reason
    expect(of({ after: 'a', within: '1m' })).toBe('3 such records, but none within 1m after "a"')
    const few = '3 such records, but not as many, as different or as near as wanted'
    expect(of({ count: { min: 4 } })).toBe(few)
    expect(of({ count: { min: 3 }, within: '1m' })).toBe(few)
    expect(of({ distinct: { path: 'by', min: 2 } })).toBe(few)
  })

  it('hides nothing of the later ones, but does not accuse those that are there', () => {
    const records = [observed('1', 1, { eventName: 'c' }), observed('2', 2, { eventName: 'c' })]
    const signals = [signal('a'), signal('b'), signal('c', { count: { min: 2 } })]
    const missing = missingIn(signals, records)
    expect(missing.map((one) => one.signal.id)).toEqual(['a', 'b'])
  })

  it('is told with a reason of its own when the ways of choosing run out', () => {
    const take = signal('a', { capture: { one: 'one' } })
    const use = signal('b', { match: [{ path: 'two', eq: '{{one}}' }] })
    const records = Array.from({ length: 1100 }, (_, place) =>
      observed(`${place}`, place, { eventName: 'a', one: `${place}`, two: 'x' }),
    )
    expect(reasons(missingIn([take, use], records))).toEqual([
      'b: given up: too many ways to choose the records of the signals before it',
    ])
  })
})
