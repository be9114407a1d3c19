import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPredicate, eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { detectionOf } from '../../test/builders/eql-builder.ts'
import type { FieldReference, Matcher, Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate } from './compile-predicate.ts'
import { foldedBound } from './folded-bound.ts'
import { upperBound } from './upper-bound.ts'

const isAction = ({ path, aliases }: FieldReference): boolean =>
  path === 'event.action' && aliases === undefined

const field = { document: 'ecs', path: 'event.action' } as const
const yes: Predicate = { kind: 'constant', value: true }
const no: Predicate = { kind: 'constant', value: false }

function leaf(matcher: Matcher): Predicate {
  return { kind: 'field', field, matcher }
}

/** An event of an action. */
function event(name: string): Event {
  return eventOf({ event: { action: name } })
}

function bound(predicate: Predicate): Predicate {
  return foldedBound(predicate, isAction)
}

function regex(source: string, ignoreCase = true): Predicate {
  const flags = { ignoreCase, multiLine: false, dotAll: false }
  return leaf({ kind: 'regex', source, flags, whole: false })
}

describe('the bound for every spelling', () => {
  const exact = leaf({ kind: 'equals', value: 'Disks/Write', caseSensitive: true })
  const blind = leaf({ kind: 'equals', value: 'Disks/Write', caseSensitive: false })
  it.each<[string, Predicate, Predicate]>([
    ['of one spelling asks for all', exact, blind],
    ['of all stays', blind, blind],
    ['is true where one spelling is refused', { kind: 'not', of: exact }, yes],
    ['stays where all are refused', { kind: 'not', of: blind }, { kind: 'not', of: blind }],
    ['is true of an expression that tells them apart', regex('^Disks/', false), yes],
    ['stays of one that does not', regex('^Disks/(?:Write|read)'), regex('^Disks/(?:Write|read)')],
    ['is true of one with flags of its own', regex('(?-i)^Disks/'), yes],
    ['is true of one with a class of capital letters', regex('^\\p{Lu}'), yes],
    ['is true of one with such a class by name', regex('^[[:upper:]]'), yes],
    [
      'is false where such an alternative is refused in a refusal',
      { kind: 'not', of: { kind: 'not', of: exact } },
      { kind: 'not', of: { kind: 'not', of: blind } },
    ],
    ['folds constants', { kind: 'and', of: [regex('x', false), no] }, no],
  ])('%s', (_, condition, expected) => {
    expect(bound(condition)).toEqual(expected)
  })

  it('knows nothing of what a function makes of the action', () => {
    const { query } = detectionOf('any where length(event.action) == 3')
    expect(query.kind === 'event' && bound(query.where)).toEqual(yes)
  })

  it('holds for small letters wherever the condition holds for any spelling', () => {
    const action = fc.constantFrom(
      'CreateSnapshot',
      'CREATESNAPSHOT',
      'createsnapshot',
      'Run',
      'rUN',
    )
    fc.assert(
      fc.property(arbitraryPredicate, action, (condition, spelled) => {
        const known = upperBound(condition, isAction)
        if (!compilePredicate(known)(event(spelled))) return
        expect(compilePredicate(bound(known))(event(spelled.toLowerCase()))).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})
