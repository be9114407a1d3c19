import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryChain } from '../../test/builders/arbitrary-chain.ts'
import { resource, worldRule } from '../../test/builders/step-builder.ts'
import { branchingStory } from '../../test/builders/terminal-stories.ts'
import type { Exposure } from '../lineage/chain.ts'
import { type Row, rowsOf } from './chain-rows.ts'
import { plantTree } from './chain-tree.ts'
import { type Fold, foldRows } from './fold-rows.ts'

function rowsFor(restores: number): readonly Row[] {
  const [finding] = branchingStory(restores).findings
  if (finding?.chain === undefined || finding.chain === null) throw new Error('no chain')
  return rowsOf(plantTree(finding.chain)).drawn
}

function stepRowsOf(rows: readonly (Row | Fold)[]): readonly (Row | Fold)[] {
  return rows.filter((row) => 'deed' in row)
}

/** An opening of a kind, still open or not. */
function opening(kind: 'share' | 'network', until?: number): Row {
  const interval = { resource: resource('i-1'), from: 0, steps: [] }
  const end = until === undefined ? {} : { until }
  const exposure: Exposure =
    kind === 'share'
      ? { ...interval, ...end, kind, grantee: { kind: 'public', id: 'public' } }
      : { ...interval, ...end, kind, group: resource('sg-1'), rule: worldRule(22) }
  const place = { branch: 0, outer: [], line: 'open', resource: resource('i-1') } as const
  return { ...place, kind: 'opening', exposure, isLast: false }
}

function stepsIn(rows: readonly (Row | Fold)[]): number {
  return rows.reduce(
    (sum, row) => sum + (row.kind === 'fold' ? row.steps : 'deed' in row ? 1 : 0),
    0,
  )
}

describe('folding', () => {
  it('leaves a short chain as it is', () => {
    const rows = rowsFor(5)
    expect(foldRows(rows)).toBe(rows)
  })

  it('keeps the first eight steps and the last eight', () => {
    const rows = rowsFor(40)
    const folded = stepRowsOf(foldRows(rows))
    expect(folded.slice(0, 8)).toEqual(stepRowsOf(rows).slice(0, 8))
    expect(folded.slice(-8)).toEqual(stepRowsOf(rows).slice(-8))
  })

  it('keeps what others can reach, with what it came of', () => {
    const rows = foldRows(rowsFor(40))
    const shown = rows.flatMap((row) => (row.kind === 'node' ? [row.resource.id] : []))
    expect(rows.filter(({ kind }) => kind === 'opening')).toHaveLength(2)
    expect(shown).toEqual(expect.arrayContaining(['vol-14', 'i-14', 'vol-29', 'i-29']))
  })

  it('counts openings beyond the eight gravest', () => {
    const rows = foldRows(rowsFor(200))
    const left = rows.reduce((sum, row) => sum + (row.kind === 'fold' ? row.openings : 0), 0)
    expect(rows.filter(({ kind }) => kind === 'opening')).toHaveLength(8)
    expect(left).toBe(rowsFor(200).filter(({ kind }) => kind === 'opening').length - 8)
  })

  it('takes open networks for graver than shares, and what is open still than what was', () => {
    const shared = [1, 2].map((until) => opening('share', until))
    const shares = Array.from({ length: 6 }, () => opening('share'))
    const more = [opening('share'), opening('share')]
    const networks = [opening('network', 1), opening('network')]
    const rows = foldRows([...shared, ...shares, ...more, ...networks])
    expect(rows.filter(({ kind }) => kind === 'opening')).toEqual([...shares, ...networks])
    expect(rows.filter(({ kind }) => kind === 'fold')).toHaveLength(2)
  })

  it('does not leave out a single row, which would take as much room', () => {
    const places = [...Array.from({ length: 8 }, () => opening('share')), opening('share', 1)]
    expect(foldRows(places)).toEqual(places)
  })

  it('counts every step that it leaves out', () => {
    fc.assert(
      fc.property(arbitraryChain, (chain) => {
        const rows = rowsOf(plantTree(chain)).drawn
        expect(stepsIn(foldRows(rows))).toBe(stepsIn(rows))
      }),
    )
  })
})
