/**
 * What MITRE dropped and a playbook keeps (reference/playbooks.md 6.2.9). v16 dropped permissions; v18
 * emptied the detection text and dropped data sources: for T1578.001 the only words of MITRE on AWS
 * Backup, Azure restore jobs and Google Cloud's sourceSnapshot.
 */
import type { CitedText, TechniqueFacts } from './technique-facts.ts'

/** A value with where it was last seen: a release, or a page that says only when it was pulled. */
export interface Frozen<Value> {
  readonly value: Value
  readonly from:
    { readonly release: string } | { readonly newestModified: string } | { readonly pulled: string }
}

/** What is frozen; a member is absent where MITRE still publishes it, or never did. */
export interface FrozenFacts {
  readonly detection?: Frozen<CitedText>
  readonly permissions?: Frozen<readonly string[]>
  readonly dataSources?: Frozen<readonly string[]>
}

/** Values of an earlier state, from which a release may take some away. */
export interface EarlierFacts {
  readonly detection?: CitedText | undefined
  readonly permissions: readonly string[]
  readonly dataSources: readonly string[]
  readonly from: Frozen<unknown>['from']
}

/** Says where a frozen value comes from, to stand behind a heading or under it. */
export function frozenLabel({ from }: Frozen<unknown>): string {
  if ('release' in from) return `as last published in ATT&CK v${from.release}`
  if ('pulled' in from) return `as pulled on ${from.pulled}`
  return `as last published in an unknown release with changes until ${from.newestModified}`
}

/** What a release no longer says is kept from the earlier state, or stays as it was frozen before. */
export function freezeFacts(
  facts: TechniqueFacts,
  earlier: EarlierFacts | undefined,
  frozen: FrozenFacts,
): FrozenFacts {
  const detection =
    facts.detection === undefined ? (frozenText(earlier) ?? frozen.detection) : undefined
  const permissions =
    facts.permissions.length === 0
      ? (frozenList(earlier, 'permissions') ?? frozen.permissions)
      : undefined
  const dataSources =
    facts.dataSources.length === 0
      ? (frozenList(earlier, 'dataSources') ?? frozen.dataSources)
      : undefined
  return {
    ...(detection === undefined ? {} : { detection }),
    ...(permissions === undefined ? {} : { permissions }),
    ...(dataSources === undefined ? {} : { dataSources }),
  }
}

function frozenText(earlier: EarlierFacts | undefined): Frozen<CitedText> | undefined {
  if (earlier?.detection === undefined) return undefined
  return { value: earlier.detection, from: earlier.from }
}

function frozenList(
  earlier: EarlierFacts | undefined,
  list: 'permissions' | 'dataSources',
): Frozen<readonly string[]> | undefined {
  const value = earlier?.[list] ?? []
  return earlier === undefined || value.length === 0 ? undefined : { value, from: earlier.from }
}
