import { CsvError, parse } from 'csv-parse'
import type { JsonObject } from '../base/json.ts'
import { columnName } from './azure-envelopes.ts'
import type { FileSink } from './file-sink.ts'
import type { Limits } from './telemetry-limits.ts'
import { throughTransform } from './through-transform.ts'

/** What csv-parse gives for a row: `lines` is how many lines were read when the row ended. */
interface CsvRow {
  readonly info: { readonly lines: number }
  readonly record: JsonObject
}

/** Reads a table with a header line; each row is an object of its columns, all of them text. */
export async function* readCsv(
  text: AsyncIterable<Buffer>,
  sink: FileSink,
  limits: Limits,
): AsyncGenerator<void> {
  // Rows and faults in the order of the file, whatever chunks it came in.
  let parts: (CsvRow | CsvError)[] = []
  let isGivenUp = false
  const keep = (part: CsvRow | CsvError): CsvRow | CsvError => {
    if (!isGivenUp) parts.push(part)
    // The parser fails again and again within a row that is too large.
    if (part instanceof CsvError && part.code === 'CSV_MAX_RECORD_SIZE') isGivenUp = true
    return part
  }
  const parser = parse({
    columns: (header: readonly string[]) => header.map(columnName),
    info: true,
    max_record_size: limits.recordBytes,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (row: CsvRow) => keep(row),
    on_skip: (error) => void (error !== undefined && keep(error)),
  })
  const wanted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of text) {
      if (isGivenUp) return
      yield chunk
    }
  }
  let line = 2
  const take = (): void => {
    for (const part of parts) line = takePart(part, line, sink)
    parts = []
  }
  try {
    for await (const _ of throughTransform(wanted(), parser)) {
      if (parts.length === 0) continue
      take()
      yield
    }
  } catch (error) {
    if (error instanceof CsvError) keep(error)
    else throw error
  }
  take()
}

/** Takes a row that begins on a line; returns the line on which the next one begins. */
function takePart(part: CsvRow | CsvError, line: number, sink: FileSink): number {
  if (part instanceof CsvError) {
    const isTooLarge = part.code === 'CSV_MAX_RECORD_SIZE'
    const message = isTooLarge
      ? 'a row is too large; the rest of the table was not read'
      : 'a row is not valid CSV'
    sink.reject('csv-invalid', { message, line })
    return typeof part['lines'] === 'number' ? part['lines'] + 1 : line
  }
  sink.takeRow(part.record, line)
  return part.info.lines + 1
}
