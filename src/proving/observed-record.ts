import type { Event } from '../events/event.ts'
import type { LogRecord } from '../telemetry/log-record.ts'

/** A raw record with the event that was made of it. */
export interface ObservedRecord {
  readonly record: LogRecord
  /** The id by which the vendor knows it. */
  readonly id: string
  readonly event: Event
}
