/**
 * The rows of a drawn chain: one for each resource, deed and opening, each with the lines that run down
 * past it. What most came of goes straight down, all else branches off to the right.
 */
import type { ChainLink, Exposure } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import { type Step, accountOfStep, actorOfStep } from '../lineage/step.ts'
import type { ChainTree, TreeEdge, TreeNode } from './chain-tree.ts'
import type { Deed } from './step-words.ts'

/** Could others reach the resource that a line stands for: not, for a time, as far as the logs tell still. */
export type Openness = 'shut' | 'closed' | 'open'

/** Where a row stands. */
export interface RowPlace {
  /** Numbers the branches in the order of their beginning, from 0. */
  readonly branch: number
  /** The branch that this one left. */
  readonly parent?: number
  /** The lines of the branches that it left, the outermost first. */
  readonly outer: readonly Openness[]
  /** Its own line. */
  readonly line: Openness
  /** The resource that it tells of. */
  readonly resource: Resource
}

/** A row that tells a step. */
interface StepRow extends RowPlace {
  readonly deed: Deed
  /** Somebody else than in the row before did it, or it was in another account or region. */
  readonly crosses: boolean
  /** The first row of its branch. */
  readonly isFirst: boolean
  /** A row above tells the same step. */
  readonly isRetold: boolean
}

/** One row. */
export type Row =
  /** A resource; the first is what the chain begins with. */
  | (RowPlace & { readonly kind: 'node'; readonly isOpen: boolean; readonly isRoot: boolean })
  /** Where the source sits. */
  | (RowPlace & { readonly kind: 'home'; readonly link: ChainLink })
  | (StepRow & { readonly kind: 'deed'; readonly isLast: boolean })
  /** The step by which the next resource came to be. */
  | (StepRow & { readonly kind: 'edge'; readonly edge: TreeEdge })
  /** A step that leads to a resource which is drawn elsewhere. */
  | (StepRow & {
      readonly kind: 'again'
      readonly edge: TreeEdge
      readonly isAbove: boolean
      readonly isLast: boolean
    })
  | (RowPlace & { readonly kind: 'opening'; readonly exposure: Exposure; readonly isLast: boolean })
  /** A step that belongs to no resource of the drawing, or had no effect on any. */
  | (StepRow & { readonly kind: 'loose' })

/** Branches of branches are drawn so deep; deeper ones begin anew below the drawing. */
const deepestBranch = 4

/** A row that tells a step, wherever it stands. */
export type AnyStepRow = Extract<Row, StepRow>

/** What is drawn of a tree, and what is told below it. */
export interface ChainRows {
  /** From top to bottom. */
  readonly drawn: readonly Row[]
  /**
   * What was done to a resource when its line had gone on already, in event time: such as to tidy up, when
   * all was done. At its place it would stand before what came before it.
   */
  readonly later: readonly Deed[]
}

/** The rows of a tree. */
export function rowsOf(tree: ChainTree): ChainRows {
  const rows = new RowWriter(tree)
  for (const root of tree.roots) rows.writeRoot(root.id)
  return rows.all()
}

/** Deeds below each other as rows without a line. */
export function looseRows(deeds: readonly Deed[], resource: Resource): readonly Row[] {
  const place = { branch: 0, outer: [], line: 'shut', resource } as const
  return deeds.map((deed) => ({
    ...place,
    kind: 'loose',
    deed,
    crosses: false,
    isFirst: false,
    isRetold: false,
  }))
}

/** A branch that is being written. */
interface Branch {
  readonly branch: number
  readonly parent?: number
  readonly outer: readonly Openness[]
}

type Entry =
  | { readonly kind: 'deed'; readonly time: number; readonly deed: Deed }
  | { readonly kind: 'opening'; readonly time: number; readonly exposure: Exposure }
  | { readonly kind: 'edge'; readonly time: number; readonly edge: TreeEdge }

const entryOrder = { deed: 0, opening: 1, edge: 2 } as const

class RowWriter {
  private readonly rows: Row[] = []
  private readonly drawn = new Set<string>()
  private readonly below: string[] = []
  private readonly later: Deed[] = []
  private readonly steps = new Set<Step>()
  /** Who did what is written above, and where, on each branch. */
  private readonly scenes = new Map<number, Scene>()
  private readonly tree: ChainTree
  private branches = 0

  constructor(tree: ChainTree) {
    this.tree = tree
  }

  all(): ChainRows {
    return { drawn: this.rows, later: this.later.sort((a, b) => timeOf(a) - timeOf(b)) }
  }

  writeRoot(id: string): void {
    this.writeBranch(id, { branch: this.branches++, outer: [] })
    for (let next = this.below.shift(); next !== undefined; next = this.below.shift()) {
      this.writeBranch(next, { branch: this.branches++, outer: [] })
    }
  }

  /** Writes a resource and what most came of it, down to the end. */
  private writeBranch(id: string, branch: Branch): void {
    let main: TreeEdge | undefined
    let node = this.tree.nodes.get(id)
    while (node !== undefined) {
      main = this.writeNode(node, branch)
      node = main === undefined ? undefined : this.tree.nodes.get(main.link.to.id)
    }
  }

  /** Writes a resource; the edge that leads further down the branch, if one does. */
  private writeNode(node: TreeNode, branch: Branch): TreeEdge | undefined {
    const { resource, exposures, homes } = node
    const isOpen = exposures.some(({ until }) => until === undefined)
    const isRoot = branch.parent === undefined && !this.scenes.has(branch.branch)
    const shut = { ...branch, line: 'shut', resource } as const
    this.drawn.add(resource.id)
    this.rows.push({ ...shut, kind: 'node', isOpen, isRoot })
    for (const link of homes) this.rows.push({ ...shut, kind: 'home', link })
    const main = mainEdge(node)
    const { entries, later } = entriesOf(node, main)
    this.later.push(...later)
    const lineAt = openness(exposures)
    for (const [index, entry] of entries.entries()) {
      const place = { ...branch, line: lineAt(entry.time), resource }
      this.writeEntry(entry, place, main === undefined && index === entries.length - 1)
    }
    if (main === undefined) return undefined
    const place = { ...shut, line: openness(exposures)(timeOf(main)) }
    this.rows.push({ ...place, ...this.stepOf(main, branch, false), kind: 'edge', edge: main })
    return main
  }

  private writeEntry(entry: Entry, place: RowPlace, isLast: boolean): void {
    if (entry.kind === 'opening') {
      this.rows.push({ ...place, kind: 'opening', exposure: entry.exposure, isLast })
    } else if (entry.kind === 'deed') {
      this.rows.push({ ...place, ...this.stepOf(entry.deed, place, false), kind: 'deed', isLast })
    } else if (entry.edge.isParent && place.outer.length < deepestBranch) {
      this.writeSide(entry.edge, place)
    } else this.writeAgain(entry.edge, place, isLast)
  }

  /** Writes what leaves to the right, with all that came of it. */
  private writeSide(edge: TreeEdge, { branch: parent, outer, line, resource }: RowPlace): void {
    const branch = { branch: this.branches++, parent, outer: [...outer, line] }
    const place = { ...branch, line: 'shut', resource } as const
    this.rows.push({ ...place, ...this.stepOf(edge, branch, true), kind: 'edge', edge })
    this.writeBranch(edge.link.to.id, branch)
  }

  private writeAgain(edge: TreeEdge, place: RowPlace, isLast: boolean): void {
    const { link, isParent } = edge
    if (isParent) this.below.push(link.to.id)
    const isAbove = this.drawn.has(link.to.id)
    const told = this.stepOf(edge, place, false)
    this.rows.push({ ...place, ...told, kind: 'again', edge, isAbove, isLast })
  }

  private stepOf(
    { step, times, until }: Deed,
    { branch, parent }: Branch,
    isFirst: boolean,
  ): Omit<StepRow, keyof RowPlace> {
    const before = this.scenes.get(branch) ?? this.scenes.get(parent ?? branch)
    const scene = sceneOf(step, before)
    this.scenes.set(branch, scene)
    const isRetold = this.steps.has(step)
    this.steps.add(step)
    const deed = { step, times, ...(until === undefined ? {} : { until }) }
    return { deed, crosses: before !== undefined && isCrossing(before, scene), isFirst, isRetold }
  }
}

/** The edge under which most stands; of equals the last. */
function mainEdge({ edges }: TreeNode): TreeEdge | undefined {
  const under = edges.filter(({ isParent }) => isParent)
  return under.reduce<TreeEdge | undefined>(
    (most, edge) => (most === undefined || edge.weight >= most.weight ? edge : most),
    undefined,
  )
}

/** What is told at a resource, in event time, and what is told below. */
function entriesOf(
  node: TreeNode,
  main: TreeEdge | undefined,
): { readonly entries: readonly Entry[]; readonly later: readonly Deed[] } {
  const openers = new Set(
    node.exposures.flatMap(({ steps, from }) => steps.filter(({ event }) => event.time <= from)),
  )
  const isLater = (deed: Deed): boolean =>
    main !== undefined && timeOf(deed) > timeOf(main) && !openers.has(deed.step)
  const deeds = node.deeds
    .filter((deed) => !isLater(deed))
    .map((deed): Entry => ({ kind: 'deed', time: timeOf(deed), deed }))
  const openings = node.exposures.map((exposure): Entry => ({
    kind: 'opening',
    time: exposure.from,
    exposure,
  }))
  const edges = node.edges
    .filter((edge) => edge !== main)
    .map((edge): Entry => ({ kind: 'edge', time: timeOf(edge), edge }))
  return {
    entries: [...deeds, ...openings, ...edges].sort(
      (a, b) => a.time - b.time || entryOrder[a.kind] - entryOrder[b.kind],
    ),
    later: node.deeds.filter(isLater),
  }
}

function timeOf({ step }: Deed): number {
  return step.event.time
}

/** How open a resource is at a time; to be asked in the order of time. */
function openness(exposures: readonly Exposure[]): (time: number) => Openness {
  let [next, until] = [0, -Infinity]
  return (time) => {
    for (
      let one = exposures[next];
      one !== undefined && one.from <= time;
      one = exposures[++next]
    ) {
      until = Math.max(until, one.until ?? Infinity)
    }
    if (time >= until) return 'shut'
    return until === Infinity ? 'open' : 'closed'
  }
}

/** Who acts and where. */
interface Scene {
  readonly actor: string
  readonly account: string | undefined
  readonly region: string | undefined
}

/** What a step does not say is as it was. */
function sceneOf(step: Step, before: Scene | undefined): Scene {
  return {
    actor: actorOfStep(step),
    account: accountOfStep(step) ?? before?.account,
    region: step.activity.region ?? before?.region,
  }
}

function isCrossing(before: Scene, after: Scene): boolean {
  return (
    before.actor !== after.actor ||
    (before.account !== undefined && before.account !== after.account) ||
    (before.region !== undefined && before.region !== after.region)
  )
}
