import { describe, expect, it } from 'vitest'
import { emptyEnvironment, type FindingFilter } from './configuration/environment.ts'
import { type FilteredDeed, filterOf } from './finding-filters.ts'

const drill = 'arn:aws:iam::111122223333:role/drill'
const until = Date.parse('2027-01-01T00:00:00Z')
const filter: FindingFilter = {
  principal: drill,
  why: 'quarterly drill',
  who: 'operations',
  until,
  line: 4,
}

const deed: FilteredDeed = {
  principal: { id: drill, kind: 'role', display: 'drill' },
  time: 0,
  verb: 'copy',
  account: '111122223333',
  resources: ['vol-1', 'snap-2'],
  root: 'vol-1',
  detections: ['aws-snapshot-shared'],
}

function isFiltered(more: Partial<FindingFilter>, other: Partial<FilteredDeed> = {}): boolean {
  const test = filterOf({ ...emptyEnvironment, filters: [{ ...filter, ...more }] })
  return test({ ...deed, ...other }) !== undefined
}

describe('a filter', () => {
  it.each<readonly [Partial<FindingFilter>, boolean]>([
    [{ verb: 'copy' }, true],
    [{ verb: 'share' }, false],
    [{ account: '111122223333' }, true],
    [{ account: '444455556666' }, false],
    [{ resource: 'snap-*' }, true],
    [{ resource: 'ami-*' }, false],
    [{ root: 'vol-1' }, true],
    [{ root: 'snap-2' }, false],
    [{ detection: 'aws-*' }, true],
    [{ detection: 'gcp-*' }, false],
    [{ verb: 'copy', root: 'vol-1', account: '111122223333' }, true],
    [{ verb: 'copy', root: 'vol-2', account: '111122223333' }, false],
  ])('%o: %s', (more, expected) => {
    expect(isFiltered(more)).toBe(expected)
  })

  it('is about its principal alone', () => {
    const other = { id: `${drill}2`, kind: 'role', display: 'drill2' } as const
    expect(isFiltered({ verb: 'copy' }, { principal: other })).toBe(false)
  })

  it('holds for the events before its end', () => {
    expect(isFiltered({ verb: 'copy' }, { time: until - 1 })).toBe(true)
    expect(isFiltered({ verb: 'copy' }, { time: until })).toBe(false)
  })

  it('does not fit what is not known', () => {
    const { root: _, account: __, verb: ___, ...unknown } = deed
    for (const more of [{ root: '*1' }, { account: '111122223333' }, { verb: 'copy' }] as const) {
      const test = filterOf({ ...emptyEnvironment, filters: [{ ...filter, ...more }] })
      expect(test(unknown)).toBeUndefined()
    }
  })

  it('is told, so that it can be counted and cited', () => {
    const filters = [{ ...filter, verb: 'share' } as const, { ...filter, root: 'vol-1', line: 9 }]
    expect(filterOf({ ...emptyEnvironment, filters })(deed)?.line).toBe(9)
  })
})
