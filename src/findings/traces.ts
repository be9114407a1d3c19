import type { Resource } from '../lineage/resource.ts'

/** What the use of a copy leaves in the logs of one cloud, as words for a sentence. */
export interface Traces {
  /** The log that an account has: `trail`. */
  readonly log: string
  /** What has such a log: `account`. */
  readonly place: string
  /** The calls by which somebody else uses a copy, in his own log. */
  readonly useOf: (copy: Resource) => string
  /** What the owner's own log says of such a use, where it says anything. */
  readonly noteOf: (copy: Resource) => string | undefined
  /** The log of what was exported, and what in it tells that somebody fetched it. */
  readonly fetchOf: (
    target: Resource,
  ) => { readonly log: string; readonly call: string } | undefined
  /** The calls that put a restored disk to use. */
  readonly attach: string
}
