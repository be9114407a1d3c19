/** A chain as a graph to be drawn: resources and receivers as nodes, what was done as edges. */
import { groupBy } from '../base/group-by.ts'
import { nameResource, shortName } from '../findings/words.ts'
import type { Chain, ChainLink } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import { type GraphEdge, linkEdge, mergeEdges } from './graph-edges.ts'
import {
  isOutside,
  type OutsideEdge,
  type OutsideNode,
  outsideNames,
  waysOutOf,
} from './graph-outside.ts'
import { groupSiblings } from './graph-siblings.ts'
import type { NumberedChain } from './numbered-chain.ts'

/** A resource of the chain. */
export interface ResourceNode {
  readonly id: string
  readonly resource: Resource
  /** What it is, in words (`disk · source`), and its short name. */
  readonly kind: string
  readonly name: string
  readonly isRoot: boolean
  /** Somebody could use it who is none of ours. */
  readonly isOpen: boolean
  /** Names of the machines in which the root sat. */
  readonly homes: readonly string[]
  /** From when until when the chain knows it, milliseconds UTC. */
  readonly from?: number
  readonly until?: number
  /** The resources that are drawn as this one, itself first: siblings that came to nothing else. */
  readonly like: readonly Resource[]
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

/** Makes the graph of a chain; `ownAccounts` are those whose logs were read. */
export function graphOf(
  told: NumberedChain,
  ownAccounts: ReadonlySet<string> = new Set(),
): ChainGraph {
  const holders = holdersOf(told.chain)
  const inner = told.chain.links.filter(
    ({ from, to }) => from.id !== to.id && holders.has(from.id) && holders.has(to.id),
  )
  const waysOut = waysOutOf(told, ownAccounts).filter(({ from }) => holders.has(from))
  const busy = new Set([...inner.map(({ from }) => from.id), ...waysOut.map(({ from }) => from)])
  const siblings = groupSiblings(inner, busy)
  const leaderOf = (id: string): string => siblings.get(id)?.[0]?.id ?? id
  const all = [...holders.values()].filter(({ id }) => leaderOf(id) === id)
  const drawn = all.slice(0, mostNodes)
  const isDrawn = new Set(drawn.map(({ id }) => id))
  const edges = inner.map((link) => ({ ...linkEdge(link, told), to: leaderOf(link.to.id) }))
  const shown = waysOut.filter(({ from }) => isDrawn.has(from)).slice(0, mostWaysOut)
  const names = outsideNames(told)
  const left = all.slice(mostNodes)
  return {
    nodes: drawn.map((one) => nodeOf(one, siblings.get(one.id) ?? [one], { told, waysOut })),
    outside: [...groupBy(shown, ({ to }) => to)].map(([id, [{ isInside }]]) => ({
      id,
      name: names(id),
      isOwn: isInside,
    })),
    edges: mergeEdges(edges).filter(({ from, to }) => isDrawn.has(from) && isDrawn.has(to)),
    outsideEdges: shown,
    undrawn: {
      resources: left.reduce((sum, { id }) => sum + (siblings.get(id)?.length ?? 1), 0),
      ways: waysOut.length - shown.length,
    },
  }
}

/**
 * The resources that hold the data, and those to which a copy was brought back: there the chain ends, so
 * that they are none of its own.
 */
function holdersOf({ resources, links, root }: Chain): ReadonlyMap<string, Resource> {
  const holders = new Map(resources.map((resource) => [resource.id, resource]))
  for (const link of links) {
    if (isOutside(link) || isHome(link, root) || holders.has(link.to.id)) continue
    holders.set(link.to.id, link.to)
  }
  return holders
}

function nodeOf(
  resource: Resource,
  like: readonly Resource[],
  {
    told: { chain },
    waysOut,
  }: { readonly told: NumberedChain; readonly waysOut: readonly OutsideEdge[] },
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
    isOpen: waysOut.some(
      ({ from, exposure, isInside }) => from === resource.id && exposure !== undefined && !isInside,
    ),
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
