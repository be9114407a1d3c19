/** The clouds that Spoor reads. */
export type Provider = 'aws' | 'azure' | 'gcp'

/** What a cloud object is, one word for the same thing in every cloud. */
export type ResourceKind =
  | 'disk'
  | 'snapshot'
  | 'image'
  | 'instance'
  | 'database'
  | 'database-snapshot'
  | 'file-system'
  | 'directory'
  | 'recovery-point'
  | 'vault'
  | 'backup-plan'
  | 'key'
  | 'network-group'
  | 'network-interface'
  | 'account'
  | 'bucket'
  | 'link'

/**
 * A cloud object. Two resources are the same when their ids are equal; the other fields are what one
 * event knew of it.
 */
export interface Resource {
  /** The canonical id, lower case (reference/telemetry.md section 3.1). */
  readonly id: string
  readonly kind: ResourceKind
  readonly provider: Provider
  /** The account, subscription or project that holds it, where known. */
  readonly account?: string
  readonly region?: string
  /** Other ids of the same object: numeric ids, unique ids, names in other spellings; lower case. */
  readonly aliases?: readonly string[]
}
