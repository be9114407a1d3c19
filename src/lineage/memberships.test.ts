import { describe, expect, it } from 'vitest'
import { type LinkWords, step, storyBegin } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from './graph.ts'
import { membershipsOf } from './memberships.ts'
import type { Step } from './step.ts'

/** A call that names groups (or interfaces) of a resource. */
function joins(at: number, from: string, ...groups: readonly string[]): Step {
  return step('other', { at, links: groups.map((to): LinkWords => ['member-of', from, to]) })
}

const minutes = (time: number): number => (time - storyBegin) / 60_000

/** The groups of i-1, itself left out, as `group from-until` in minutes of the story. */
function groupsOf(...steps: readonly Step[]): readonly string[] {
  const graph = buildLineageGraph(steps)
  const node = graph.nodes.get('i-1')
  if (node === undefined) return []
  return membershipsOf(graph, node)
    .slice(1)
    .map(({ group, from, until }) => `${group.key} ${minutes(from)}-${minutes(until)}`)
}

describe('the groups of an instance', () => {
  it('begin with the instance itself, at all times', () => {
    const graph = buildLineageGraph([step('launch', { at: 0, outputs: ['i-1'] })])
    const [node] = [...graph.nodes.values()]
    expect(node === undefined ? [] : membershipsOf(graph, node)).toEqual([
      { group: node, from: -Infinity, until: Infinity },
    ])
  })

  it('are left when a later call names others only', () => {
    expect(groupsOf(joins(1, 'i-1', 'sg-1', 'sg-2'), joins(5, 'i-1', 'sg-2', 'sg-3'))).toEqual([
      'sg-1 1-5',
      'sg-2 1-Infinity',
      'sg-3 5-Infinity',
    ])
  })

  it('add up over interfaces, each for the time it is there', () => {
    const steps = [
      joins(1, 'i-1', 'sg-1'),
      joins(4, 'i-1', 'eni-1'),
      joins(2, 'eni-1', 'sg-2'),
      joins(9, 'eni-1', 'sg-3'),
    ]
    expect(groupsOf(...steps)).toEqual([
      'sg-1 1-Infinity',
      'eni-1 4-Infinity',
      'sg-2 4-9',
      'sg-3 9-Infinity',
    ])
  })

  it('say which step put the instance there', () => {
    const graph = buildLineageGraph([joins(1, 'eni-1', 'sg-2'), joins(4, 'i-1', 'eni-1')])
    const node = graph.nodes.get('i-1')
    const joined = node === undefined ? [] : membershipsOf(graph, node).map((one) => one.joined)
    expect(joined.map((one) => one?.event.id)).toEqual([undefined, 'other@4', 'other@4'])
  })
})
