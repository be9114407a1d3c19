import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  textOf,
  valueAt,
} from '../base/json.ts'
import { type Envelope, wrappedText, wrappedValue } from './record-shape.ts'

/** The wrappers in which Azure Activity records travel (reference/telemetry.md 1.2). */
export const azureEnvelopes: readonly Envelope[] = [
  {
    // the Defender table CloudAppEvents
    name: 'cloud-app-event',
    open: (value) => {
      if (!('ActionType' in value)) return undefined
      const raw = value['RawEventData']
      return isJsonObject(raw) ? wrappedValue(raw) : wrappedText(textOf(raw))
    },
  },
]

/**
 * A row of a Log Analytics API table as an object of its columns; `undefined` when the table named
 * no columns before its rows.
 */
export function tableRowOf(table: JsonObject, row: JsonArray): JsonObject | undefined {
  const names = columnNamesOf(table)
  return names && Object.fromEntries(names.map((name, place) => [name, row[place]]))
}

/** The names of the columns of such a table, in their order; `undefined` when it has none. */
export function columnNamesOf(table: JsonObject): readonly string[] | undefined {
  const columns = table['columns']
  if (!isJsonArray(columns) || columns.length === 0) return undefined
  return columns.map((column, place) => textOf(valueAt(column, 'name')) ?? `${place}`)
}

/** The column name of a portal export without its time zone: `TimeGenerated [UTC]`. */
export function columnName(header: string): string {
  const name = header.trim()
  return name.endsWith(' [UTC]') ? name.slice(0, -' [UTC]'.length) : name
}
