import type { LogSource } from './log-record.ts'

/** What whoever reads records can say of them beforehand, so that the rest need not be parsed. */
export interface RecordFilter {
  /**
   * Could anything use a CloudTrail record of this `eventSource` and `eventName`? Asked once for each
   * pair; the answer must always be the same.
   */
  readonly needsCloudtrail: (eventSource: string, eventName: string) => boolean
}

/**
 * A record that nothing could use. It was read as far as it is counted: it is well formed, is no repeat,
 * and holds an event of this place and time.
 */
export interface UnneededRecord {
  readonly source: LogSource
  /** Event time, milliseconds UTC. */
  readonly time: number
  /** The account in whose log it stood. */
  readonly account: string
  readonly region: string | undefined
  /** Is it of the kind that is not logged by default? */
  readonly isDataEvent: boolean
}
