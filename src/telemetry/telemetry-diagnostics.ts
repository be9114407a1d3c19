import type { Diagnostic, DiagnosticSeverity } from '../base/diagnostic.ts'

/** What documentation says of a diagnostic code, and how severe it is unless stated otherwise. */
export interface DiagnosticCode {
  readonly severity: DiagnosticSeverity
  /** What happened, for the documentation. */
  readonly meaning: string
  /** How to mend it. */
  readonly hint: string
}

/** Every diagnostic of telemetry/. A reject reason of the same name counts what it is about. */
export const telemetryDiagnostics = {
  'input-missing': {
    severity: 'error',
    meaning: 'An input names no file and no folder, or a pattern that matches none.',
    hint: 'check the path; quote a pattern so that the shell does not change it',
  },
  'input-unreadable': {
    severity: 'error',
    meaning: 'A file or folder could not be opened or read.',
    hint: 'check its permissions and that it is a file or a folder',
  },
  'input-empty': {
    severity: 'warning',
    meaning: 'A folder holds no file, or a file holds no record.',
    hint: 'check that the logs were fetched completely',
  },
  'hidden-skipped': {
    severity: 'note',
    meaning: 'Hidden files and folders inside a folder are not read.',
    hint: 'name them as inputs to read them',
  },
  'gzip-cut': {
    severity: 'error',
    meaning: 'A gzip file ends too early; what could be unpacked was read.',
    hint: 'fetch the file again',
  },
  'gzip-invalid': {
    severity: 'error',
    meaning: 'A gzip file is damaged; what could be unpacked before the damage was read.',
    hint: 'fetch the file again; `gzip -t` checks it',
  },
  'gzip-bomb': {
    severity: 'error',
    meaning: 'A gzip file unpacks to far too many bytes without a record; the rest was not read.',
    hint: 'unpack the file and name the result, if it really is a log',
  },
  'gzip-nested': {
    severity: 'error',
    meaning: 'A gzip file is packed more often than is allowed; it was not read.',
    hint: 'unpack the file and name the result',
  },
  'parquet-unsupported': {
    severity: 'error',
    meaning: 'Parquet files are not read.',
    hint: "convert it: duckdb -c \"COPY (FROM 'file.parquet') TO 'file.json'\"",
  },
  'zip-unsupported': {
    severity: 'error',
    meaning: 'Zip archives are not read.',
    hint: 'unpack it and name the folder',
  },
  'zstd-unsupported': {
    severity: 'error',
    meaning: 'Zstandard files are not read.',
    hint: 'unpack it: zstd -d FILE',
  },
  'avro-unsupported': {
    severity: 'error',
    meaning: 'Avro files (Event Hubs Capture) are not read.',
    hint: 'convert it to JSON lines: avro-tools tojson FILE',
  },
  'archive-unsupported': {
    severity: 'error',
    meaning: 'bzip2, xz and lz4 files are not read.',
    hint: 'unpack it and name the result',
  },
  'nul-bytes': {
    severity: 'error',
    meaning: 'NUL bytes stand where text should; the file was not written completely.',
    hint: 'fetch the file again from where it was copied',
  },
  'encoding-invalid': {
    severity: 'warning',
    meaning: 'A record holds bytes that are not UTF-8; they are read as replacement characters.',
    hint: 'the tool that wrote the file used another encoding; export it as UTF-8',
  },
  'unknown-format': {
    severity: 'error',
    meaning: 'A file is neither JSON nor a table with columns of a log that is read.',
    hint: 'name only log files, or move this one out of the folder',
  },
  'csv-invalid': {
    severity: 'error',
    meaning: 'A row of a CSV file could not be read: a quote is not closed, or it is too large.',
    hint: 'export the table again, as JSON if possible',
  },
  'json-invalid': {
    severity: 'error',
    meaning: 'A record is not valid JSON; the next ones are read.',
    hint: 'look at the line; fetch the file again if it was edited or joined from parts',
  },
  'json-cut': {
    severity: 'error',
    meaning: 'The file ends inside a record or before its closing brackets.',
    hint: 'fetch the file again',
  },
  'record-too-large': {
    severity: 'error',
    meaning: 'A record is larger than is allowed; the next ones are read.',
    hint: 'no cloud writes records of this size: check what the file is',
  },
  'record-too-deep': {
    severity: 'error',
    meaning: 'A record nests deeper than is allowed; the next ones are read.',
    hint: 'no cloud writes records like this: check what the file is',
  },
  'unknown-record': {
    severity: 'error',
    meaning: 'JSON was read that is no record of a known log and no known wrapper of one.',
    hint: 'known are AWS CloudTrail, Azure Activity and Google Cloud Audit logs, as their vendors export them',
  },
  'envelopes-too-deep': {
    severity: 'error',
    meaning: 'A record is wrapped more often than is allowed.',
    hint: 'unwrap the file before it is read',
  },
  'records-too-many': {
    severity: 'error',
    meaning: 'A record wraps more records than is allowed; those beyond were not read.',
    hint: 'no cloud delivers so many in one message: check what the file is',
  },
  'payload-invalid': {
    severity: 'error',
    meaning:
      'A base64 or gzip payload inside a record could not be unpacked, or not within bounds.',
    hint: 'check the tool that forwarded the log',
  },
  'original-missing': {
    severity: 'error',
    meaning: 'An ECS document of a known log has no event.original, so the record cannot be had.',
    hint: 'keep event.original in the integration (preserve_original_event)',
  },
  's3-notification': {
    severity: 'note',
    meaning: 'A message only says that a log file was delivered; it holds no record.',
    hint: 'name the log files themselves',
  },
  'duplicates-untracked': {
    severity: 'warning',
    meaning: 'So many records were read that a repeat of a later one is no longer recognised.',
    hint: 'read fewer files in one run; counts may include a record twice',
  },
} as const satisfies Record<string, DiagnosticCode>

/** The name of a diagnostic of telemetry/. */
export type TelemetryCode = keyof typeof telemetryDiagnostics

/** Where a diagnostic points to. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
}

/** What a diagnostic says beyond its code. */
export interface Saying {
  readonly message: string
  /** In place of the severity and the hint of the code. */
  readonly severity?: DiagnosticSeverity
  readonly hint?: string
}

/** A diagnostic of a code at a place. */
export function diagnose(code: TelemetryCode, place: Place, saying: Saying): Diagnostic {
  const { severity, hint } = telemetryDiagnostics[code]
  return {
    code,
    severity: saying.severity ?? severity,
    message: saying.message,
    file: place.file,
    ...(place.line === undefined ? {} : { line: place.line }),
    hint: saying.hint ?? hint,
  }
}

/** The closing word on a code that a file gave too often. */
export function diagnoseMore(last: Diagnostic, more: number): Diagnostic {
  const { code, severity, file } = last
  const message = `${more} more like this in the file, not listed`
  return { code, severity, message, ...(file === undefined ? {} : { file }) }
}
