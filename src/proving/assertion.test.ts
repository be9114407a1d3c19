import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { assertOf, matchesGlob, wantedBy } from './assertion.ts'
import { type Bindings, fillNames } from './bindings.ts'
import type { Assertion } from './emulation-test.ts'

type Asked = Omit<Assertion, 'path'>

/** Does a condition hold of a value at `x`? */
function holds(value: JsonValue, asked: Asked, bindings: Bindings = {}): boolean {
  return assertOf({ x: value }, { path: 'x', ...asked }, bindings).holds
}

const holdsOfNothing = (asked: Asked): boolean => assertOf({}, { path: 'y.z', ...asked }, {}).holds

const holdsOfTwo = (asked: Asked): boolean =>
  assertOf({ x: [{ y: 'a' }, { y: 'b' }] }, { path: 'x[*].y', ...asked }, {}).holds

describe('a condition', () => {
  it.each<[Asked, JsonValue, JsonValue]>([
    [{ eq: 'a' }, 'a', 'A'],
    [{ eq: 22 }, 22, '22'],
    [{ eq: false }, false, 'false'],
    [{ ieq: 'Snap' }, 'sNAP', 'snaps'],
    [{ ne: 'a' }, 'b', 'a'],
    [{ in: ['a', 2] }, 2, 'b'],
    [{ glob: 'snap-*' }, 'snap-1', 'Snap-1'],
    [{ iglob: 'SNAP-?' }, 'snap-1', 'snap-12'],
    [{ regex: '^s.a' }, 'snap', 'a snap'],
    [{ cidr: '192.0.2.0/24' }, '192.0.2.7', '198.51.100.7'],
    [{ cidr: '2001:db8::/32' }, '2001:db8::1', '192.0.2.7'],
    [{ gt: 3 }, 4, 3],
    [{ gte: 3 }, '3', 2],
    [{ lt: 3 }, 2, 'two'],
    [{ lte: 3 }, 3, 4],
    [{ exists: true }, '', null],
    [{ absent: true }, null, ''],
    [{ glob: 'a*', ne: 'ab' }, 'ac', 'ab'],
  ])('%j holds of %j and not of %j', (asked, good, bad) => {
    expect([holds(good, asked), holds(bad, asked)]).toEqual([true, false])
  })

  it('on numbers holds of numbers alone, also those written as text', () => {
    for (const value of ['', ' ', '0x10', 'one', false, [], [5], {}, 'Infinity']) {
      expect([holds(value, { gte: 0 }), holds(value, { lte: 99 })]).toEqual([false, false])
    }
    expect([holds('0', { gte: 0 }), holds('-1.5', { lt: 0 }), holds('1e2', { gt: 99 })]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('on a path that leads nowhere holds only if it wants nothing there', () => {
    expect([holdsOfNothing({ absent: true }), holdsOfNothing({ ne: 'a' })]).toEqual([true, true])
    expect([
      holdsOfNothing({ eq: 'a' }),
      holdsOfNothing({ ne: 'a', glob: '*' }),
      holdsOfNothing({ ne: 'a', exists: true }),
    ]).toEqual([false, false, false])
  })

  it('is satisfied by one of several values; ne wants none that is equal', () => {
    expect([holdsOfTwo({ eq: 'b' }), holdsOfTwo({ ne: 'c' }), holdsOfTwo({ ne: 'b' })]).toEqual([
      true,
      true,
      false,
    ])
    expect(holdsOfTwo({ glob: '?', ne: 'a' })).toBe(false)
  })

  it('says what it wanted and what it found', () => {
    const asked: Assertion = { path: 'x', glob: '{{disk}}-*', ne: 'vol-1' }
    expect(wantedBy(asked, { disk: 'vol' })).toBe('not "vol-1" and like "vol-*"')
    expect(assertOf({ x: 'vol-1' }, asked, {})).toMatchObject({ holds: false, found: 'vol-1' })
    expect(wantedBy({ path: 'x', absent: true }, {})).toBe('to be absent')
    expect(wantedBy({ path: 'x', exists: true }, {})).toBe('to be there')
    expect(wantedBy({ path: 'x', in: ['a', 2] }, {})).toBe('one of ["a",2]')
    expect(assertOf({}, { path: 'x', eq: 1 }, {})).not.toHaveProperty('found')
  })

  it('with a hostile regular expression or pattern ends quickly', () => {
    const text = 'a'.repeat(20_000)
    expect(holds(`${text}!`, { regex: '(a+)+$' })).toBe(false)
    expect(holds(text, { glob: `${'*a'.repeat(50)}*b` })).toBe(false)
  })
})

describe('names', () => {
  it('stand for what is known of them', () => {
    const bindings = { disk: 'vol-1', account: '111122223333' }
    expect(holds('vol-1', { eq: '{{disk}}' }, bindings)).toBe(true)
    expect(holds('x:111122223333:vol-1', { glob: '*:{{account}}:{{disk}}' }, bindings)).toBe(true)
    expect(holds('vol-1', { in: ['a', '{{disk}}'] }, bindings)).toBe(true)
    expect(holds('vol-1', { ne: '{{disk}}' }, bindings)).toBe(false)
  })

  it('are bound by the first equality that meets them, and hold to it', () => {
    const first = assertOf({ x: 'Vol-1' }, { path: 'x', ieq: '{{disk}}' }, {})
    expect(first).toMatchObject({ holds: true, bindings: { disk: 'Vol-1' } })
    expect(holds('vol-2', { eq: '{{disk}}' }, first.bindings)).toBe(false)
    expect(holds(7, { eq: '{{disk}}' })).toBe(false)
  })

  it('are filled into regular expressions as text, and into blocks', () => {
    const bindings = { role: 'a.c', block: '192.0.2.0/24' }
    expect(holds('x/a.c', { regex: '/{{role}}$' }, bindings)).toBe(true)
    expect(holds('x/abc', { regex: '/{{role}}$' }, bindings)).toBe(false)
    expect(holds('192.0.2.7', { cidr: '{{block}}' }, bindings)).toBe(true)
    expect(holds('198.51.100.7', { cidr: '{{block}}' }, bindings)).toBe(false)
  })

  it.each<Asked>([
    { glob: '*{{disk}}*' },
    { iglob: '{{disk}}' },
    { regex: '{{disk}}' },
    { cidr: '{{disk}}' },
    { ne: '{{disk}}' },
    { in: ['vol-1', '{{disk}}'] },
    { eq: 'x-{{disk}}' },
  ])('that stand for nothing make %j hold of nothing', (asked) => {
    for (const value of ['vol-1', '{{disk}}', '']) expect(holds(value, asked)).toBe(false)
    expect(holdsOfNothing(asked)).toBe(false)
    expect(wantedBy({ path: 'x', ...asked }, {})).toContain('{{disk}}')
  })

  it('that the same condition binds are known to its patterns', () => {
    expect(holds('vol-1', { eq: '{{disk}}', glob: '{{disk}}' })).toBe(true)
  })

  it('of every object are not taken for what is known', () => {
    const text = '{{constructor}} {{__proto__}} {{a}}'
    expect(fillNames(text, { a: 'b' })).toBe('{{constructor}} {{__proto__}} b')
    const bound = assertOf({ x: 'v' }, { path: 'x', eq: '{{__proto__}}' }, {}).bindings
    expect(Object.entries(bound)).toEqual([['__proto__', 'v']])
    expect({}).not.toHaveProperty('v')
  })
})

const naive = (pattern: string): RegExp => {
  const parts = pattern
    .split('')
    .map((one) => (one === '*' ? '.*' : one === '?' ? '.' : one.replace(/\W/, '\\$&')))
  return new RegExp(`^${parts.join('')}$`, 's')
}

describe('a pattern', () => {
  it('matches what the same regular expression does', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', '*', '?', '.', '\n'),
      maxLength: 8,
    })
    fc.assert(
      fc.property(letters, letters, (text, pattern) => {
        expect(matchesGlob(text, pattern)).toBe(naive(pattern).test(text))
      }),
      { numRuns: 2000 },
    )
  })
})
