import { compareText } from '../base/compare.ts'
import type { Relationship } from './attack-release.ts'

/** Where a chain of revocations leads. */
export interface Revocation {
  /** STIX id of the last object of the chain; absent when it begins with none or runs in a circle. */
  readonly end?: string
  /** The chain comes back to an object that it passed. */
  readonly isCyclic: boolean
}

/**
 * Follows revoked-by from an object to the end, as three chains of v18.1 need two steps
 * (reference/playbooks.md 2.4). Of several successors the one named last counts.
 */
export function followRevocation(
  from: string,
  revocationsOf: (stixId: string) => readonly Relationship[],
): Revocation {
  const passed = new Set<string>()
  let current = from
  for (;;) {
    passed.add(current)
    const next = newestOf(revocationsOf(current))?.target
    if (next === undefined) break
    if (passed.has(next)) return { isCyclic: true }
    current = next
  }
  return current === from ? { isCyclic: false } : { end: current, isCyclic: false }
}

function newestOf(relationships: readonly Relationship[]): Relationship | undefined {
  return relationships.toSorted(
    (a, b) => compareText(b.modified ?? '', a.modified ?? '') || compareText(a.target, b.target),
  )[0]
}
