/**
 * A chain as a tree, for drawing: every resource under the one that it came from, with what was done to it
 * and when others could reach it. A resource that came from several stands under the first and is named
 * at the others; a copy brought back to where it came from is named there.
 */
import type { Chain, ChainLink, Exposure } from '../lineage/chain.ts'
import { resourcesOf } from '../lineage/graph.ts'
import type { LinkKind } from '../lineage/link.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import { type Deed, foldRepeats, nameOpening } from './step-words.ts'

/** A step by which data went from one resource to another. */
export interface TreeEdge extends Deed {
  readonly link: ChainLink
  /** The resource stands under this edge; elsewhere otherwise. */
  readonly isParent: boolean
  /** How many resources stand there, itself and all that came of it. */
  readonly weight: number
  /** What the links of the same step lead between, by id: the drawing shows it. */
  readonly ends: ReadonlySet<string>
}

/** One resource of a chain. */
export interface TreeNode {
  readonly resource: Resource
  /** What was done to it, in event time, but for what made it and what was made of it. */
  readonly deeds: readonly Deed[]
  /** In the order of their beginning, each once. */
  readonly exposures: readonly Exposure[]
  /** What was made of it, in event time. */
  readonly edges: readonly TreeEdge[]
  /** Where it sat before the story, as what was read of it says. */
  readonly homes: readonly ChainLink[]
}

/** A chain, ready to be drawn. */
export interface ChainTree {
  /** What the story begins with; further ones are resources that no link joins to it. */
  readonly roots: readonly Resource[]
  /** By resource id. */
  readonly nodes: ReadonlyMap<string, TreeNode>
  /** Calls without effect. */
  readonly refused: readonly Deed[]
  /** Steps that name no resource of the tree. */
  readonly apart: readonly Deed[]
}

/** Ties along which no data goes: who was let in is told of the resource itself. */
const besideLinks: ReadonlySet<LinkKind> = new Set(['shared-with', 'member-of'])

/** Plants the tree of a chain. */
export function plantTree(chain: Chain): ChainTree {
  const told = new Set(chain.steps)
  const flowing = chain.links.filter(({ kind }) => !besideLinks.has(kind))
  const linksFrom = groupBy(
    flowing.filter(({ step }) => told.has(step)),
    ({ from }) => from.id,
  )
  const homesOf = groupBy(
    flowing.filter(({ step }) => !told.has(step)),
    ({ from }) => from.id,
  )
  const { roots, parents, weights } = spanTree(chain, linksFrom)
  const effective = chain.steps.filter(({ activity }) => !activity.attempt)
  const ends = endsOf([...linksFrom.values()].flat())
  const placed = placeSteps(
    chain,
    effective.filter((step) => !ends.has(step)),
    weights,
  )
  const exposures = groupBy(onceEach(chain.exposures), ({ resource }) => resource.id)
  const nodeOf = (resource: Resource): TreeNode => ({
    resource,
    deeds: foldRepeats(placed.get(resource.id) ?? []),
    exposures: exposures.get(resource.id) ?? [],
    edges: edgesOf(linksFrom.get(resource.id) ?? [], { parents, weights, ends }),
    homes: homesOf.get(resource.id) ?? [],
  })
  const resources = [...chain.resources, ...roots, ...flowing.map(({ to }) => to)]
  return {
    roots,
    nodes: new Map(
      resources.filter(({ id }) => weights.has(id)).map((one) => [one.id, nodeOf(one)]),
    ),
    refused: foldRepeats(chain.steps.filter(({ activity }) => activity.attempt)),
    apart: foldRepeats(placed.get('') ?? []),
  }
}

function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

/** Rules of one group may open the same ports to the same sources: told once. */
function onceEach(exposures: readonly Exposure[]): readonly Exposure[] {
  const byWords = new Map<string, Exposure>()
  for (const one of exposures) {
    const key = JSON.stringify([one.resource.id, nameOpening(one), one.from, one.until ?? null])
    if (!byWords.has(key)) byWords.set(key, one)
  }
  return [...byWords.values()]
}

/** Which link each resource stands under, and how many resources stand under each. */
interface Span {
  readonly roots: readonly Resource[]
  readonly parents: ReadonlySet<ChainLink>
  readonly weights: ReadonlyMap<string, number>
}

/**
 * Walks as far as it can before it turns to the next link, so that a machine stands under the image it was
 * started from, not beside it under their snapshot. Without recursion: a chain may be very long.
 */
function spanTree(chain: Chain, linksFrom: ReadonlyMap<string, readonly ChainLink[]>): Span {
  const parents = new Set<ChainLink>()
  const weights = new Map<string, number>()
  const roots: Resource[] = []
  const starts = [chain.root, ...[...linksFrom.values()].flat().map(({ from }) => from)]
  for (const start of [...starts, ...chain.resources]) {
    if (weights.has(start.id)) continue
    roots.push(start)
    weights.set(start.id, 1)
    const open = [{ id: start.id, next: 0 }]
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const link = linksFrom.get(top.id)?.[top.next++]
      if (link === undefined) {
        open.pop()
        const above = open.at(-1)?.id
        const weight = weights.get(top.id) ?? 1
        if (above !== undefined) weights.set(above, (weights.get(above) ?? 1) + weight)
      } else if (!weights.has(link.to.id)) {
        parents.add(link)
        weights.set(link.to.id, 1)
        open.push({ id: link.to.id, next: 0 })
      }
    }
  }
  return { roots, parents, weights }
}

/** The resources that the links of each step lead between, by id. */
type Ends = ReadonlyMap<Step, ReadonlySet<string>>

function endsOf(links: readonly ChainLink[]): Ends {
  const groups = [...new Set(links.map(({ step }) => step))].map(
    (step) => [step, new Set<string>()] as const,
  )
  const ends = new Map(groups)
  for (const { step, from, to } of links) ends.get(step)?.add(from.id).add(to.id)
  return ends
}

/** Several links to one resource by the same deed are one edge. */
function edgesOf(
  links: readonly ChainLink[],
  { parents, weights, ends }: Pick<Span, 'parents' | 'weights'> & { readonly ends: Ends },
): readonly TreeEdge[] {
  return [...groupBy(links, ({ to }) => to.id).values()]
    .flatMap((group) => {
      const byStep = new Map(group.toReversed().map((link) => [link.step, link]))
      return foldRepeats([...new Set(group.map(({ step }) => step))]).flatMap((deed) => {
        const link = byStep.get(deed.step)
        if (link === undefined) return []
        const weight = weights.get(link.to.id) ?? 1
        const all = ends.get(deed.step) ?? new Set<string>()
        return [{ ...deed, link, isParent: parents.has(link), weight, ends: all }]
      })
    })
    .sort((a, b) => a.step.event.time - b.step.event.time)
}

/**
 * Where each step is told, by resource id: at what it shares or removes, else at the last of the chain's
 * resources that it names, or at the one that it opened by a group; under the empty id where at none.
 */
function placeSteps(
  { resources, exposures }: Chain,
  steps: readonly Step[],
  drawn: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly Step[]> {
  const places = new Map(resources.map(({ id }, index) => [id, index]))
  const opened = new Map<Step, string>()
  for (const { kind, resource, steps: of } of exposures) {
    if (kind === 'share') continue
    for (const step of of) if (!opened.has(step)) opened.set(step, resource.id)
  }
  const placeOf = (step: Step): string => {
    const { sharing, unsharing, removed = [] } = step.activity
    const target = [sharing?.resource, unsharing?.resource, ...removed]
      .flatMap((resource) => resource?.id ?? [])
      .find((id) => drawn.has(id))
    if (target !== undefined) return target
    const named = resourcesOf(step).filter(({ id }) => drawn.has(id))
    const [last] = named.sort((a, b) => (places.get(b.id) ?? -1) - (places.get(a.id) ?? -1))
    return last?.id ?? opened.get(step) ?? ''
  }
  return groupBy(steps, placeOf)
}
