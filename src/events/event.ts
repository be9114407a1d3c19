import type { Diagnostic } from '../base/diagnostic.ts'
import type { JsonObject } from '../base/json.ts'
import type { LogRecord, LogSource } from '../telemetry/log-record.ts'

/**
 * One thing that happened: the ECS document made from a record (or from the several records of one
 * operation), with the vendor's own words beside it. Immutable; a later stage that adds `spoor.*`
 * fields makes a new Event with `withSpoorFields`.
 */
export interface Event {
  readonly source: LogSource
  /** The provider's id: eventID, eventDataId (or a derived one), insertId. */
  readonly id: string
  /** When it happened, in milliseconds since 1970-01-01 UTC. */
  readonly time: number
  /** When its last record was written; equal to `time` for a single record. Milliseconds UTC. */
  readonly endTime: number
  /** The ECS document, nested, as Elastic's integrations make it, plus `spoor.*`. */
  readonly document: JsonObject
  /**
   * The record in its vendor's native form whatever dialect it came in: a CloudTrail event, an Azure
   * REST record, a GCP LogEntry. Sigma rules on vendor fields and lineage read this.
   */
  readonly native: JsonObject
  /** Every record that the event was made of, oldest first; more than one for merged operations. */
  readonly records: readonly EventRecord[]
}

/** One raw record of an event, with the id by which the vendor knows it. */
export interface EventRecord {
  readonly id: string
  readonly record: LogRecord
}

/** A record that holds no event: without a time, without an action. Counted under its reason. */
export interface Rejection {
  readonly rejected: string
  readonly diagnostic: Diagnostic
}
