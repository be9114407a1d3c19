import { describe, expect, it } from 'vitest'
import { resource } from '../../test/builders/step-builder.ts'
import type { ResourceNode } from './report-graph.ts'
import { areasOf, columnsOf } from './graph-columns.ts'

function node(id: string, account: string, region?: string): ResourceNode {
  const placed = resource(id, { account, ...(region === undefined ? {} : { region }) })
  return {
    id,
    resource: placed,
    kind: 'disk',
    name: id,
    isRoot: false,
    isOpen: false,
    homes: [],
    like: [placed],
  }
}

describe('columns', () => {
  const nodes = [
    node('vol-1', 'ours', 'west'),
    node('vol-2', 'theirs', 'west'),
    node('vol-3', 'ours', 'east'),
    node('vol-4', 'ours', 'west'),
    node('vol-5', 'ours'),
  ]
  const layers = new Map(nodes.map(({ id }) => [id, 1]))
  const columns = columnsOf(nodes, layers)

  it('stand beside each other by account, in the order in which they came', () => {
    expect(columns.map(({ account, region }) => [account, region])).toEqual([
      ['ours', 'west'],
      ['ours', 'east'],
      ['ours', undefined],
      ['theirs', 'west'],
    ])
    const ends = columns.map(({ x, width }) => x + width)
    for (const [index, { x }] of columns.slice(1).entries()) {
      expect(x).toBeGreaterThanOrEqual(ends[index] ?? 0)
    }
  })

  it('are as wide as their widest row', () => {
    const [west, east] = columns
    expect(west?.width).toBeGreaterThan(2 * 188)
    expect(east?.width).toBeLessThan(2 * 188)
  })

  it('are the regions of one area for each account', () => {
    const areas = areasOf(columns, 300)
    expect(areas.map(({ account, regions }) => [account, regions.length])).toEqual([
      ['ours', 3],
      ['theirs', 1],
    ])
    expect(areas.map(({ y, height }) => y + height)).toEqual([300, 300])
  })
})
