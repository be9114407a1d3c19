/** A tag of AWS or Azure, a label of Google Cloud. */
export type ResourceTag = readonly [key: string, value: string]

/** What an event says of the tags of one resource. */
export interface TaggedResource {
  /** The canonical id of the resource. */
  readonly id: string
  /** Some or all of its tags: the event need not know the others. */
  readonly tags: readonly ResourceTag[]
}
