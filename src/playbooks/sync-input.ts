import type { ReleaseIndex } from '../attack/release-index.ts'
import type { AttackLock } from './attack-lock.ts'
import type { FrozenFacts } from './frozen-facts.ts'
import type { LegacyPage } from './legacy-page.ts'
import type { LocalPages } from './page-links.ts'
import type { Playbook, TemplateName } from './playbook.ts'
import type { TechniqueFacts } from './technique-facts.ts'

/** What is done where somebody edited the managed part. */
export const editPolicies = ['fail', 'rescue', 'overwrite'] as const

/** How a playbook is to be synced. */
export interface SyncOptions {
  /** As before when absent; `v2` for a page that was never synced. */
  readonly template?: TemplateName
  /** The day to print where the page changes, ISO. */
  readonly date: string
  readonly onEdit: (typeof editPolicies)[number]
  /** Takes an older release than that of the last sync. */
  readonly allowDowngrade?: boolean
  /** Drops what MITRE withdrew instead of keeping it. */
  readonly dropFrozen?: boolean
  /** Notes in the lock where a revoked technique goes on. */
  readonly migrate?: boolean
  /** Our pages of other techniques. */
  readonly pages?: LocalPages
}

/** A playbook with all that a sync needs. */
export interface SyncInput {
  readonly playbook: Playbook
  /** Of the last sync; absent at the first. */
  readonly lock?: AttackLock
  readonly index: ReleaseIndex
  /** The release of the day of a legacy page, which shows exactly what was edited in it. */
  readonly base?: ReleaseIndex
}

/** What is to stand in the managed part, but for its date. */
export interface PageState {
  readonly template: TemplateName
  readonly facts: TechniqueFacts
  readonly frozen: FrozenFacts
  /** What stands there now, where the seed's updater wrote it. */
  readonly legacy: LegacyPage | undefined
}
