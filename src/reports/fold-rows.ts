/** Which rows of a long chain are drawn: its ends, and whatever others could reach. */
import type { Exposure } from '../lineage/chain.ts'
import type { Row, RowPlace } from './chain-rows.ts'

/** Rows that were left out, in the place of the first of them. */
export interface Fold extends RowPlace {
  readonly kind: 'fold'
  readonly steps: number
  readonly openings: number
}

/** Steps and openings that are drawn at most of a chain that is folded. */
const shownSteps = 16
const shownOpenings = 8

/**
 * The rows with the middle left out where there are many steps: the first and the last steps stay, and the
 * gravest openings, each with the resource it is of and how that came to be. What is left out is counted.
 */
export function foldRows(rows: readonly Row[]): readonly (Row | Fold)[] {
  const steps = rows.filter(isStep)
  const openings = rows.filter(({ kind }) => kind === 'opening')
  if (steps.length <= shownSteps && openings.length <= shownOpenings) return rows
  const isLong = steps.length > shownSteps
  const ends = isLong ? [...steps.slice(0, shownSteps / 2), ...steps.slice(-shownSteps / 2)] : steps
  const kept = new Set<Row>([...ends, ...gravest(openings)])
  keepResources(rows, kept)
  return leaveOut(rows, kept)
}

function isStep({ kind }: Row): boolean {
  return kind !== 'node' && kind !== 'home' && kind !== 'opening'
}

/** Open networks before shares, what is open still before what was. */
function weigh({ kind, until }: Exposure): number {
  return (kind === 'network' ? 2 : 0) + (until === undefined ? 1 : 0)
}

function gravest(openings: readonly Row[]): readonly Row[] {
  return openings
    .map((row) => ({ row, weight: row.kind === 'opening' ? weigh(row.exposure) : 0 }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, shownOpenings)
    .map(({ row }) => row)
}

/** So many resources above one that is drawn are drawn with it: what it came of. */
const shownSources = 2

/** Adds the resource of each row that is kept, how it came to be, and where the source sits. */
function keepResources(rows: readonly Row[], kept: Set<Row>): void {
  const made = new Map<string, MadeResource>()
  let edge: Row | undefined
  for (const row of rows) {
    if (row.kind === 'edge') edge = row
    if (row.kind !== 'node') continue
    made.set(row.resource.id, { node: row, ...(edge === undefined ? {} : { edge }) })
    if (row.isRoot || (edge !== undefined && kept.has(edge))) kept.add(row)
    edge = undefined
  }
  // What is added now is not looked at again: its own sources would follow, up to the root.
  const before = [...kept]
  for (const row of before) {
    const depth = row.kind === 'opening' ? shownSources : 0
    for (const one of sourcesOf(row, made, depth)) kept.add(one)
  }
  for (const row of rows) {
    const resource = made.get(row.resource.id)
    if (row.kind === 'home' && resource !== undefined && kept.has(resource.node)) kept.add(row)
  }
}

/** The row of a resource, and that of the step by which it came to be. */
interface MadeResource {
  readonly node: Row
  readonly edge?: Row
}

/** The resource of a row, and so many more on the way to it. */
function sourcesOf(
  row: Row,
  made: ReadonlyMap<string, MadeResource>,
  depth: number,
): readonly Row[] {
  const found: Row[] = []
  let resource = made.get(row.resource.id)
  for (let left = depth; resource !== undefined && left >= 0; left--) {
    found.push(resource.node, ...(resource.edge === undefined ? [] : [resource.edge]))
    resource = resource.edge === undefined ? undefined : made.get(resource.edge.resource.id)
  }
  return found
}

/** A fold that would save no more than this many rows is not worth its own. */
const shortestFold = 2

function leaveOut(rows: readonly Row[], kept: ReadonlySet<Row>): readonly (Row | Fold)[] {
  const shown: (Row | Fold)[] = []
  let left: Row[] = []
  const close = (): void => {
    const [first] = left
    if (first !== undefined && left.length >= shortestFold) shown.push(foldOf(first, left))
    else shown.push(...left)
    left = []
  }
  for (const row of rows) {
    if (!kept.has(row)) {
      left.push(row)
      continue
    }
    close()
    shown.push(row)
  }
  close()
  return shown
}

function foldOf(first: Row, left: readonly Row[]): Fold {
  return {
    ...placeOfFold(first),
    kind: 'fold',
    steps: left.filter(isStep).length,
    openings: left.filter(({ kind }) => kind === 'opening').length,
  }
}

/** Where a branch would have begun, its line does not: what is left out stands on the line that it left. */
function placeOfFold(row: Row): RowPlace {
  const { branch, parent, outer, line, resource } = row
  const lineOfParent = outer.at(-1)
  if (parent === undefined || lineOfParent === undefined || !('isFirst' in row) || !row.isFirst) {
    return { branch, ...(parent === undefined ? {} : { parent }), outer, line, resource }
  }
  return { branch: parent, outer: outer.slice(0, -1), line: lineOfParent, resource }
}
