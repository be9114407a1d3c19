import { describe, expect, it } from 'vitest'
import {
  created,
  launchedAndOpened,
  numbered,
  restored,
  shared,
} from '../../test/builders/numbered-builder.ts'
import { principal } from '../../test/builders/step-builder.ts'
import { drawLanes } from './lanes-picture.ts'

function textsOf(markup: string): readonly string[] {
  return [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
}

describe('the timeline of a chain', () => {
  const picture = drawLanes(
    numbered(
      created,
      shared(2, '4444', true),
      shared(3, '4444'),
      ...launchedAndOpened(24 * 60, 'snap-1'),
    ),
  )

  it('has a lane for each who acted and a bar for each way in which copies were open', () => {
    expect(textsOf(picture.names.markup)).toEqual([
      'alice',
      'bob',
      'open: account 4444',
      'open: the world on port 22',
    ])
  })

  it('has a mark for each step, times above, days where they begin', () => {
    const texts = textsOf(picture.lanes.markup)
    expect(texts.filter((text) => /^\d+$/.test(text))).toEqual(['1', '2', '3', '4', '5'])
    expect(texts).toEqual(
      expect.arrayContaining([
        '2026-03-02',
        '03-03',
        '00:00',
        '00:02',
        'create',
        'share?',
        'share',
        'expose',
      ]),
    )
  })

  it('shows where the data changed hands', () => {
    expect(picture.lanes.markup.match(/class="hand changed"/g)).toHaveLength(1)
    expect(drawLanes(numbered(created, shared(1, '4444'))).lanes.markup).not.toContain('changed')
  })

  it('ends a bar where it was closed, and points on where it was not', () => {
    expect(picture.lanes.markup.match(/<path class="interval"/g)).toHaveLength(2)
  })

  it('keeps what stands behind a name apart from it', () => {
    const role = {
      ...created,
      principal: principal('deploy', { kind: 'role', session: 'nightly' }),
    }
    expect(textsOf(drawLanes(numbered(role)).names.markup)).toEqual(['deploy', 'nightly'])
  })

  it('shows the ends of a long chain and says what it leaves out', () => {
    const disks = Array.from({ length: 99 }, (_, index) =>
      restored(index + 1, 'snap-1', `vol-${index + 5}`),
    )
    const long = drawLanes(numbered(created, ...disks))
    expect(long.leftOut).toEqual(['40 steps in the middle'])
    expect(textsOf(long.lanes.markup)).toContain('+40')
    const crowd = Array.from({ length: 40 }, (_, index) => ({
      ...restored(index + 1, 'snap-1', `vol-${index + 5}`),
      principal: principal(`person-${index}`),
    }))
    expect(drawLanes(numbered(created, ...crowd)).leftOut).toEqual(['25 of those who acted'])
  })
})
