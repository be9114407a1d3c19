/** What led out of the resources of a chain, and to whom: shares, openings, exports, refused shares. */
import { nameGrantee, nameResource, shortName } from '../findings/words.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { ChainLink, Exposure } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import { type GraphEdge, linkEdge, mergeEdges } from './graph-edges.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { nameOpening } from './step-words.ts'

/** Where data went out of the accounts of the chain, or who was let in. */
export interface OutsideNode {
  readonly id: string
  readonly name: string
  /** An account whose logs were read. */
  readonly isOwn: boolean
}

/** What led out of a resource: a share, an opening, an export, or a share that was refused. */
export interface OutsideEdge extends GraphEdge {
  /** Absent for what is no exposure. Milliseconds UTC; no `until` while it lasts. */
  readonly exposure?: { readonly from: number; readonly until?: number }
  readonly isAttempt: boolean
  /** True for what leads to an account of ours. */
  readonly isInside: boolean
}

/** All ways out of a chain; `ownAccounts` are those whose logs were read. */
export function waysOutOf(
  told: NumberedChain,
  ownAccounts: ReadonlySet<string>,
): readonly OutsideEdge[] {
  const { links, exposures } = told.chain
  const leaving = links.filter((link) => isOutside(link) && !isExposed(link, exposures))
  const own = new Set([...ownAccounts].map((id) => granteeId({ kind: 'account', id })))
  const ways = mergeEdges([
    ...exposures.map((exposure) => exposureEdge(exposure, told)),
    ...refusedEdges(told),
    ...leaving.map((link) => ({
      ...linkEdge(link, told),
      to: outsideId(link.to),
      isAttempt: false,
    })),
  ])
  return ways.map((way) => ({ ...way, isInside: own.has(way.to) }))
}

/** Does a link lead out of the chain's own resources, to an account, a bucket, a download link? */
export function isOutside({ to }: ChainLink): boolean {
  return ['account', 'bucket', 'link'].includes(to.kind)
}

/** A share that is known as an interval needs no edge of its own. */
function isExposed({ kind, from, to }: ChainLink, exposures: readonly Exposure[]): boolean {
  return (
    kind === 'shared-with' &&
    exposures.some(
      (exposure) =>
        exposure.kind === 'share' &&
        exposure.resource.id === from.id &&
        granteeId(exposure.grantee) === outsideId(to),
    )
  )
}

type WayOut = Omit<OutsideEdge, 'isInside'>

function exposureEdge(exposure: Exposure, told: NumberedChain): WayOut {
  const { resource, from, until, steps } = exposure
  const opening = steps.findLast(({ event }) => event.time <= from) ?? steps[0]
  const numbered = opening === undefined ? undefined : told.numberedOf(opening)
  const what = exposure.kind === 'share' ? 'shared' : nameOpening(exposure).replace(/^.* on /, '')
  return {
    from: resource.id,
    to: receiverId(exposure),
    verb: what,
    steps: numbered === undefined ? [] : [numbered],
    time: from,
    isInferred: false,
    isAttempt: false,
    exposure: { from, ...(until === undefined ? {} : { until }) },
  }
}

/** What somebody tried to share and was refused: intent that the picture shows. */
function refusedEdges({ steps }: NumberedChain): readonly WayOut[] {
  return steps.flatMap((numbered) => {
    const { activity, event } = numbered.step
    const { sharing } = activity
    if (!activity.attempt || sharing === undefined) return []
    return sharing.grantees.map((grantee) => ({
      from: sharing.resource.id,
      to: granteeId(grantee),
      verb: `${activity.verb} refused`,
      steps: [numbered],
      time: event.time,
      isInferred: false,
      isAttempt: true,
    }))
  })
}

/** The world is one node; of others who were let in each is one. */
function receiverId(exposure: Exposure): string {
  return exposure.kind === 'share' ? granteeId(exposure.grantee) : granteeId(everyone)
}

const everyone: Grantee = { kind: 'public', id: 'public' }

/** By the id alone: a share may say of somebody whether he is an account, a link of lineage does not. */
function granteeId({ kind, id }: Grantee): string {
  return kind === 'public' ? 'everyone' : `receiver ${id.toLowerCase()}`
}

function outsideId(resource: Resource): string {
  if (resource.kind === 'account') return `receiver ${shortName(resource).toLowerCase()}`
  return resource.id
}

/** Names of those outside, by their ids. */
export function outsideNames({ chain, steps }: NumberedChain): (id: string) => string {
  const letIn = [
    ...steps.flatMap(({ step }) => step.activity.sharing?.grantees ?? []),
    ...chain.exposures.flatMap((one) => (one.kind === 'share' ? [one.grantee] : [])),
  ]
  const names = new Map([
    ...chain.links.map(({ to }) => [outsideId(to), nameResource(to)] as const),
    ...letIn.map((grantee) => [granteeId(grantee), nameGrantee(grantee)] as const),
    [granteeId(everyone), 'the world'],
  ])
  return (id) => names.get(id) ?? id
}
