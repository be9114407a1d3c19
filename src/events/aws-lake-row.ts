import { isJsonObject, parseJson, type JsonObject } from '../base/json.ts'
import { cloudtrailFromRow } from './aws-row.ts'

/**
 * The CloudTrail-native record of a row of CloudTrail Lake. A query that selects `eventJson` delivers
 * the record itself; otherwise it is put together from the columns.
 */
export function cloudtrailFromLake(row: JsonObject): JsonObject {
  for (const [name, value] of Object.entries(row)) {
    if (name.toLowerCase() !== 'eventjson') continue
    const record = typeof value === 'string' ? parseJson(value) : value
    if (isJsonObject(record)) return record
  }
  return cloudtrailFromRow(row)
}
