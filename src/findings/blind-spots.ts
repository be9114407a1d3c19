/** What could not have been seen, computed from what was read (reference/telemetry.md section 9 item 5). */
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Chain } from '../lineage/chain.ts'
import { sourceOfChain } from './chain-source.ts'
import { type MissingLink, missingLinks } from './missing-links.ts'
import { joinWords, nameResource, nameTime } from './words.ts'

/** The blind spots that matter for one chain: first the links that may be missing from its story. */
export function blindSpotsOf(chain: Chain, coverage: readonly SourceCoverage[]): readonly string[] {
  const source = sourceOfChain(chain, coverage)
  const missing = missingLinks(chain, source)
  return [
    ...unseenSource(chain, source),
    ...missing.flatMap(({ unseen }) => unseen ?? []),
    ...unreadAccounts(chain, source, missing),
    ...unreadRegions(chain, source),
    ...providerBlindSpots(chain, source),
  ]
}

function unseenSource(chain: Chain, source: SourceCoverage | undefined): readonly string[] {
  if (!chain.sourceUnseen) return []
  const since = source === undefined ? '' : ` (logs begin ${nameTime(source.from)})`
  return [
    `who made ${nameResource(chain.root)}, and of what, happened before the logs begin${since}`,
  ]
}

/**
 * Accounts that took part, but whose own logs were not read: what they did next is not here. Those of
 * which a missing link says more are told by it.
 */
function unreadAccounts(
  chain: Chain,
  source: SourceCoverage | undefined,
  missing: readonly MissingLink[],
): readonly string[] {
  const told = new Set([
    ...(source?.accounts ?? []),
    ...missing.flatMap(({ accounts }) => accounts),
  ])
  const named = [
    ...chain.steps.flatMap(({ activity }) => activity.counterpart?.account ?? []),
    ...chain.resources.flatMap(({ account }) => account ?? []),
  ]
  const unread = [...new Set(named)].filter((account) => !told.has(account)).sort()
  if (unread.length === 0) return []
  return [
    `no logs of ${joinWords(unread)} were read: copies, restores and launches there cannot be seen`,
  ]
}

function unreadRegions(chain: Chain, source: SourceCoverage | undefined): readonly string[] {
  const named = chain.resources.flatMap(({ region }) => region ?? [])
  const unread = [...new Set(named)].filter((region) => !source?.regions.includes(region)).sort()
  if (chain.root.provider !== 'aws' || unread.length === 0) return []
  return [`no records of region ${joinWords(unread)} were read`]
}

function providerBlindSpots(chain: Chain, source: SourceCoverage | undefined): readonly string[] {
  switch (chain.root.provider) {
    case 'aws':
      return [
        ...(source?.dataEvents === true
          ? []
          : [
              'EBS data events are not in these logs: blocks read straight from a snapshot leave no other trace',
            ]),
        ...(chain.exposures.some(({ kind }) => kind === 'share')
          ? [
              'direct block reads of a shared snapshot by its receiver are never delivered to the owner',
            ]
          : []),
      ]
    case 'azure':
      return [
        ...(chain.links.some(({ to }) => to.kind === 'link')
          ? []
          : ['downloads by a SAS link stand only in storage logs, not in the Activity Log']),
        ...(chain.steps.every(({ event }) => hasResponse(event.native))
          ? []
          : ['some rows came without a response body: links that only a body names are missing']),
      ]
    case 'gcp':
      return source?.dataEvents === true
        ? []
        : [
            'data access logs are not in these logs: reads of a snapshot or image from elsewhere leave no trace here',
          ]
  }
}

function hasResponse(native: Chain['steps'][number]['event']['native']): boolean {
  const properties = native['properties']
  return (
    typeof properties === 'object' &&
    properties !== null &&
    Object.hasOwn(properties, 'responseBody')
  )
}
