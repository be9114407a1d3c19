import { groupBy } from '../base/group-by.ts'
import type { ChainLink } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'

/** Siblings from this many on are drawn as one. */
const fewSiblings = 4

/**
 * Resources with nothing behind them (those behind which there is something are `busy`) that came in the
 * same way to the same place, where they are many: by the id of each, all of them.
 */
export function groupSiblings(
  links: readonly ChainLink[],
  busy: ReadonlySet<string>,
): ReadonlyMap<string, readonly Resource[]> {
  const arrivals = groupBy(
    links.filter(({ to }) => !busy.has(to.id)),
    ({ to }) => to.id,
  )
  const groups = groupBy(arrivals.values(), ([first, ...others]) => {
    const { kind, account, region } = first.to
    const ways = new Set([first, ...others].map((link) => `${link.kind} ${link.from.id}`))
    return JSON.stringify([kind, account, region, ...ways])
  })
  const siblings = [...groups.values()]
    .filter(({ length }) => length >= fewSiblings)
    .map((group) => group.map(([{ to }]) => to))
  return new Map(siblings.flatMap((group) => group.map(({ id }) => [id, group] as const)))
}
