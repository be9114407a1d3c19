import { describe, expect, it } from 'vitest'
import type { Matcher, PatternPart, Predicate } from '../detections/query/query.ts'
import { everyNecessarySet, type FieldValue, necessaryValues } from './necessary-values.ts'

function leaf(path: string, matcher: Matcher): Predicate {
  return { kind: 'field', field: { document: 'ecs', path }, matcher }
}

function equals(path: string, value: string | number): Predicate {
  return leaf(path, { kind: 'equals', value, caseSensitive: true })
}

function pattern(...parts: readonly PatternPart[]): Predicate {
  return leaf('event.action', { kind: 'pattern', parts, caseSensitive: true })
}

/** `path=value` of each necessary value. */
function needed(predicate: Predicate): readonly string[] | undefined {
  return necessaryValues(predicate)?.map(written)
}

const signs = { whole: '=', start: '^=', end: '$=', inside: '*=' }

function written({ field, folded, part }: FieldValue): string {
  return `${field.path}${signs[part]}${folded}`
}

describe('necessary values', () => {
  it('come from equalities with text, folded', () => {
    expect(needed(equals('a', 'Run'))).toEqual(['a=run'])
    const exact: Matcher = { kind: 'pattern', parts: [{ text: 'Run' }], caseSensitive: false }
    expect(needed(leaf('a', exact))).toEqual(['a=run'])
  })

  it('prefer actions, then the shortest list', () => {
    const actions: Predicate = {
      kind: 'or',
      of: [equals('event.action', 'A'), equals('event.action', 'B')],
    }
    expect(needed({ kind: 'and', of: [equals('event.dataset', 'aws'), actions] })).toEqual([
      'event.action=a',
      'event.action=b',
    ])
    const two: Predicate = { kind: 'or', of: [equals('x', '1'), equals('x', '2')] }
    expect(needed({ kind: 'and', of: [two, equals('y', '3')] })).toEqual(['y=3'])
  })

  it('need every branch of an or', () => {
    const open = leaf('a', { kind: 'compare', operator: '>', value: 1 })
    expect(needed({ kind: 'or', of: [equals('a', 'x'), open] })).toBeUndefined()
    expect(needed({ kind: 'or', of: [equals('a', 'x'), equals('b', 'y')] })).toEqual(['a=x', 'b=y'])
  })

  it('are beginnings and endings of patterns, where no whole value is needed', () => {
    const [run, one] = [{ any: 'run' }, { any: 'one' }] as const
    expect(needed(pattern({ text: 'Get' }, { text: 'B' }, run))).toEqual(['event.action^=getb'])
    expect(needed(pattern(run, { text: 'Snap' }, one, { text: 'Shot' }))).toEqual([
      'event.action$=shot',
    ])
    expect(needed(pattern(run, { text: 'x' }, run))).toBeUndefined()
    const both: Predicate = {
      kind: 'and',
      of: [pattern({ text: 'G' }, run), equals('event.action', 'Go')],
    }
    expect(needed(both)).toEqual(['event.action=go'])
  })

  it('never come from negation, absence, numbers or what stands inside', () => {
    const starts: Matcher = {
      kind: 'pattern',
      parts: [{ any: 'run' }, { text: 'a' }, { any: 'run' }],
      caseSensitive: true,
    }
    const field = { document: 'ecs', path: 'a' } as const
    expect(needed({ kind: 'not', of: equals('a', 'x') })).toBeUndefined()
    expect(needed({ kind: 'presence', field, test: 'null' })).toBeUndefined()
    expect(needed(equals('a', 7))).toBeUndefined()
    expect(needed(leaf('a', starts))).toBeUndefined()
  })

  it('are all told where one asks for every set, what stands inside among them', () => {
    const inside = pattern(
      { any: 'run' },
      { text: 'x' },
      { any: 'one' },
      { text: 'Snap' },
      { any: 'run' },
    )
    const nested: Predicate = { kind: 'and', of: [inside, { kind: 'not', of: equals('b', 'y') }] }
    const either: Predicate = { kind: 'or', of: [equals('a', 'x'), inside] }
    const sets = everyNecessarySet({ kind: 'and', of: [equals('a', 'x'), nested, either] })
    expect(sets.map((set) => set.map(written))).toEqual([
      ['a=x'],
      ['event.action*=snap'],
      ['a=x', 'event.action*=snap'],
    ])
  })

  it('are none at all for what is never true', () => {
    expect(needed({ kind: 'constant', value: false })).toEqual([])
    expect(
      needed({ kind: 'and', of: [equals('a', 'x'), { kind: 'constant', value: false }] }),
    ).toEqual([])
    expect(needed({ kind: 'constant', value: true })).toBeUndefined()
  })
})
