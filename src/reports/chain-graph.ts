/**
 * A chain as a picture has it: its resources as nodes in the areas (account, region) that hold them, what
 * was done as edges between them, and each exposure as an edge to whoever was let in.
 */
import { nameResource } from '../findings/words.ts'
import type {
  ReportedChain,
  ReportedExposure,
  ReportedResource,
  ReportedStep,
} from './report-schema.ts'

/** A node: a resource, a receiver, or everybody. */
export interface ChainNode {
  /** Unique in the graph, safe in every language: `n1`. */
  readonly key: string
  /** Lines of text, as the log has them: whoever prints them escapes them. */
  readonly lines: readonly string[]
  readonly kind: 'source' | 'copy' | 'other' | 'receiver' | 'world'
  /** The area that holds it; absent for whoever is outside. */
  readonly area?: string
}

/** An account and region, with the nodes in it. */
export interface ChainArea {
  /** Unique in the graph: `a1`. */
  readonly key: string
  readonly label: string
}

/** What leads from one node to another. */
export interface ChainEdge {
  readonly from: string
  readonly to: string
  readonly lines: readonly string[]
  /** `exposure` lets somebody in; `inferred` is a link of which the event names one end only. */
  readonly kind: 'observed' | 'inferred' | 'exposure'
}

/** A chain to be drawn. */
export interface ChainGraph {
  readonly nodes: readonly ChainNode[]
  readonly areas: readonly ChainArea[]
  readonly edges: readonly ChainEdge[]
  /** Links and exposures that were too many to draw. */
  readonly undrawn: number
}

/** More edges make no picture; Mermaid draws 500 at most. */
const mostEdges = 200

/** The graph of a chain; `mostDrawn` is how many edges it may have. */
export function chainGraph(
  chain: ReportedChain,
  { mostDrawn = mostEdges }: { readonly mostDrawn?: number } = {},
): ChainGraph {
  const links = drawnLinks(chain)
  const drawn = links.slice(0, mostDrawn)
  const exposures = chain.exposure.slice(0, mostDrawn - drawn.length)
  const named = namedResources(chain, drawn, exposures)
  const areas = areasOf(named)
  const keys = new Map(named.map(({ id }, index) => [id, `n${index + 1}`]))
  const accounts = new Map(
    named.flatMap((one, index) =>
      one.kind === 'account' ? [[nameOf(one), `n${index + 1}`] as const] : [],
    ),
  )
  const outside = [...new Set(exposures.map(receiverOf))].filter((name) => !accounts.has(name))
  const receivers = new Map([
    ...accounts,
    ...outside.map((name, index) => [name, `r${index + 1}`] as const),
  ])
  const steps = new Map(chain.steps.map((step) => [step.record, step]))
  const keyOf = (id: string): string => keys.get(id) ?? 'n0'
  return {
    nodes: [
      ...named.map((one) => resourceNode(one, { chain, key: keyOf(one.id), areas })),
      ...outside.map((name) => receiverNode(name, receivers.get(name) ?? 'r0')),
    ],
    areas: [...areas.values()],
    edges: [
      ...drawn.map((link) => ({
        from: keyOf(link.from),
        to: keyOf(link.to),
        lines: stepLines(steps.get(link.record), link.kind),
        kind: link.evidence,
      })),
      ...exposures.map((one) => ({
        from: keyOf(one.resource),
        to: receivers.get(receiverOf(one)) ?? 'r0',
        lines: exposureLines(one),
        kind: 'exposure' as const,
      })),
    ],
    undrawn: links.length - drawn.length + chain.exposure.length - exposures.length,
  }
}

/** Links to whoever a copy was shared with are drawn as exposures, where there is one. */
function drawnLinks({ links, exposure }: ReportedChain): ReportedChain['links'] {
  const shared = new Set(exposure.flatMap((one) => (one.kind === 'share' ? [one.resource] : [])))
  return links.filter(({ kind, from }) => kind !== 'shared-with' || !shared.has(from))
}

/** The resources that the drawn edges lead to, and those that hold data; in the chain's order. */
function namedResources(
  { resources, root }: ReportedChain,
  links: ReportedChain['links'],
  exposures: readonly ReportedExposure[],
): readonly ReportedResource[] {
  const ends = new Set([
    root,
    ...links.flatMap(({ from, to }) => [from, to]),
    ...exposures.map(({ resource }) => resource),
  ])
  return resources.filter(({ id }) => ends.has(id))
}

function nameOf({ id, kind, provider }: ReportedResource): string {
  return nameResource({ id, kind, provider })
}

function areasOf(named: readonly ReportedResource[]): ReadonlyMap<string, ChainArea> {
  const areas = new Map<string, ChainArea>()
  for (const one of named) {
    const label = areaLabel(one)
    if (label !== undefined && !areas.has(label)) {
      areas.set(label, { key: `a${areas.size + 1}`, label })
    }
  }
  return areas
}

const accountWords: Readonly<Record<ReportedResource['provider'], string>> = {
  aws: 'account',
  azure: 'subscription',
  gcp: 'project',
}

function areaLabel({ kind, provider, account, region }: ReportedResource): string | undefined {
  // An account stands for itself, outside.
  if (kind === 'account' || account === null) return undefined
  return `${accountWords[provider]} ${account}${region === null ? '' : `, ${region}`}`
}

function resourceNode(
  resource: ReportedResource,
  {
    chain,
    key,
    areas,
  }: {
    readonly chain: ReportedChain
    readonly key: string
    readonly areas: ReadonlyMap<string, ChainArea>
  },
): ChainNode {
  const { id, kind } = resource
  const area = areas.get(areaLabel(resource) ?? '')?.key
  const deleted = chain.steps.find(
    ({ verb, attempt, outputs }) => verb === 'delete' && !attempt && outputs.includes(id),
  )
  return {
    key,
    lines: [
      nameOf(resource),
      ...(deleted === undefined ? [] : [`deleted ${plainTime(deleted.time)}`]),
    ],
    kind:
      id === chain.root
        ? 'source'
        : resource.holds_data
          ? 'copy'
          : kind === 'account'
            ? 'receiver'
            : 'other',
    ...(area === undefined ? {} : { area }),
  }
}

function receiverNode(name: string, key: string): ChainNode {
  return { key, lines: [name], kind: name === everybody ? 'world' : 'receiver' }
}

const everybody = 'the world'

/** Who was let in, in words. */
function receiverOf(exposure: ReportedExposure): string {
  if (exposure.kind === 'network') {
    return exposure.world_open ? everybody : shortList(exposure.cidrs)
  }
  if (exposure.public) return everybody
  return exposure.to_kind === 'account' || exposure.to_kind === 'organization'
    ? `${exposure.to_kind} ${exposure.to}`
    : exposure.to
}

function stepLines(step: ReportedStep | undefined, kind: string): readonly string[] {
  if (step === undefined) return [kind]
  return [step.verb, plainTime(step.time), `by ${step.principal_name}`]
}

function exposureLines(exposure: ReportedExposure): readonly string[] {
  const how =
    exposure.kind === 'share'
      ? exposure.public
        ? 'public'
        : 'shared'
      : `open${exposure.ports.length === 0 ? '' : `, port ${shortList(exposure.ports)}`}`
  const until = exposure.until === null ? 'still' : `until ${plainTime(exposure.until)}`
  return [how, `from ${plainTime(exposure.from)}`, until]
}

/** An exposure as a sentence: what was open to whom, and when. */
export function exposureSentence({ resources }: ReportedChain, one: ReportedExposure): string {
  const found = resources.find(({ id }) => id === one.resource)
  const name = found === undefined ? one.resource : nameOf(found)
  const [how = '', ...when] = exposureLines(one)
  return `${name}: ${how}, to ${receiverOf(one)}, ${when.join(' ')}`
}

/** Names a few and counts the others. */
function shortList(texts: readonly string[]): string {
  const more = texts.length - 3
  return more > 0 ? `${texts.slice(0, 3).join(', ')} and ${more} more` : texts.join(', ')
}

/** `2026-03-02 14:05:09Z` of ISO text. */
export function plainTime(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')}Z`
}
