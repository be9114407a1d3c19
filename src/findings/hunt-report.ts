import type { Diagnostic } from '../base/diagnostic.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { FilteredEvents } from './filtered-events.ts'
import type { Finding } from './finding.ts'
import type { TallyCounts } from './record-tally.ts'
import type { Reliance } from './reliance.ts'
import type { SuppressedFinding } from './suppress-findings.ts'

/** All that a hunt tells: what reports/ renders. Deterministic for the same input in any order of files. */
export interface HuntReport {
  /** Worst first, without those that filters take out of sight. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  /** What filters of Sigma rules took away, gravest rule first. */
  readonly filtered: readonly FilteredEvents[]
  readonly records: TallyCounts
  readonly coverage: readonly SourceCoverage[]
  /** Accounts, subscriptions and projects taken for own because their logs were read. */
  readonly ownAccounts: readonly string[]
  readonly reliance: Reliance
  /** Was the reading stopped before its end? Then what stands in the rest of the logs is unknown. */
  readonly partial: boolean
  readonly diagnostics: readonly Diagnostic[]
}
