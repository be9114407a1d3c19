import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Chain } from '../lineage/chain.ts'
import type { Provider } from '../lineage/resource.ts'

const logs: Readonly<Record<Provider, SourceCoverage['kind']>> = {
  aws: 'aws.cloudtrail',
  azure: 'azure.activitylogs',
  gcp: 'gcp.audit',
}

/** What was read of the log that a chain is told by; `undefined` where nothing was noted of it. */
export function sourceOfChain(
  { root }: Chain,
  coverage: readonly SourceCoverage[],
): SourceCoverage | undefined {
  return coverage.find(({ kind }) => kind === logs[root.provider])
}
