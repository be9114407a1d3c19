import type { LineageNode } from './graph.ts'
import type { Step } from './step.ts'

/** A span of time in which the rules of a group applied to a node. */
export interface Membership {
  readonly group: LineageNode
  readonly from: number
  readonly until: number
  /** The step that put the node into the group; absent for the node itself. */
  readonly joined?: Step
}
