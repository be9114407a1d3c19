import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryEvent, arbitraryPredicate } from '../../test/builders/arbitrary-predicate.ts'
import { queryOf } from '../../test/builders/eql-builder.ts'
import type { Matcher, Predicate } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import { compilePredicate } from '../matching/compile-predicate.ts'
import { mutatePredicate, wordsOf } from './mutate-predicate.ts'

function field(path: string, matcher: Matcher): Predicate {
  return { kind: 'field', field: { document: 'ecs', path }, matcher }
}

function equals(path: string, value: string): Predicate {
  return field(path, { kind: 'equals', value, caseSensitive: true })
}

const gate = equals('event.dataset', 'aws.cloudtrail')
const action = equals('event.action', 'Share')
const actor = equals('user.name', 'lena')

/** How a condition can be broken, in words. */
function waysOf(predicate: Predicate): readonly string[] {
  return mutatePredicate(predicate).map(({ how }) => how)
}

/** How an EQL condition can be broken. */
function eqlWays(condition: string): readonly string[] {
  return stagesOf(queryOf(`any where ${condition}`)).flatMap(({ where }) => waysOf(where))
}

describe('a condition is broken', () => {
  it('by leaving out one of its clauses, and in each of them', () => {
    expect(waysOf({ kind: 'and', of: [gate, action, actor] })).toEqual([
      'without event.action = Share',
      'without user.name = lena',
      'event.action = Share loosened to "there at all"',
      'event.action = Share turned round',
      'user.name = lena loosened to "there at all"',
      'user.name = lena turned round',
    ])
  })

  it('but never in the gate that says which log it is about, nor to nothing but that', () => {
    const gates: Predicate = { kind: 'or', of: [gate, equals('event.dataset', 'gcp.audit')] }
    expect(waysOf({ kind: 'and', of: [gates, action] })).toEqual([
      'event.action = Share loosened to "there at all"',
      'event.action = Share turned round',
    ])
    expect(waysOf({ kind: 'constant', value: true })).toEqual([])
  })

  it.each<[string, Predicate, readonly string[]]>([
    ['not', { kind: 'not', of: action }, ['without the not before event.action = Share']],
    [
      'presence',
      { kind: 'presence', field: { document: 'ecs', path: 'a' }, test: 'null' },
      ['a null turned round'],
    ],
    [
      'keyword',
      { kind: 'keyword', document: 'native', matcher: { kind: 'cidr', block: '192.0.2.0/24' } },
      ['keyword turned round'],
    ],
    [
      'compare',
      field('n', { kind: 'compare', operator: '<', value: 7 }),
      ['n: < 7 turned round', 'n: < 7 as <='],
    ],
    [
      'pattern',
      field('n', { kind: 'pattern', parts: [{ text: 'a' }, { any: 'run' }], caseSensitive: true }),
      ['n: inside the text as well'],
    ],
    [
      'element',
      {
        kind: 'element',
        field: { document: 'native', path: 'items' },
        quantifier: 'any',
        of: action,
      },
      ['any element of items: all for any', 'event.action = Share turned round'],
    ],
  ])('by its kind: %s', (_, predicate, ways) => {
    expect(waysOf(predicate)).toEqual(expect.arrayContaining([...ways]))
  })

  it('not by opening a pattern that is open', () => {
    const parts = [{ any: 'run' as const }, { text: 'a' }, { any: 'run' as const }]
    const open = field('n', { kind: 'pattern', parts, caseSensitive: true })
    expect(waysOf(open).filter((how) => how.includes('inside'))).toEqual([])
  })

  it.each([
    ['user.id + 1 >= 3', ['comparison turned round']],
    ['length(user.id) in (4, 6)', ['in turned round', 'in without item 1', 'in without item 2']],
    ['concat(user.id, "x") : ("a*", "b*")', ['match without pattern 1', 'match without pattern 2']],
    ['length(concat(user.name, user.id)) > 3', ['comparison turned round']],
  ])('inside of an expression: %s', (condition, ways) => {
    expect(eqlWays(condition)).toEqual(expect.arrayContaining([...ways]))
  })
})

describe('what comes of it', () => {
  it('is a condition, and another one, for every condition there is', () => {
    fc.assert(
      fc.property(arbitraryPredicate, arbitraryEvent, (predicate, event) => {
        for (const { broken, how } of mutatePredicate(predicate)) {
          expect(typeof compilePredicate(broken)(event)).toBe('boolean')
          expect(broken).not.toEqual(predicate)
          expect(how).not.toBe('')
        }
      }),
    )
  })

  it('is the contrary where it is turned round', () => {
    fc.assert(
      fc.property(arbitraryEvent, (event) => {
        const turned = mutatePredicate(action).find(({ how }) => how.endsWith('turned round'))
        if (turned === undefined) throw new Error('it can be turned round')
        expect(compilePredicate(turned.broken)(event)).toBe(!compilePredicate(action)(event))
      }),
    )
  })
})

it('a condition is named in a few words', () => {
  const many: Predicate = { kind: 'or', of: [action, actor, action, actor] }
  expect(wordsOf(many)).toBe(
    '(event.action = Share or user.name = lena or event.action = Share, ...)',
  )
  const parts = [{ text: 'snap-' }, { any: 'run' as const }, { any: 'one' as const }]
  expect(wordsOf(field('id', { kind: 'pattern', parts, caseSensitive: true }))).toBe('id = snap-*?')
  expect(wordsOf(field('ip', { kind: 'cidr', block: '192.0.2.0/24' }))).toBe('ip (cidr)')
})
