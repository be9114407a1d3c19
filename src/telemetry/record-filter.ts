import type { LogSource } from './log-record.ts'

/** What whoever reads records can say of them beforehand, so that the rest need not be parsed. */
export interface RecordFilter {
  /**
   * Could anything use a CloudTrail record of this `eventSource` and `eventName`? Asked once for each
   * pair; the answer must always be the same.
   */
  readonly needsCloudtrail: (eventSource: string, eventName: string) => boolean
}

/** Where a record that nothing could use stood. */
export interface UnneededPlace {
  readonly source: LogSource
  /** The account in whose log it stood. */
  readonly account: string
  readonly region: string | undefined
  /** Is it of the kind that is not logged by default? */
  readonly isDataEvent: boolean
}

/**
 * Records of one place that nothing could use. They were read as far as they are counted: each is well
 * formed, is no repeat, and holds an event.
 */
export interface UnneededRecords {
  readonly place: UnneededPlace
  /** The event time of each, milliseconds UTC. */
  readonly times: ArrayLike<number>
}
