import type { ChainGraph } from './report-graph.ts'

/**
 * How far each resource is from the root: one below the lowest that it came from. An edge that leads back
 * (a disk attached to its own machine again) moves nothing.
 */
export function layersOf({ nodes, edges }: ChainGraph): ReadonlyMap<string, number> {
  const ahead = new Map<string, string[]>()
  for (const { from, to } of edges) {
    if (reaches(ahead, to, from)) continue
    ahead.set(from, [...(ahead.get(from) ?? []), to])
  }
  const layers = new Map(nodes.map(({ id }) => [id, 0]))
  const lowerThan = (id: string): void => {
    const layer = (layers.get(id) ?? 0) + 1
    for (const next of ahead.get(id) ?? []) {
      if ((layers.get(next) ?? 0) >= layer) continue
      layers.set(next, layer)
      lowerThan(next)
    }
  }
  for (const { id } of nodes) lowerThan(id)
  return layers
}

/** Few nodes are drawn, so a walk for each edge is cheap. */
function reaches(ahead: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const id of seen) {
    if (id === to) return true
    for (const next of ahead.get(id) ?? []) seen.add(next)
  }
  return false
}
