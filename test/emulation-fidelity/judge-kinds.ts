import type { JsonObject } from '../../src/base/json.ts'
import { nearestReal } from '../builders/record-fidelity.ts'
import { withPlainKeys } from './real-entries.ts'

/** An emulated record beside the real ones that it should look like. */
export interface Comparison {
  /** Operation and state, or what the envelope belongs to. */
  readonly kind: string
  readonly emulated: JsonObject
  readonly reals: readonly JsonObject[]
}

/** The differences that a kind is known to have, each for the one reason given. */
export type KnownDifferences = Readonly<
  Record<string, { readonly differences: readonly string[]; readonly reason: string }>
>

/**
 * How each kind differs from its nearest real record. Kinds without any difference are left out; a kind
 * that differs in several ways (several records are of it) has all of them, with a `;` between.
 */
export function differencesOf(
  comparisons: readonly Comparison[],
): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, Set<string>>()
  for (const { kind, emulated, reals } of comparisons) {
    const nearest = nearestReal(withPlainKeys(emulated), reals.map(withPlainKeys))
    const differences = nearest?.differences ?? ['no real record']
    found.set(kind, (found.get(kind) ?? new Set()).add(differences.join('\n')))
  }
  const entries = [...found].map(([kind, ways]) => [kind, [...ways].join('\n;\n')] as const)
  return Object.fromEntries(
    entries.filter(([, text]) => text !== '').map(([kind, text]) => [kind, text.split('\n')]),
  )
}

/** The known differences in the form of {@link differencesOf}. */
export function listed(known: KnownDifferences): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(known).map(([kind, { differences }]) => [kind, differences]),
  )
}
