import { describe, expect, it } from 'vitest'
import { type LinkWords, resource, step } from '../../test/builders/step-builder.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Chain } from '../lineage/chain.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Provider } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { blindSpotsOf } from './blind-spots.ts'

const read: SourceCoverage = {
  kind: 'aws.cloudtrail',
  accounts: ['111122223333'],
  regions: ['eu-west-1'],
  from: Date.UTC(2026, 2, 1),
  to: Date.UTC(2026, 2, 2),
  records: 9,
  dataEvents: false,
}

function chainOf(...steps: readonly Step[]): Chain {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new TypeError('the story has no chain')
  return chain
}

function linked(...link: LinkWords): Step {
  return step('copy', { at: 0, links: [link] })
}

/** The chain of a snapshot in another cloud. */
function chainIn(provider: Provider, native: Step['event']['native'] = {}): Chain {
  const chain = chainOf(linked('snapshot-of', 'vol-1', 'snap-1'))
  const steps = chain.steps.map((one) => ({ ...one, event: { ...one.event, native } }))
  return { ...chain, steps, root: { ...chain.root, provider } }
}

const made = chainOf(linked('snapshot-of', 'vol-1', 'snap-1'))

describe('what could not have been seen', () => {
  it('is the making of a copy that the logs begin after, and when they begin', () => {
    const restored = chainOf(linked('restored-from', 'snap-1', 'vol-2'))
    expect(blindSpotsOf(restored, [read])[0]).toBe(
      'who made snapshot snap-1, and of what, happened before the logs begin (logs begin 2026-03-01 00:00:00Z)',
    )
    expect(blindSpotsOf(made, [read]).join()).not.toContain('before the logs begin')
  })

  it('is what accounts did whose logs were not read', () => {
    const shared = step('share', {
      at: 5,
      sharing: {
        resource: resource('snap-1'),
        change: 'add',
        grantees: [
          { kind: 'account', id: '999988887777' },
          { kind: 'account', id: '111122223333' },
        ],
      },
    })
    const used = step('restore', {
      at: 6,
      inputs: ['snap-1'],
      counterpart: { account: '222233334444', side: 'owner' },
    })
    const chain = chainOf(linked('snapshot-of', 'vol-1', 'snap-1'), shared, used)
    const [taken, given] = blindSpotsOf(chain, [read])
    expect(taken).toContain('would stand in the trail of account 222233334444, which was not read')
    expect(given).toContain('would stand in the trail of account 999988887777, which was not read')
    expect(blindSpotsOf(chain, [read]).join()).not.toContain('no logs of')
  })

  it('is what was done in another account where a copy stands, without naming what', () => {
    const elsewhere = { ...made, resources: [resource('snap-2', { account: '222233334444' })] }
    expect(blindSpotsOf(elsewhere, [read])).toContain(
      'no logs of 222233334444 were read: copies, restores and launches there cannot be seen',
    )
    expect(blindSpotsOf(made, [read]).join()).not.toContain('no logs of')
  })

  it('is what happened in regions without a record', () => {
    const copy = { ...made, resources: [resource('snap-2', { region: 'us-east-1' })] }
    expect(blindSpotsOf(copy, [read])).toContain('no records of region us-east-1 were read')
    const here = { ...made, resources: [resource('snap-2', { region: 'eu-west-1' })] }
    expect(blindSpotsOf(here, [read]).join()).not.toContain('region')
  })

  it('is what AWS logs only as data events, unless they were there', () => {
    expect(blindSpotsOf(made, [read])).toEqual([
      'EBS data events are not in these logs: blocks read straight from a snapshot leave no other trace',
    ])
    expect(blindSpotsOf(made, [{ ...read, dataEvents: true }])).toEqual([])
  })

  it('is in Azure a download by link, and what rows without a body would have named', () => {
    const bare = blindSpotsOf(chainIn('azure'), [])
    const full = blindSpotsOf(chainIn('azure', { properties: { responseBody: '{}' } }), [])
    expect(full).toEqual([
      'downloads by a SAS link stand only in storage logs, not in the Activity Log',
    ])
    expect(bare).toHaveLength(2)
  })

  it('is in Google Cloud what only data access logs hold', () => {
    const access = { ...read, kind: 'gcp.audit', dataEvents: true } as const
    expect(blindSpotsOf(chainIn('gcp'), [])[0]).toContain('data access logs are not in these logs')
    expect(blindSpotsOf(chainIn('gcp'), [access])).toEqual([])
  })
})
