/** Who was let into a copy, from when until when. */
import type { Grantee, Sharing } from './activity.ts'
import type { SharedInterval } from './chain.ts'
import type { LineageGraph, LineageNode } from './graph.ts'
import { effectiveSteps, Intervals } from './intervals.ts'

/** The shares of a resource as intervals: un-sharing closes an interval, it is never a second alert. */
export function findShares(graph: LineageGraph, node: LineageNode): readonly SharedInterval[] {
  const intervals = new Intervals<Grantee>()
  for (const step of effectiveSteps(node.steps)) {
    const { sharing, unsharing } = step.activity
    const isOfNode = (one: Sharing | undefined): one is Sharing =>
      one !== undefined && graph.keyOf(step, one.resource) === node.key
    if (isOfNode(unsharing)) {
      for (const grantee of unsharing.grantees) intervals.end(granteeKey(grantee), step)
    }
    if (!isOfNode(sharing)) continue
    const keys = new Set(sharing.grantees.map(granteeKey))
    if (sharing.change === 'clear') intervals.endWhere(() => true, step)
    if (sharing.change === 'replace') intervals.endWhere((key) => !keys.has(key), step)
    for (const grantee of sharing.grantees) {
      if (sharing.change === 'remove') intervals.end(granteeKey(grantee), step)
      else if (sharing.change !== 'clear') intervals.start(granteeKey(grantee), grantee, step)
    }
  }
  return intervals.all().map(({ value, from, until, steps }) => {
    const end = Math.min(until, node.removedAt ?? Infinity)
    return {
      kind: 'share',
      resource: node.resource,
      grantee: value,
      from,
      ...(end === Infinity ? {} : { until: end }),
      steps,
    }
  })
}

function granteeKey(grantee: Grantee): string {
  return `${grantee.kind}:${grantee.id}`
}
