import type { JsonObject } from '../base/json.ts'
import { cloudtrailFromRow } from './aws-row.ts'

/**
 * The CloudTrail-native record of a row of an Athena or Trino table: all column names are in lower
 * case, request and response are JSON strings, structs are objects or `{k=v}` text.
 */
export function cloudtrailFromAthena(row: JsonObject): JsonObject {
  return cloudtrailFromRow(row)
}
