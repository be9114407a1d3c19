import { type CsvError, parse } from 'csv-parse'
import type { JsonObject } from '../base/json.ts'
import { columnName } from './azure-envelopes.ts'
import type { FileItems } from './file-items.ts'
import type { Limits } from './telemetry-limits.ts'
import { throughTransform } from './through-transform.ts'
import { unwrap } from './unwrap.ts'

/** What csv-parse gives for a row when asked for its place. */
interface CsvRow {
  /** `lines`: how many lines of the file have been read when the row is complete. */
  readonly info: { readonly lines: number }
  readonly record: JsonObject
}

/** Reads a table with a header line; each row is an object of its columns, all of them text. */
export async function* readCsv(
  text: AsyncIterable<Buffer>,
  items: FileItems,
  limits: Limits,
): AsyncGenerator<void> {
  const reject = (error: CsvError | undefined): undefined => {
    const line = typeof error?.['lines'] === 'number' ? { line: error['lines'] } : {}
    items.reject('csv-invalid', { message: 'a row is not valid CSV', ...line })
  }
  const parser = parse({
    columns: (header: readonly string[]) => header.map(columnName),
    info: true,
    max_record_size: limits.recordBytes,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: reject,
  })
  let line = 2
  try {
    for await (const row of throughTransform<CsvRow>(text, parser)) {
      for (const found of unwrap(row.record, undefined, limits)) items.take(found, line)
      line = row.info.lines + 1
      yield
    }
  } catch (error) {
    // csv-parse throws nothing but its own error class; the type says no more than `unknown`.
    reject(error as CsvError)
  }
}
