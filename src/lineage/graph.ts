/**
 * The graph of resources and the links that events state between them. Built in one pass over steps
 * in event time; two steps that name a resource by different ids of it meet in one node.
 */
import { assert } from '../base/assert.ts'
import { foldSteps } from './fold-steps.ts'
import { joinJobs } from './join-jobs.ts'
import { joinRestores } from './join-restores.ts'
import type { LinkEvidence, LinkKind } from './link.ts'
import type { Resource } from './resource.ts'
import { readRewrites } from './rewrites.ts'
import { Statements } from './statements.ts'
import { type Step, orderSteps } from './step.ts'

/** A resource through one life: a name taken again after a delete begins a new node. */
export interface LineageNode {
  /** The canonical id; from the second life on with `#2`, `#3`. */
  readonly key: string
  /** All that any event told of the resource. */
  readonly resource: Resource
  /** Steps that name the resource in any role, in time order, but for repeats and mere echoes. */
  readonly steps: readonly Step[]
  /** When a step removed it, milliseconds UTC; absent while it lives. */
  readonly removedAt?: number
}

/** A link between two nodes with the step that states it. */
export interface LineageEdge {
  readonly kind: LinkKind
  readonly from: string
  readonly to: string
  readonly evidence: LinkEvidence
  readonly step: Step
}

/** The finished graph; read-only. */
export interface LineageGraph {
  /** Every step, also those that no node has; in event time. */
  readonly steps: readonly Step[]
  /** Steps that only carry out what another step asked for. */
  readonly carriedOut: ReadonlySet<Step>
  readonly nodes: ReadonlyMap<string, LineageNode>
  readonly edgesFrom: ReadonlyMap<string, readonly LineageEdge[]>
  readonly edgesTo: ReadonlyMap<string, readonly LineageEdge[]>
  /** The node that a step means by a resource id. */
  readonly keyOf: (step: Step, resource: Resource) => string
}

/** How long a service may take, milliseconds. */
export interface GraphOptions {
  /** From the request of a restore to the disk that is made for it; an hour when not given. */
  readonly longestRestore?: number
}

/** Builds the graph of the given steps, whatever their order. */
export function buildLineageGraph(
  unordered: readonly Step[],
  { longestRestore = 60 * 60 * 1000 }: GraphOptions = {},
): LineageGraph {
  const stated = readRewrites(orderSteps(unordered))
  const { steps, repeated } = foldSteps(joinRestores(joinJobs(stated), longestRestore))
  const statements = new Statements(steps)
  const builder = new GraphBuilder(statements)
  for (const step of steps) {
    if (!repeated.has(step) && !statements.isEchoOnly(step)) builder.add(step)
  }
  return builder.finish(steps)
}

/** Every resource that a step names, in any role, once. */
export function resourcesOf({ activity }: Step): readonly Resource[] {
  const named = [
    ...activity.inputs,
    ...activity.outputs,
    ...activity.links.flatMap(({ from, to }) => [from, to]),
    ...[activity.sharing, activity.unsharing].flatMap((sharing) => sharing?.resource ?? []),
    ...(activity.exposures ?? []).map(({ resource }) => resource),
    ...(activity.selectors ?? []).map(({ resource }) => resource),
    ...(activity.addresses ?? []).map(({ resource }) => resource),
    ...(activity.removed ?? []),
  ]
  return [...new Map(named.map((resource) => [resource.id, resource])).values()]
}

interface MutableNode {
  readonly key: string
  resource: Resource
  steps: Step[]
  removedAt?: number
}

class GraphBuilder {
  private readonly nodes = new Map<string, MutableNode>()
  private readonly edgesFrom = new Map<string, LineageEdge[]>()
  private readonly edgesTo = new Map<string, LineageEdge[]>()
  /** Which node an id or alias means now. */
  private readonly current = new Map<string, string>()
  /** The last life of each name that was taken more than once. */
  private readonly lives = new Map<string, number>()
  /** Which nodes a step means by names that are not their keys: there are few. */
  private readonly meant = new Map<Step, ReadonlyMap<string, string>>()
  /** Whom the last policy of a node let in. */
  private readonly letIn = new Map<string, Set<string>>()
  private readonly statements: Statements

  constructor(statements: Statements) {
    this.statements = statements
  }

  add(step: Step): void {
    const keys = new Map<string, string>()
    const made = new Set(step.activity.attempt ? [] : step.activity.outputs.map(({ id }) => id))
    for (const resource of resourcesOf(step)) {
      const key = this.nodeFor(resource, made.has(resource.id) && beginsLife(step))
      keys.set(resource.id, key)
      const node = this.nodes.get(key)
      if (node !== undefined) node.steps = grown(node.steps, step)
    }
    const others = [...keys].filter(([id, key]) => id !== key)
    if (others.length > 0) this.meant.set(step, new Map(others))
    if (step.activity.attempt) return
    for (const link of step.activity.links) {
      const [from, to] = [keys.get(link.from.id), keys.get(link.to.id)]
      assert(from !== undefined && to !== undefined, 'a link names a resource its step does not')
      if (from === to || !this.statements.tells(step, link)) continue
      if (this.isLetInAlready(step, link.kind, from, to)) continue
      const edge = { kind: link.kind, from, to, evidence: this.statements.evidenceOf(link), step }
      this.edgesFrom.set(from, grown(this.edgesFrom.get(from), edge))
      this.edgesTo.set(to, grown(this.edgesTo.get(to), edge))
    }
    this.noteSharing(step, keys)
    for (const removed of step.activity.removed ?? []) {
      const node = this.nodes.get(keys.get(removed.id) ?? '')
      if (node !== undefined) node.removedAt = step.event.time
    }
  }

  finish(steps: readonly Step[]): LineageGraph {
    const { nodes, edgesFrom, edgesTo, meant } = this
    return {
      steps,
      carriedOut: this.carriedOut(steps),
      nodes,
      edgesFrom,
      edgesTo,
      keyOf: (step, resource) => meant.get(step)?.get(resource.id) ?? resource.id,
    }
  }

  private carriedOut(steps: readonly Step[]): ReadonlySet<Step> {
    return new Set(
      steps.filter(
        (step) => step.activity.isOnRequest === true || this.statements.isCarriedOut(step),
      ),
    )
  }

  /** A whole policy names again whom the one before let in: only who is new is let in by it. */
  private isLetInAlready(step: Step, kind: LinkKind, from: string, to: string): boolean {
    const isWhole = kind === 'shared-with' && step.activity.sharing?.change === 'replace'
    return isWhole && this.letIn.get(from)?.has(to) === true
  }

  private noteSharing({ activity }: Step, keys: ReadonlyMap<string, string>): void {
    const { sharing, links } = activity
    if (sharing === undefined) return
    const key = keys.get(sharing.resource.id) ?? sharing.resource.id
    const shared = links.filter(({ kind }) => kind === 'shared-with')
    if (sharing.change === 'replace' || sharing.change === 'clear') this.letIn.delete(key)
    const letIn = this.letIn.get(key) ?? new Set<string>()
    for (const { to } of shared) letIn.add(keys.get(to.id) ?? to.id)
    if (letIn.size > 0) this.letIn.set(key, letIn)
  }

  private nodeFor(resource: Resource, begins: boolean): string {
    const names = [resource.id, ...(resource.aliases ?? [])]
    const known = names.map((name) => this.current.get(name)).find((key) => key !== undefined)
    const node = known === undefined ? undefined : this.nodes.get(known)
    if (node !== undefined && !(begins && node.removedAt !== undefined)) {
      node.resource = mergeResources(node.resource, resource)
      for (const name of names) this.current.set(name, node.key)
      return node.key
    }
    const life = (this.lives.get(resource.id) ?? (this.nodes.has(resource.id) ? 1 : 0)) + 1
    if (life > 1) this.lives.set(resource.id, life)
    const key = life === 1 ? resource.id : `${resource.id}#${life}`
    this.nodes.set(key, { key, resource, steps: [] })
    for (const name of names) this.current.set(name, key)
    return key
  }
}

/** Verbs that make their outputs, so that a name seen deleted before means a new resource now. */
function beginsLife({ activity }: Step): boolean {
  return (
    activity.isStart !== true && ['create', 'copy', 'restore', 'launch'].includes(activity.verb)
  )
}

/** What two events told of one resource, the earlier word first; aliases add up. */
function mergeResources(known: Resource, seen: Resource): Resource {
  const aliases = [...new Set([...(known.aliases ?? []), ...(seen.aliases ?? [])])]
  const account = known.account ?? seen.account
  const region = known.region ?? seen.region
  return {
    id: known.id,
    kind: known.kind,
    provider: known.provider,
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(aliases.length === 0 ? {} : { aliases }),
  }
}

/** The most that a list holds without room for more: most resources have a step or two. */
const shortList = 4

/**
 * The list with one more at its end. A short one is copied, because one that is pushed to takes room for
 * sixteen more, and there are lists for every resource; a long one is added to in place.
 */
function grown<Value>(list: Value[] = [], one: Value): Value[] {
  if (list.length < shortList) return [...list, one]
  list.push(one)
  return list
}
