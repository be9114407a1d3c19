import { describe, expect, it } from 'vitest'
import { type LinkWords, step, storyBegin } from '../../test/builders/step-builder.ts'
import { traceDataFlow } from './data-flow.ts'
import { buildLineageGraph } from './graph.ts'
import type { Step } from './step.ts'
import { findStarts, type WalkStart, walkFrom } from './walk.ts'

function linked(at: number, ...link: LinkWords): Step {
  return step('create', { at, links: [link] })
}

function startsOf(...steps: readonly Step[]): readonly WalkStart[] {
  const graph = buildLineageGraph(steps)
  return findStarts(graph, traceDataFlow(graph))
}

/** Every start as `root: first copies`, with `?` where the source was before the logs. */
function starts(...steps: readonly Step[]): readonly string[] {
  return startsOf(...steps).map(
    ({ root, first, sourceUnseen }) => `${root.key}${sourceUnseen ? '?' : ''}: ${first.join(' ')}`,
  )
}

/** What each walk reaches, as `node@minute`. */
function walks(...steps: readonly Step[]): readonly string[] {
  const graph = buildLineageGraph(steps)
  const flow = traceDataFlow(graph)
  return findStarts(graph, flow).map((start) =>
    [...walkFrom(graph, flow, start).reached]
      .map(([key, since]) => `${key}@${(since - storyBegin) / 60_000}`)
      .join(' '),
  )
}

const snapshot = linked(0, 'snapshot-of', 'vol-1', 'snap-1')
const restore = linked(10, 'restored-from', 'snap-1', 'vol-2')
const near = (at: number): Step => linked(at, 'attached-to', 'vol-2', 'i-2')
const far = (at: number): Step => linked(at, 'attached-to', 'vol-3', 'i-2')
const attach = linked(30, 'attached-to', 'vol-2', 'i-2')

describe('a chain begins', () => {
  it('once for each first copy of a disk', () => {
    const second = linked(5, 'snapshot-of', 'vol-1', 'snap-2')
    expect(starts(snapshot, second, restore)).toEqual(['vol-1: snap-1', 'vol-1: snap-2'])
  })

  it('once, with all that comes of it, at a copy whose making was before the logs', () => {
    const other = linked(12, 'restored-from', 'snap-1', 'vol-3')
    expect(starts(restore, other)).toEqual(['snap-1?: snap-1'])
  })

  it('as well at file systems and directories, and at backups of them', () => {
    const backup = linked(0, 'snapshot-of', 'fs-1', 'point-1')
    const restored = linked(9, 'restored-from', 'point-1', 'fs-2')
    expect(starts(backup, restored)).toEqual(['fs-1: point-1'])
    expect(walks(backup, restored)).toEqual(['point-1@0 fs-2@9'])
    expect(starts(restored)).toEqual(['point-1?: point-1'])
    expect(starts(linked(0, 'shared-with', 'dir-1', 'acct-9'))).toEqual(['dir-1: '])
  })

  it('at no vault and no key, which hold no data themselves', () => {
    expect(starts(linked(0, 'shared-with', 'vault-1', 'acct-9'))).toEqual([])
    expect(starts(linked(0, 'shared-with', 'key-1', 'acct-9'))).toEqual([])
  })

  it('once more for what a disk was shared with or exported to directly', () => {
    const out = linked(3, 'exported-to', 'vol-1', 's3-1')
    expect(starts(snapshot, out)).toEqual(['vol-1: snap-1', 'vol-1: '])
  })

  it('nowhere when nothing was copied: a disk attached, a rule for a group', () => {
    expect(starts(linked(0, 'attached-to', 'vol-1', 'i-1'))).toEqual([])
    expect(starts(linked(0, 'member-of', 'i-1', 'sg-1'))).toEqual([])
  })
})

describe('a walk', () => {
  it('reaches every copy, with the time from which it held the data', () => {
    const share = linked(20, 'shared-with', 'snap-1', 'acct-9')
    expect(walks(snapshot, restore, share, attach)).toEqual(['snap-1@0 vol-2@10 i-2@30'])
  })

  it('takes the earliest of several ways to a copy, whichever it finds first', () => {
    const copy = linked(11, 'copy-of', 'snap-1', 'snap-2')
    const disk = linked(12, 'restored-from', 'snap-2', 'vol-3')
    const image = linked(50, 'image-of', 'i-2', 'ami-2')
    const expected = ['snap-1@0 vol-2@10 snap-2@11 vol-3@12 i-2@20 ami-2@50']
    expect(walks(snapshot, restore, copy, disk, near(40), far(20), image)).toEqual(expected)
    expect(walks(snapshot, restore, copy, disk, near(20), far(40), image)).toEqual(expected)
  })

  it('follows what was made of a machine after a copy came to it, not before', () => {
    const before = linked(20, 'image-of', 'i-2', 'ami-1')
    const after = linked(40, 'image-of', 'i-2', 'ami-2')
    expect(starts(snapshot, restore, before, attach, after)).toEqual([
      'vol-1: snap-1',
      'i-2: ami-1',
    ])
    expect(walks(snapshot, restore, before, attach, after)).toEqual([
      'snap-1@0 vol-2@10 i-2@30 ami-2@40',
      'ami-1@20',
    ])
  })

  it('keeps the use of a copy whose making is told again later', () => {
    const again = linked(15, 'snapshot-of', 'vol-1', 'snap-1')
    expect(walks(restore, again)).toEqual(['vol-2@10 snap-1@15'])
  })

  it('tells where a copy came back to its source and ends there', () => {
    const home = linked(-5, 'attached-to', 'vol-1', 'i-2')
    const image = linked(50, 'image-of', 'i-2', 'ami-9')
    const steps = [home, snapshot, restore, attach, image]
    expect(walks(...steps)).toEqual(['snap-1@0 vol-2@10', 'ami-9@50'])
    const graph = buildLineageGraph(steps)
    const flow = traceDataFlow(graph)
    const [first] = findStarts(graph, flow)
    const edges = first === undefined ? [] : walkFrom(graph, flow, first).edges
    expect(edges.map(({ kind }) => kind)).toEqual(['snapshot-of', 'restored-from', 'attached-to'])
  })
})
