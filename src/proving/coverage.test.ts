import { describe, expect, it } from 'vitest'
import { ec2Rule } from '../../test/builders/test-document.ts'
import { catalogueKeys } from '../lineage/catalogue.ts'
import { verbs } from '../environment/verb.ts'
import { coverageOf } from './coverage.ts'
import type { CaseSummary } from './test-summary.ts'

const shared = ec2Rule('shared', 'ModifySnapshotAttribute')
const copied = ec2Rule('copied', 'CopySnapshot')

function oneCase(more: Partial<CaseSummary>): CaseSummary {
  return {
    kind: 'variant',
    name: 'v',
    origin: 'emulated',
    failures: [],
    fired: [],
    nearlyFired: [],
    actions: [],
    ...more,
  }
}

function covered(...cases: readonly CaseSummary[]): ReturnType<typeof coverageOf> {
  return coverageOf([{ file: 'a', id: 'a', name: 'a', cases }], [shared, copied])
}

describe('coverage', () => {
  it('lists what no case exercises', () => {
    const [key = ''] = catalogueKeys
    const { withoutPositive, withoutNearMiss, ...rest } = covered(
      oneCase({
        fired: [shared.id],
        actions: [
          { key, verbs: ['create', 'share'], detections: [] },
          { key: 'aws x Unknown', verbs: [], detections: [] },
        ],
      }),
      oneCase({ kind: 'near-miss', nearlyFired: [copied.id] }),
    )
    expect([withoutPositive, withoutNearMiss]).toEqual([[copied], [shared]])
    expect(rest.verbs).toEqual(verbs.filter((verb) => verb !== 'create' && verb !== 'share'))
    expect(rest.actions).toEqual(catalogueKeys.slice(1))
    expect(rest.counts).toEqual({
      detections: 2,
      verbs: verbs.length,
      actions: catalogueKeys.length,
    })
  })

  it('does not count a case that failed', () => {
    const { withoutPositive, verbs: missing } = covered(
      oneCase({
        fired: [shared.id],
        actions: [{ key: '', verbs: ['create'], detections: [] }],
        failures: [{ message: 'x' }],
      }),
    )
    expect([withoutPositive, missing]).toEqual([[shared, copied], verbs])
  })
})
