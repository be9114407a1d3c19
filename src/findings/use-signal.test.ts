import { describe, expect, it } from 'vitest'
import {
  chainOf,
  contextOf,
  create,
  restore,
  share,
  signs,
  sso,
} from '../../test/builders/signal-builder.ts'
import { principal, step } from '../../test/builders/step-builder.ts'
import { practiceOf } from './practice.ts'
import { useSignals } from './use-signal.ts'

describe('the use of a copy', () => {
  it('by its maker is ordinary, by another a sign', () => {
    expect(signs(create())).toEqual(['informational: copied'])
    expect(signs(create(), restore('alice'))[0]).toBe('low: restored')
    expect(signs(create(), restore('bob'))[0]).toBe('medium: restored by another principal')
  })

  it('by another person behind the same shared role is a sign too', () => {
    expect(signs(create(sso('alice')), restore(sso('alice')))[0]).toBe('low: restored')
    expect(signs(create(sso('alice')), restore(sso('bob')))[0]).toMatch(/^medium/)
  })

  it('is expected of those to whom the maker handed it over', () => {
    const handed = [create(), share('444455556666'), restore('bob', '444455556666')]
    expect(signs(...handed)).toContain('low: handed over and restored')
  })

  it('is not, when somebody else of the maker’s role shared it, or after the use', () => {
    const use = restore('carol', '444455556666')
    const byOther = [create(sso('alice')), share('444455556666', sso('bob')), use]
    expect(signs(...byOther)).toContain('medium: restored by another principal')
    const late = share('444455556666', 'alice', 95)
    expect(signs(create(), late, use)).toContain('medium: restored by another principal')
  })

  it('is low when the same two did so before, and its reason says since when', () => {
    const again = step('create', { at: 200, links: [['snapshot-of', 'vol-1', 'snap-5']] })
    const used = step('restore', {
      at: 260,
      by: 'bob',
      links: [['restored-from', 'snap-5', 'vol-6']],
    })
    const chains = [chainOf(create(), restore('bob')), chainOf(again, used)]
    const practice = practiceOf(chains, contextOf())
    const told = chains.map((chain) => useSignals(chain, { isBuild: false, practice })[0])
    expect(told.map((signal) => signal?.level)).toEqual(['medium', 'low'])
    expect(told[1]?.reason).toMatch(/; as they first did at 2026-03-02 01:30:00Z$/)
  })

  it('by automation, or of a backup that automation made, is no theft', () => {
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    expect(signs(create(), restore(robot))[0]).toBe('informational: restored')
    expect(signs(create(robot), restore('bob'))[0]).toBe('low: restored by another principal')
  })
})

describe('the maker of a copy', () => {
  it('is who made the first one; of an unseen source, who touched it first', () => {
    expect(chainOf(create(), restore('bob')).maker?.event.id).toBe('create@0')
    expect(chainOf(share('4'), restore('bob')).maker?.event.id).toBe('share@20')
  })
})
