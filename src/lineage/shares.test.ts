import { describe, expect, it } from 'vitest'
import { resource, step, storyBegin } from '../../test/builders/step-builder.ts'
import type { Grantee, Sharing } from './activity.ts'
import { buildLineageGraph } from './graph.ts'
import { findShares } from './shares.ts'
import type { Step } from './step.ts'

/** A change in who may use snap-1; `*` is everyone, other names are accounts. */
function sharing(change: Sharing['change'], ...names: readonly string[]): Sharing {
  const grantees = names.map((id): Grantee => ({ kind: id === '*' ? 'public' : 'account', id }))
  return { resource: resource('snap-1'), change, grantees }
}

function share(at: number, change: Sharing['change'], ...names: readonly string[]): Step {
  return step('share', { at, sharing: sharing(change, ...names) })
}

const minutes = (time: number): number => (time - storyBegin) / 60_000

/** The shares of snap-1 as `grantee from-until`, in minutes of the story. */
function sharesOf(...steps: readonly Step[]): readonly string[] {
  const graph = buildLineageGraph(steps)
  const node = graph.nodes.get('snap-1')
  if (node === undefined) return []
  return findShares(graph, node).map(
    ({ grantee, from, until }) =>
      `${grantee.id} ${minutes(from)}-${until === undefined ? '' : minutes(until)}`,
  )
}

describe('shares', () => {
  it('last from the share to the un-share', () => {
    expect(sharesOf(share(1, 'add', 'a', 'b'), share(5, 'remove', 'a'))).toEqual(['a 1-5', 'b 1-'])
  })

  it('all end when the permissions are reset', () => {
    const steps = [share(1, 'add', 'a', '*'), share(7, 'clear')]
    expect(sharesOf(...steps)).toEqual(['a 1-7', '* 1-7'])
  })

  it('go on for whom a new policy still names', () => {
    const steps = [share(1, 'replace', 'a', 'b'), share(5, 'replace', 'b', 'c')]
    expect(sharesOf(...steps)).toEqual(['a 1-5', 'b 1-', 'c 5-'])
  })

  it('begin and end in one call that gives to some and takes from others', () => {
    const both = step('share', {
      at: 5,
      sharing: sharing('add', 'b'),
      unsharing: sharing('remove', 'a'),
    })
    expect(sharesOf(share(1, 'add', 'a'), both)).toEqual(['a 1-5', 'b 5-'])
  })

  it('end when the copy is deleted', () => {
    const gone = step('delete', { at: 9, removed: [resource('snap-1')] })
    expect(sharesOf(share(1, 'add', 'a'), gone)).toEqual(['a 1-9'])
  })

  it('are none for a refused call, nor for another resource', () => {
    const refused = step('share', { at: 1, attempt: true, sharing: sharing('add', 'a') })
    const other = { ...sharing('add', 'a'), resource: resource('snap-2') }
    expect(sharesOf(refused)).toEqual([])
    expect(sharesOf(step('share', { at: 1, inputs: ['snap-1'], sharing: other }))).toEqual([])
  })
})
