/** What the formats of a report ask of a finding: who, where, when, and whether it is still open. */
import { parseAddress } from '../detections/query/ip-block.ts'
import type { ReportedExposure, ReportedFinding } from './report-schema.ts'

/** The first and the last moment, ISO text; absent where a finding rests on no record. */
export interface FindingSpan {
  readonly from: string
  readonly to: string
}

/**
 * From the first to the last event, those included that a step only stands for. Of a chain its steps count:
 * evidence of where its source sits may be much older than the story.
 */
export function spanOf({ evidence, chain }: ReportedFinding): FindingSpan | undefined {
  const steps = (chain?.steps ?? []).flatMap(({ time, until }) => [time, until])
  // Times of one form sort as text.
  const times = (steps.length > 0 ? steps : evidence.map(({ time }) => time)).toSorted()
  const [from] = times
  const to = times.at(-1)
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** Ids of who acted, in the order of their first deeds. */
export function principalsOf({ evidence, chain }: ReportedFinding): readonly string[] {
  return distinct([
    ...(chain?.steps ?? []).map(({ principal }) => principal),
    ...(chain === null ? evidence.map(({ principal }) => principal) : []),
  ])
}

/** Accounts, subscriptions and projects in which it happened, in the order of the events. */
export function accountsOf({ evidence }: ReportedFinding): readonly string[] {
  return distinct(evidence.map(({ account }) => account))
}

/** Regions in which it happened, in the order of the events. */
export function regionsOf({ evidence }: ReportedFinding): readonly string[] {
  return distinct(evidence.map(({ region }) => region))
}

/** The clouds in which it happened. */
export function providersOf({ evidence }: ReportedFinding): readonly string[] {
  return distinct(evidence.map(({ provider }) => provider))
}

/** Addresses from which it was done; names of services are none. */
export function addressesOf({ evidence }: ReportedFinding): readonly string[] {
  return distinct(evidence.map(({ source_ip }) => source_ip)).filter(isAddress)
}

/** Is the text an address of IPv4 or IPv6? */
export function isAddress(text: string): boolean {
  return parseAddress(text) !== undefined
}

/** Who received a copy: whom it was shared with, and where it was exported to. */
export function receiversOf({ chain }: ReportedFinding): readonly string[] {
  if (chain === null) return []
  return distinct([
    ...chain.exposure.flatMap((one) => (one.kind === 'share' ? [one.to] : [])),
    ...chain.links.flatMap(({ kind, to }) => (kind === 'exported-to' ? [to] : [])),
  ])
}

/** Is a copy still open to others as far as the logs tell, was it, or was it never? */
export function exposureOf({ chain }: ReportedFinding): 'open' | 'closed' | 'none' {
  const exposure: readonly ReportedExposure[] = chain?.exposure ?? []
  if (exposure.length === 0) return 'none'
  return exposure.some(({ until }) => until === null) ? 'open' : 'closed'
}

/** The rules behind the finding or beside its chain. */
export function rulesOf({
  detection,
  also_matched: also,
}: ReportedFinding): ReportedFinding['also_matched'] {
  return detection === null ? also : [{ id: detection.id, title: detection.title }, ...also]
}

/** The source of the data, where a chain tells it. */
export function rootOf({ chain }: ReportedFinding): string | undefined {
  return chain?.root
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))]
}
