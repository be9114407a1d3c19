import { describe, expect, it } from 'vitest'
import {
  created,
  launchedAndOpened,
  numbered,
  restored,
  shared,
} from '../../test/builders/numbered-builder.ts'
import { step } from '../../test/builders/step-builder.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { drawGraph } from './graph-picture.ts'

function textsOf(told: NumberedChain, own: readonly string[] = []): readonly string[] {
  const drawn = drawGraph(told, { ownAccounts: new Set(own) }).picture.markup
  return [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
}

function markup(told: NumberedChain): string {
  return drawGraph(told, { ownAccounts: new Set() }).picture.markup
}

describe('the picture of a chain', () => {
  const story = numbered(
    created,
    shared(1, '4444'),
    shared(2, '5555', true),
    ...launchedAndOpened(5, 'snap-1'),
  )
  const texts = textsOf(story)

  it('names resources, what was done and when, and who was let in since when', () => {
    expect(texts).toEqual(
      expect.arrayContaining([
        'disk · source',
        'vol-1',
        'snapshot',
        'snap-1',
        'from 00:00',
        'create 00:00',
        'launch 00:05',
        'account 4444',
        'shared 00:01 – still open',
        'share refused 00:02',
        'the world',
        'port 22 00:06 – still open',
      ]),
    )
  })

  it('says how long what was closed had been open', () => {
    const { sharing } = shared(1, '4444').activity
    const taken = step('unshare', {
      at: 91,
      inputs: ['snap-1'],
      ...(sharing === undefined ? {} : { sharing: { ...sharing, change: 'remove' } }),
    })
    expect(textsOf(numbered(created, shared(1, '4444'), taken))).toContain(
      'shared 00:01 – 01:31, 1 h 30 min',
    )
  })

  it('says which accounts were not read', () => {
    const { activity } = created
    const outputs = activity.outputs.map((one) => ({ ...one, account: '9999', region: 'east' }))
    const links = activity.links.map((link) => ({ ...link, to: outputs[0] ?? link.to }))
    const there = numbered({ ...created, activity: { ...activity, outputs, links } })
    expect(textsOf(there)).toEqual(expect.arrayContaining(['account 9999 · not read', 'east']))
    expect(textsOf(there, ['9999'])).toContain('account 9999')
  })

  it('draws what was inferred otherwise than what was observed', () => {
    const inferred = step('create', {
      at: 0,
      inputs: ['vol-1'],
      outputs: ['snap-1'],
      links: [['snapshot-of', 'vol-1', 'snap-1', 'inferred']],
    })
    expect(markup(numbered(inferred))).toContain('class="edge inferred"')
    expect(markup(numbered(created))).not.toContain('inferred')
  })

  it('tells many of a kind as one, and says in words what it leaves out', () => {
    const disks = Array.from({ length: 9 }, (_, index) =>
      restored(index + 1, 'snap-1', `vol-${index + 5}`),
    )
    expect(textsOf(numbered(created, ...disks))).toEqual(
      expect.arrayContaining(['9 of kind disk', 'vol-5 …']),
    )
    const shares = Array.from({ length: 30 }, (_, index) => shared(index + 1, `${5000 + index}`))
    expect(drawGraph(numbered(created, ...shares), { ownAccounts: new Set() }).leftOut).toEqual([
      '6 more ways out',
    ])
  })

  it('stays a picture whatever names a log gives', () => {
    const evil = `vol-</svg><script>alert(1)</script>\u202e${'x'.repeat(10_000)}`
    const drawn = markup(numbered(created, restored(1, 'snap-1', evil)))
    expect(drawn).not.toContain('<script')
    expect(drawn).not.toContain('\u202e')
    expect(drawn.match(/<\/svg>/g)).toHaveLength(1)
    expect(drawn.length).toBeLessThan(8000)
  })
})
