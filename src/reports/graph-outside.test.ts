import { describe, expect, it } from 'vitest'
import {
  created,
  launchedAndOpened,
  numbered,
  shared,
} from '../../test/builders/numbered-builder.ts'
import { resource, step } from '../../test/builders/step-builder.ts'
import { outsideNames, waysOutOf } from './graph-outside.ts'

describe('ways out of a chain', () => {
  const everybody = step('share', {
    at: 3,
    inputs: ['snap-1'],
    sharing: {
      resource: resource('snap-1'),
      change: 'add',
      grantees: [{ kind: 'public', id: 'public' }],
    },
  })
  const exported = step('export', {
    at: 4,
    inputs: ['snap-1'],
    links: [['exported-to', 'snap-1', 's3-loot']],
  })
  const told = numbered(
    created,
    shared(1, '4444', true),
    shared(2, '4444'),
    everybody,
    exported,
    ...launchedAndOpened(5, 'snap-1'),
  )
  const ways = waysOutOf(told, new Set(['5555']))
  const nameOf = outsideNames(told)

  it('are refused shares, shares, exports and openings, in time', () => {
    expect(ways.map(({ verb, to, isAttempt }) => [verb, nameOf(to), isAttempt])).toEqual([
      ['share refused', 'account 4444', true],
      ['shared', 'account 4444', false],
      ['shared', 'the world', false],
      ['export', 'bucket s3-loot', false],
      ['port 22', 'the world', false],
    ])
  })

  it('that lead to an account of ours are inside', () => {
    expect(ways.some(({ isInside }) => isInside)).toBe(false)
    const own = waysOutOf(told, new Set(['4444'])).map(({ isInside }) => isInside)
    expect(own).toEqual([true, true, false, false, false])
  })

  it('have an interval where they are exposures', () => {
    expect(ways.map(({ exposure }) => exposure !== undefined)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
  })
})
