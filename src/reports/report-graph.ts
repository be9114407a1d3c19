/** A chain as a graph to be drawn: resources and receivers as nodes, what was done as edges. */
import { nameGrantee, nameResource, shortName } from '../findings/words.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { Chain, ChainLink, Exposure } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import type { NumberedChain, NumberedStep } from './numbered-chain.ts'
import { nameOpening } from './step-words.ts'

/** A resource of the chain. */
export interface ResourceNode {
  readonly id: string
  readonly resource: Resource
  /** What it is, in words (`disk · source`), and its short name. */
  readonly kind: string
  readonly name: string
  readonly isRoot: boolean
  /** Names of the machines in which the root sat. */
  readonly homes: readonly string[]
  /** From when until when the chain knows it, milliseconds UTC. */
  readonly from?: number
  readonly until?: number
  /** The resources that are drawn as this one, itself first: siblings that came to nothing else. */
  readonly like: readonly Resource[]
}

/** Where data went out of the accounts of the chain, or who was let in. */
export interface OutsideNode {
  readonly id: string
  readonly name: string
}

/** What led from one resource to another. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly verb: string
  /** The steps that did it, as they are numbered; none where it was before the chain. */
  readonly steps: readonly NumberedStep[]
  readonly time: number
  readonly isInferred: boolean
}

/** What led out of a resource: a share, an opening, an export, or a share that was refused. */
export interface OutsideEdge extends GraphEdge {
  /** Absent for what is no exposure. Milliseconds UTC; no `until` while it lasts. */
  readonly exposure?: { readonly from: number; readonly until?: number }
  readonly isAttempt: boolean
}

/** The graph of a chain. */
export interface ChainGraph {
  readonly nodes: readonly ResourceNode[]
  readonly outside: readonly OutsideNode[]
  readonly edges: readonly GraphEdge[]
  readonly outsideEdges: readonly OutsideEdge[]
  /** Resources of the chain, and ways out of it, that are not drawn since there are too many. */
  readonly undrawn: { readonly resources: number; readonly ways: number }
}

/** Nodes that are drawn; a picture of more says nothing. */
const mostNodes = 40

/** Ways out that are drawn. */
const mostWaysOut = 24

/** Siblings from this many on are drawn as one. */
const fewSiblings = 4

/** Makes the graph of a chain. */
export function graphOf(told: NumberedChain): ChainGraph {
  const { chain } = told
  const holders = new Map(chain.resources.map((resource) => [resource.id, resource]))
  const inner = chain.links.filter(({ from, to }) => holders.has(from.id) && holders.has(to.id))
  const leaving = chain.links.filter(
    (link) => holders.has(link.from.id) && !holders.has(link.to.id),
  )
  const outsideEdges = mergeEdges([
    ...chain.exposures.map((exposure) => exposureEdge(exposure, told)),
    ...refusedEdges(told),
    ...leaving
      .filter((link) => isOutside(link) && !isExposed(link, chain.exposures))
      .map((link) => ({
        ...linkEdge(link, told),
        to: outsideId(link.to),
        isAttempt: false,
      })),
  ]).filter(({ from }) => holders.has(from))
  const busy = new Set([
    ...inner.map(({ from }) => from.id),
    ...outsideEdges.map(({ from }) => from),
  ])
  const groups = groupSiblings(inner, busy)
  const leaders = new Map(groups.flatMap((group) => group.map(({ id }) => [id, group] as const)))
  const all = [...holders.values()].filter(({ id }) => (leaders.get(id)?.[0]?.id ?? id) === id)
  const drawn = all.slice(0, mostNodes)
  const isDrawn = new Set(drawn.map(({ id }) => id))
  const leaderOf = (id: string): string => leaders.get(id)?.[0]?.id ?? id
  const edges = mergeEdges(
    inner.map((link) => ({ ...linkEdge(link, told), to: leaderOf(link.to.id) })),
  ).filter(({ from, to }) => isDrawn.has(from) && isDrawn.has(to))
  const shownOutside = outsideEdges.filter(({ from }) => isDrawn.has(from)).slice(0, mostWaysOut)
  const names = outsideNames(told)
  return {
    nodes: drawn.map((resource) => nodeOf(resource, leaders.get(resource.id) ?? [resource], told)),
    outside: [...new Set(shownOutside.map(({ to }) => to))].map((id) => ({
      id,
      name: names.get(id) ?? id,
    })),
    edges,
    outsideEdges: shownOutside,
    undrawn: {
      resources: all
        .slice(mostNodes)
        .reduce((sum, { id }) => sum + (leaders.get(id)?.length ?? 1), 0),
      ways: outsideEdges.length - shownOutside.length,
    },
  }
}

function nodeOf(
  resource: Resource,
  like: readonly Resource[],
  { chain }: NumberedChain,
): ResourceNode {
  const isRoot = resource.id === chain.root.id
  const making = chain.links.find(({ to }) => to.id === resource.id)?.step.event.time
  const removing = chain.steps.find(
    ({ activity }) =>
      !activity.attempt && activity.removed?.some(({ id }) => id === resource.id) === true,
  )?.event.time
  const name = shortName(resource)
  const homes = isRoot ? chain.links.filter((link) => isHome(link, chain.root)) : []
  return {
    id: resource.id,
    resource,
    name,
    kind: kindOf(resource, { chain, isRoot }),
    isRoot,
    homes: homes.map(({ to }) => shortName(to)),
    ...(making === undefined ? {} : { from: making }),
    ...(removing === undefined ? {} : { until: removing }),
    like,
  }
}

/** `disk`, `disk · source`. */
function kindOf(
  resource: Resource,
  { chain, isRoot }: { readonly chain: Chain; readonly isRoot: boolean },
): string {
  const kind = nameResource(resource).slice(0, -shortName(resource).length - 1)
  if (!isRoot) return kind
  return `${kind} · ${chain.sourceUnseen ? 'its source not seen' : 'source'}`
}

function isHome({ kind, from, evidence }: ChainLink, root: Resource): boolean {
  return kind === 'attached-to' && from.id === root.id && evidence === 'inferred'
}

/** Does a link lead out of the chain's own resources, to an account, a bucket, a download link? */
function isOutside({ to }: ChainLink): boolean {
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

function linkEdge({ from, to, evidence, step }: ChainLink, told: NumberedChain): GraphEdge {
  const numbered = told.numberedOf(step)
  return {
    from: from.id,
    to: to.id,
    verb: step.activity.verb,
    steps: numbered === undefined ? [] : [numbered],
    time: step.event.time,
    isInferred: evidence === 'inferred',
  }
}

function exposureEdge(exposure: Exposure, told: NumberedChain): OutsideEdge {
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
function refusedEdges({ steps }: NumberedChain): readonly OutsideEdge[] {
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

/** Edges that do the same between the same two are one; exposures keep their own intervals. */
function mergeEdges<Edge extends GraphEdge>(edges: readonly Edge[]): readonly Edge[] {
  const merged = new Map<string, Edge>()
  for (const edge of edges.toSorted((a, b) => a.time - b.time)) {
    const exposure = 'exposure' in edge ? edge.exposure : undefined
    const key = JSON.stringify([edge.from, edge.to, edge.verb, exposure])
    const known = merged.get(key)
    const steps = [...new Set([...(known?.steps ?? []), ...edge.steps])]
    merged.set(key, { ...(known ?? edge), steps })
  }
  return [...merged.values()]
}

/** Resources with nothing behind them that came in the same way to the same place, where they are many. */
function groupSiblings(
  links: readonly ChainLink[],
  busy: ReadonlySet<string>,
): readonly (readonly Resource[])[] {
  const arrivals = new Map<string, { readonly resource: Resource; readonly ways: string[] }>()
  for (const { from, to, kind } of links) {
    if (busy.has(to.id)) continue
    const known = arrivals.get(to.id) ?? { resource: to, ways: [] }
    known.ways.push(`${kind} ${from.id}`)
    arrivals.set(to.id, known)
  }
  const groups = new Map<string, Resource[]>()
  for (const { resource, ways } of arrivals.values()) {
    const { kind, account, region } = resource
    const key = JSON.stringify([kind, account, region, ...new Set(ways)])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [resource])
    else group.push(resource)
  }
  return [...groups.values()].filter((group) => group.length >= fewSiblings)
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

function outsideNames({ chain, steps }: NumberedChain): ReadonlyMap<string, string> {
  const grantees = steps.flatMap(({ step }) => step.activity.sharing?.grantees ?? [])
  return new Map([
    ...chain.links.map(({ to }) => [outsideId(to), nameResource(to)] as const),
    ...grantees.map((grantee) => [granteeId(grantee), nameGrantee(grantee)] as const),
    ...chain.exposures.flatMap((exposure) =>
      exposure.kind === 'share'
        ? [[granteeId(exposure.grantee), nameGrantee(exposure.grantee)] as const]
        : [],
    ),
    [granteeId(everyone), 'the world'],
  ])
}
