import { expect, it } from 'vitest'
import { step } from '../../test/builders/step-builder.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Provider } from '../lineage/resource.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { sourceOfChain } from './chain-source.ts'

function coverageOf(kind: SourceCoverage['kind']): SourceCoverage {
  return { kind, accounts: [], regions: [], from: 0, to: 0, records: 1, dataEvents: false }
}

const all = (['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit'] as const).map(coverageOf)
const made = step('create', { at: 0, links: [['snapshot-of', 'vol-1', 'snap-1']] })

it.each<[Provider, SourceCoverage['kind']]>([
  ['aws', 'aws.cloudtrail'],
  ['azure', 'azure.activitylogs'],
  ['gcp', 'gcp.audit'],
])('a chain of %s is told by %s', (provider, kind) => {
  const [chain] = traceChains(buildLineageGraph([made]))
  if (chain === undefined) throw new TypeError('the story has no chain')
  const there = { ...chain, root: { ...chain.root, provider } }
  expect(sourceOfChain(there, all)?.kind).toBe(kind)
  expect(sourceOfChain(there, [])).toBeUndefined()
})
