/** Walks the chains out of the graph: what was copied, by whom, and where it went. */
import { assert } from '../base/assert.ts'
import { compareText } from '../base/compare.ts'
import { fingerprint } from '../base/fingerprint.ts'
import type { Chain, ChainLink, Exposure } from './chain.ts'
import { isCopying, traceDataFlow } from './data-flow.ts'
import { createExposureFinder, type ExposureFinder } from './exposure.ts'
import type { LineageEdge, LineageGraph, LineageNode } from './graph.ts'
import type { Resource } from './resource.ts'
import { type Step, accountOfStep, actorOfStep, orderSteps } from './step.ts'
import { takingVerbs } from '../environment/verb.ts'
import { type Walk, type WalkStart, findStarts, holdsData, walkFrom } from './walk.ts'

/** Every chain of the graph, ordered by id. Most are creations alone; findings/ weighs them. */
export function traceChains(graph: LineageGraph): readonly Chain[] {
  const flow = traceDataFlow(graph)
  const findExposures = createExposureFinder(graph)
  return findStarts(graph, flow)
    .map((start) => chainOf(graph, { start, walk: walkFrom(graph, flow, start), findExposures }))
    .sort((a, b) => compareText(a.id, b.id))
}

/** What a chain is made from. */
interface ChainSource {
  readonly start: WalkStart
  readonly walk: Walk
  readonly findExposures: ExposureFinder
}

function chainOf(graph: LineageGraph, { start, walk, findExposures }: ChainSource): Chain {
  const copies = [...walk.reached.keys()].map((key) => nodeAt(graph, key)).filter(holdsData)
  const holders = copies.map((node) => ({ node, since: walk.reached.get(node.key) ?? -Infinity }))
  const exposures = findExposures(
    holders.length > 0 ? holders : [{ node: start.root, since: -Infinity }],
  )
  const steps = stepsOf(graph, walk, exposures)
  const maker = start.edges[0]?.step ?? steps.find(({ activity }) => !activity.attempt)
  const takers = steps.filter((step) => isTaking(graph, step))
  const differs = (of: (step: Step) => string | undefined): boolean => {
    const own = maker === undefined ? undefined : of(maker)
    return own !== undefined && takers.some((step) => (of(step) ?? own) !== own)
  }
  const origin = start.first.includes(start.root.key) ? [] : [start.root]
  return {
    id: `chain-${fingerprint([start.root.key, ...start.first].join(' '))}`,
    root: start.root.resource,
    sourceUnseen: start.sourceUnseen,
    ...(maker === undefined ? {} : { maker }),
    rootSteps: start.making,
    steps,
    links: linksOf(graph, [...start.homes, ...walk.edges]),
    exposures,
    resources: [...origin, ...copies].map(({ resource }) => resource),
    principalChanged: differs(actorOfStep),
    accountChanged: differs(accountOfStep),
    regionChanged: differs(({ activity }) => activity.region),
  }
}

/**
 * A service that does what somebody asked for takes nothing itself, nor does a backup that automation
 * makes of a restored disk as of any other.
 */
function isTaking(graph: LineageGraph, step: Step): boolean {
  const { attempt, verb, isEcho } = step.activity
  if (attempt || isEcho === true || graph.carriedOut.has(step)) return false
  const isScheduled = verb === 'create' && step.principal.automation !== undefined
  return takingVerbs.has(verb) && !isScheduled
}

function nodeAt(graph: LineageGraph, key: string): LineageNode {
  const node = graph.nodes.get(key)
  assert(node !== undefined, `no node ${key}`)
  return node
}

function linksOf(graph: LineageGraph, edges: readonly LineageEdge[]): readonly ChainLink[] {
  const resourceAt = (key: string): Resource => nodeAt(graph, key).resource
  return edges
    .map(({ kind, from, to, evidence, step }) => ({
      kind,
      from: resourceAt(from),
      to: resourceAt(to),
      evidence,
      step,
    }))
    .sort(
      (a, b) =>
        a.step.event.time - b.step.event.time ||
        compareText(a.from.id, b.from.id) ||
        compareText(a.to.id, b.to.id),
    )
}

/**
 * The steps that made the links, what was done to the copies from when they held the data, and what
 * exposed them. An instance that was started within the story to take a copy belongs to it from its
 * launch on, although the data came later. What brings other data into the same resource, such as the
 * next image into a gallery, is no part of it.
 */
function stepsOf(graph: LineageGraph, walk: Walk, exposures: readonly Exposure[]): readonly Step[] {
  const links = new Set(walk.edges.map(({ step }) => step))
  const begin = Math.min(...[...links].map(({ event }) => event.time))
  const done = [...walk.reached].flatMap(([key, since]) => {
    const arrivals = arrivalsAt(graph, key)
    return nodeAt(graph, key).steps.filter((step) => {
      if (arrivals.has(step) && !links.has(step)) return false
      const { event, activity } = step
      return event.time >= since || (activity.verb === 'launch' && event.time >= begin)
    })
  })
  return orderSteps([...new Set([...links, ...done, ...exposures.flatMap(({ steps }) => steps)])])
}

/** The steps that brought data into a node. */
function arrivalsAt(graph: LineageGraph, key: string): ReadonlySet<Step> {
  return new Set((graph.edgesTo.get(key) ?? []).filter(isCopying).map(({ step }) => step))
}
