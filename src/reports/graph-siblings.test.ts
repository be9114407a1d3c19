import { describe, expect, it } from 'vitest'
import { created } from '../../test/builders/numbered-builder.ts'
import { resource } from '../../test/builders/step-builder.ts'
import type { ChainLink } from '../lineage/chain.ts'
import { groupSiblings } from './graph-siblings.ts'

/** A link of a disk made of a snapshot. */
function made(from: string, to: string, region = 'west'): ChainLink {
  return {
    kind: 'restored-from',
    from: resource(from),
    to: resource(to, { region }),
    evidence: 'observed',
    step: created,
  }
}

const grouped = (links: readonly ChainLink[], ...busy: readonly string[]): readonly string[] =>
  [...groupSiblings(links, new Set(busy))].map(([id, all]) => `${id} of ${all.length}`)

describe('siblings', () => {
  const four = [1, 2, 3, 4].map((number) => made('snap-1', `vol-${number}`))

  it('from four on are one group, known by each of them', () => {
    expect(grouped(four)).toEqual(['vol-1 of 4', 'vol-2 of 4', 'vol-3 of 4', 'vol-4 of 4'])
    expect(grouped(four.slice(1))).toEqual([])
  })

  it('are only those that came to nothing, in the same way, to the same place', () => {
    expect(grouped(four, 'vol-2')).toEqual([])
    expect(grouped([...four.slice(1), made('snap-2', 'vol-1')])).toEqual([])
    expect(grouped([...four.slice(1), made('snap-1', 'vol-1', 'east')])).toEqual([])
    expect(grouped([...four, made('snap-2', 'vol-4')])).toEqual([])
  })
})
