import type { JsonObject } from '../base/json.ts'

/** The product and service that wrote a record. */
export type LogSource = 'aws.cloudtrail' | 'azure.activitylogs' | 'gcp.audit'

/**
 * How the record spells its log source (reference/telemetry.md section 1): the same CloudTrail event
 * is one JSON object in a trail file, an OCSF document in Security Lake and a row of lower-case
 * columns in Athena. Decided per record; events/ turns each dialect into the native form.
 */
export type Dialect =
  | 'cloudtrail'
  | 'cloudtrail-ocsf'
  | 'cloudtrail-lake-row'
  | 'cloudtrail-athena-row'
  | 'azure-rest'
  | 'azure-powershell'
  | 'azure-event-hub'
  | 'azure-log-analytics'
  | 'gcp-log-entry'
  | 'gcp-bigquery-row'

/** Where a record stood, exactly enough for a person to find it again. */
export interface Origin {
  /** The file as the user reaches it; `-` is standard input. */
  readonly file: string
  /** 1-based line of the unpacked text on which the record begins. */
  readonly line?: number
  /** 0-based place of the record among all that the file delivered; tells records of one line apart. */
  readonly index: number
  /** The wrappers taken off, outermost first: `['records', 'eventbridge']`. Empty for a bare record. */
  readonly envelopes: readonly string[]
}

/** One vendor record, untouched, with its origin. */
export interface LogRecord {
  readonly source: LogSource
  readonly dialect: Dialect
  readonly value: JsonObject
  readonly origin: Origin
}

/** Why a record was passed over although it could be read; each is counted by this name. */
export type SkipReason = string

/** Why something that should have been a record could not be read; each is counted by this name. */
export type RejectReason = string
