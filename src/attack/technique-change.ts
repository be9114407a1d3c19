/** The parts of a technique that are compared, in the order in which they are told. */
export const changedParts = [
  'id',
  'status',
  'name',
  'parent',
  'version',
  'description',
  'tactics',
  'platforms',
  'permissions',
  'detection text',
  'data sources',
  'detection advice',
  'detection strategies',
  'analytics',
  'log sources',
  'mutable elements',
  'mitigations',
  'procedure examples',
  'sub-techniques',
  'references',
] as const

export type ChangedPart = (typeof changedParts)[number]

/** A text that changed, came or went. */
export interface TextChange {
  readonly kind: 'text'
  readonly part: ChangedPart
  /** Absent when there was none. */
  readonly before?: string
  /** Absent when there is none any more. */
  readonly after?: string
}

/** A set of which something came, went or changed; its order is no content. */
export interface ListChange {
  readonly kind: 'list'
  readonly part: ChangedPart
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ItemChange[]
}

/** What is there before and after, but not the same. */
export interface ItemChange {
  /** How it is called now. */
  readonly item: string
  /** How it was called, if otherwise. */
  readonly renamedFrom?: string
  /** What is said about it, where that changed. */
  readonly text?: { readonly before: string; readonly after: string }
}

export type PartChange = TextChange | ListChange

/** What became of one technique from one release to another. */
export interface TechniqueChange {
  readonly attackId: string
  /** As it is called in the later release, with its parent. */
  readonly title: string
  /** `gone`: the other bundle does not hold it, which a trimmed one need not. */
  readonly kind: 'added' | 'gone' | 'changed'
  /** In the order of `changedParts`; empty when it was added or is gone. */
  readonly changes: readonly PartChange[]
}
