import type { LogSource } from './log-record.ts'

/** What whoever reads records can say of them beforehand, so that the rest need not be parsed. */
export interface RecordFilter {
  /**
   * Could anything use a record of this log, service and action? Of CloudTrail these are `eventSource` and
   * `eventName`, of Google Cloud `serviceName` and `methodName`. Of Azure the action is `operationName` in
   * lower case, which stands for every spelling of it, and the service is empty. Asked once for each pair;
   * the answer must always be the same.
   */
  readonly needs: (source: LogSource, service: string, action: string) => boolean
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

/** Which operation a record is about that may be one of several on it. */
export interface UnneededOperation {
  /** `correlationId`, `operationName` and `resourceId` in lower case, a line each. */
  readonly key: string
  /** How far it has come, as the record spells it: `Accept`, `Succeeded`. */
  readonly status: string
}

/**
 * Records of one place that nothing could use. They were read as far as they are counted: each is well
 * formed, is no repeat, and holds an event.
 */
export interface UnneededRecords {
  readonly place: UnneededPlace
  /** The event time of each, milliseconds UTC. */
  readonly times: readonly number[]
  /** The operation of each; absent where a record is always an event of its own. */
  readonly operations?: readonly UnneededOperation[]
}
