/** Log content is hostile: the bounds within which it is read. */
export interface Limits {
  /** The largest record, in bytes of unpacked JSON or CSV. */
  readonly recordBytes: number
  /** The deepest nesting of objects and arrays in a record. */
  readonly depth: number
  /** The most wrappers round a record (a log event in a queue message in a file of them...). */
  readonly envelopes: number
  /** The most gzip layers round a file or a payload. */
  readonly gzipLayers: number
  /** The most records wrapped in one record (in a queue message, in a packed payload). */
  readonly recordsInside: number
  /** What all payloads packed inside one record may unpack to, in bytes. */
  readonly payloadBytes: number
  /** A gzip file may unpack to so many bytes without a record before its ratio is looked at... */
  readonly bombBytes: number
  /** ...and is given up when those bytes are more than so many times their packed size. */
  readonly bombRatio: number
  /** How many records are remembered to recognise one that is delivered twice. */
  readonly fingerprints: number
  /** Diagnostics of one code for one file; the others are counted. */
  readonly diagnosticsPerCode: number
}

const mebibyte = 1024 * 1024

/** The bounds that hold where the caller gives no others. */
export const defaultLimits: Limits = {
  recordBytes: 16 * mebibyte,
  depth: 200,
  envelopes: 8,
  gzipLayers: 3,
  recordsInside: 100_000,
  payloadBytes: 64 * mebibyte,
  bombBytes: 64 * mebibyte,
  bombRatio: 100,
  fingerprints: 8 * mebibyte,
  diagnosticsPerCode: 10,
}
