import type { JsonObject } from '../../base/json.ts'
import type { LogSource } from '../../telemetry/log-record.ts'

/** An emulated record with what a delivery goes by. */
export interface DeliverableRecord {
  readonly source: LogSource
  /** When it happened, ms UTC. */
  readonly time: number
  /** When the cloud hands it over, ms; equal to time or later. Records come in this order. */
  readonly deliveredAt: number
  /** The account, subscription or project whose log holds it. */
  readonly place: string
  /**
   * The region in AWS, the kind of log in Google Cloud (`activity`, `system_event`, `data_access`),
   * empty in Azure.
   */
  readonly part: string
  readonly record: JsonObject
}

/** A piece of a file that a cloud delivers. */
export interface DeliveredPiece {
  /**
   * Relative, with forward slashes, in letters that every file system takes. A path may come again:
   * its text is to be appended. A path in `.gz` is compressed by whoever writes it; gzip members may
   * follow one another.
   */
  readonly path: string
  readonly text: string
}

/** How much one file holds; each shape has its own measure where nothing is given. */
export interface DeliveryOptions {
  /** The span of one file in minutes, a whole number; spans are counted from midnight UTC 1970. */
  readonly windowMinutes?: number
  /** The most records in one file, or in one piece of a file that grows. */
  readonly recordsPerFile?: number
}

/** One way in which clouds hand over their logs. */
export interface DeliveryShape {
  /** What a user asks for it by: `trail`, `event-hub`. */
  readonly name: string
  readonly sources: readonly LogSource[]
  /** Which dialect of Azure records it wants: REST, or Event Hub and export rows. Only for Azure. */
  readonly azureDialect?: 'azure-rest' | 'azure-event-hub'
  /** One sentence for the help and the documentation. */
  readonly says: string
  /**
   * The files of records that come ordered by `deliveredAt`, piece by piece as windows close and
   * files fill; of each open file no more is held than one window or `recordsPerFile`. Same records,
   * same bytes. Throws a TypeError for options that are no positive whole numbers, and for a record
   * that is out of order, of another source or in the other dialect.
   */
  readonly deliver: (
    records: Iterable<DeliverableRecord>,
    options: DeliveryOptions,
  ) => Iterable<DeliveredPiece>
}
