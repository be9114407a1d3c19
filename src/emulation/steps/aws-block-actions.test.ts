import { describe, expect, it } from 'vitest'
import { at, callOf, playAws } from '../../../test/builders/aws-steps.ts'
import type { EmulatedRecord } from '../scenario/emulated-record.ts'

const names = (records: readonly EmulatedRecord[]): readonly string[] => records.map(callOf)

describe('blocks', () => {
  it('are listed before they are read, one after another, by several threads at once', () => {
    const records = playAws('{do: read-blocks, of: old, count: 3}')
    expect(names(records)).toEqual(['ListSnapshotBlocks', ...Array(3).fill('GetSnapshotBlock')])
    const [first = 0, ...others] = records.map(({ time }) => time)
    expect(others.map((time) => time - first)).toEqual([1000, 1040, 1080])
    expect(records.map((one) => at(one, 'requestParameters', 'blockIndex')).slice(1)).toEqual([
      0, 1, 2,
    ])
    expect(new Set(records.map((one) => at(one, 'requestParameters', 'snapshotId')))).toEqual(
      new Set(['snap-0a0a0a0a0a0a0a0a0']),
    )
  })

  it('that nobody may list are not read either', () => {
    expect(names(playAws('{do: read-blocks, of: old, count: 3, refused: true}'))).toEqual([
      'ListSnapshotBlocks',
    ])
  })

  it('are compared from the first snapshot to the second', () => {
    const [record] = playAws('{do: compare-blocks, of: old, to: older}')
    expect(at(record, 'requestParameters')).toMatchObject({
      firstSnapshotId: 'snap-0a0a0a0a0a0a0a0a0',
      secondSnapshotId: 'snap-0b0b0b0b0b0b0b0b0',
    })
  })

  it('are written into a snapshot of their own, from its start to its end', () => {
    const records = playAws(
      '{do: write-snapshot, as: new, count: 2}',
      '{do: share, of: new, with: outside}',
    )
    expect(names(records)).toEqual([
      'StartSnapshot',
      'PutSnapshotBlock',
      'PutSnapshotBlock',
      'CompleteSnapshot',
      'ModifySnapshotAttribute',
    ])
    const made = at(records[0], 'responseElements', 'snapshotId')
    expect(records.slice(1).map((one) => at(one, 'requestParameters', 'snapshotId'))).toEqual([
      made,
      made,
      made,
      made,
    ])
  })
})
