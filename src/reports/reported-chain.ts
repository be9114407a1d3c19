/** A chain as the report tells it. */
import type { Chain, Exposure } from '../lineage/chain.ts'
import { isoTime } from './iso-time.ts'
import type { ReportedChain, ReportedExposure, ReportedResource } from './report-schema.ts'
import { reportedStep } from './reported-step.ts'

/** The chain with its resources, steps, links and exposure. */
export function reportedChain(chain: Chain): ReportedChain {
  return {
    id: chain.id,
    root: chain.root.id,
    source_unseen: chain.sourceUnseen,
    principal_changed: chain.principalChanged,
    account_changed: chain.accountChanged,
    region_changed: chain.regionChanged,
    resources: reportedResources(chain),
    steps: chain.steps.map(reportedStep),
    links: chain.links.map(({ from, to, kind, evidence, step }) => ({
      from: from.id,
      to: to.id,
      kind,
      evidence,
      record: step.event.id,
    })),
    exposure: chain.exposures.map(reportedExposure),
  }
}

/**
 * Every resource that the chain names, those that hold the data first. One event may know more of a resource
 * than another, so that the account and the region are those of the first that tells them.
 */
function reportedResources(chain: Chain): readonly ReportedResource[] {
  const named = [
    ...chain.resources,
    chain.root,
    ...chain.steps.flatMap(({ activity }) => [...activity.inputs, ...activity.outputs]),
    ...chain.links.flatMap(({ from, to }) => [from, to]),
    ...chain.exposures.flatMap((one) => [
      one.resource,
      ...(one.kind === 'share' ? [] : [one.group]),
    ]),
  ]
  const holding = new Set(chain.resources.map(({ id }) => id))
  const known = new Map<string, ReportedResource>()
  for (const { id, kind, provider, account, region } of named) {
    const before = known.get(id)
    known.set(id, {
      id,
      kind: before?.kind ?? kind,
      provider: before?.provider ?? provider,
      account: before?.account ?? account ?? null,
      region: before?.region ?? region ?? null,
      holds_data: holding.has(id),
    })
  }
  return [...known.values()]
}

function reportedExposure(exposure: Exposure): ReportedExposure {
  const interval = {
    resource: exposure.resource.id,
    from: isoTime(exposure.from),
    until: exposure.until === undefined ? null : isoTime(exposure.until),
    records: exposure.steps.map(({ event }) => event.id),
  }
  if (exposure.kind === 'share') {
    return {
      kind: 'share',
      ...interval,
      to: exposure.grantee.id,
      to_kind: exposure.grantee.kind,
      public: exposure.grantee.kind === 'public',
    }
  }
  return {
    kind: 'network',
    ...interval,
    group: exposure.group.id,
    cidrs: exposure.rule.cidrs,
    ports: exposure.rule.ports.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)),
    world_open: exposure.rule.worldOpen,
  }
}
