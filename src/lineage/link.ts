import type { Resource } from './resource.ts'

/** How one resource came from, or is tied to, another. `from` is always nearer to the source data. */
export type LinkKind =
  | 'snapshot-of'
  | 'copy-of'
  | 'image-of'
  | 'restored-from'
  | 'launched-from'
  | 'attached-to'
  | 'exported-to'
  | 'shared-with'
  | 'member-of'

/** `observed`: the event names both ends; `inferred`: an end was derived or its path is unconfirmed. */
export type LinkEvidence = 'observed' | 'inferred'

/**
 * One tie between two resources as a single event states it. For `attached-to` data flows disk to
 * instance, for `member-of` instance (or interface) to network group, for `shared-with` resource to
 * account, for `exported-to` resource to bucket or link.
 */
export interface Link {
  readonly kind: LinkKind
  readonly from: Resource
  readonly to: Resource
  readonly evidence: LinkEvidence
}
