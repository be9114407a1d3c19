import { groupBy } from '../base/group-by.ts'
import type { ChainLink } from '../lineage/chain.ts'
import type { NumberedChain, NumberedStep } from './numbered-chain.ts'

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

/** The edge of a link. */
export function linkEdge({ from, to, evidence, step }: ChainLink, told: NumberedChain): GraphEdge {
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

/** Edges that do the same between the same two are one; exposures keep their own intervals. */
export function mergeEdges<Edge extends GraphEdge>(edges: readonly Edge[]): readonly Edge[] {
  const inTime = edges.toSorted((a, b) => a.time - b.time)
  const groups = groupBy(inTime, (edge) => {
    const exposure = 'exposure' in edge ? edge.exposure : undefined
    return JSON.stringify([edge.from, edge.to, edge.verb, exposure])
  })
  return [...groups.values()].map((group) => {
    const [first] = group
    return { ...first, steps: [...new Set(group.flatMap(({ steps }) => steps))] }
  })
}
