import type { Dialect, LogSource, Origin } from './log-record.ts'

/** What whoever reads records can say of them beforehand, so that the rest need not be parsed. */
export interface RecordFilter {
  /**
   * Could anything use a record of this log, service and action? Of CloudTrail these are `eventSource` and
   * `eventName`, of Google Cloud `serviceName` and `methodName`. Of Azure the action is `operationName` in
   * lower case, which stands for every spelling of it, and the service is empty. Asked once for each pair;
   * the answer must always be the same.
   */
  readonly needs: (source: LogSource, service: string, action: string) => boolean
  /** Of a record that is needed: how much of it is enough; `undefined` for all of it. Asked likewise. */
  readonly suffices?: (
    source: LogSource,
    service: string,
    action: string,
  ) => SufficientPart | undefined
}

/** Passes over nothing; where records end is still found without going over them character by character. */
export const everyRecord: RecordFilter = { needs: () => true }

/** How much of a needed record is enough. */
export type SufficientPart =
  /** Nothing of a record that does not hold this text, which is in lower case, in any letter case. */
  | { readonly kind: 'mark'; readonly text: string }
  /** The record as it stood, which no event need be made of. */
  | { readonly kind: 'native' }

/** Where a record that nothing could use stood. */
export interface UnneededPlace {
  readonly source: LogSource
  /** The account in whose log it stood. */
  readonly account: string
  readonly region: string | undefined
  /** Is it of the kind that is not logged by default? */
  readonly isDataEvent: boolean
}

/** A record that may be one of several on one operation, kept so that it can still be made an event of. */
export interface UnneededPart {
  /**
   * What names the operation, a line each: `azure`, correlation, operation and resource in lower case; or `gcp`,
   * id, producer and project.
   */
  readonly key: string
  /** How far the operation has come: of Azure as the record spells it, of Google Cloud `first`, `last` or `between`. */
  readonly status: string
  readonly dialect: Dialect
  /** The bytes of the record as it stood, all ASCII; very many wait, so they are no text. */
  readonly bytes: Uint8Array
}

/** Such a record with its origin. */
export interface PlacedPart extends UnneededPart {
  readonly origin: Origin
}

/**
 * Records of one place that nothing could use. They were read as far as they are counted: each is well
 * formed, is no repeat, and holds an event.
 */
export interface UnneededRecords {
  readonly place: UnneededPlace
  /** The event time of each, milliseconds UTC. */
  readonly times: Float64Array
  /** Of each, in the same order, what makes it a part of an operation; absent where each is an event of its own. */
  readonly parts?: readonly PlacedPart[]
  /** Of each, in the same order, the record as it stood; absent where nothing looks at it. */
  readonly natives?: readonly string[]
}
