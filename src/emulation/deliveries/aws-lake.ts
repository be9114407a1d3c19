import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { lakeRow } from './aws-lake-row.ts'
import { batchedShape } from './batched-shape.ts'
import type { Batch } from './batched-shape.ts'
import type { DeliverableRecord, DeliveredPiece, DeliveryShape } from './delivery.ts'
import { plainPath, randomOf } from './delivery-names.ts'
import { printedJson } from './json-text.ts'

const pageLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A page of `get-query-results` holds no more (CloudTrail API reference, MaxQueryResults). */
const rowsPerPage = 1000

/** A query of an event data store of CloudTrail Lake that selects the columns one by one. */
export const lake: DeliveryShape = batchedShape(
  {
    name: 'lake',
    sources: ['aws.cloudtrail'],
    says: 'Pages of `aws cloudtrail get-query-results` of a query that selects every column; nested columns are {key=value} text.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: rowsPerPage,
    keyOf: () => 'lake',
    pieceOf: (batch) => resultsPage('lake', batch, ({ record }) => lakeRow(record)),
  },
)

/** The same with the one column that holds the whole event. */
export const lakeEventJson: DeliveryShape = batchedShape(
  {
    name: 'lake-event-json',
    sources: ['aws.cloudtrail'],
    says: 'Pages of `aws cloudtrail get-query-results` of a query that selects the column eventJson.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: rowsPerPage,
    keyOf: () => 'lake-event-json',
    pieceOf: (batch) =>
      resultsPage('lake-event-json', batch, ({ record }) => ({
        eventJson: JSON.stringify(record),
      })),
  },
)

/** A row is a list of objects of one key each (reference/telemetry.md 1.1). */
function resultsPage(
  name: string,
  batch: Batch,
  rowOf: (record: DeliverableRecord) => JsonObject,
): DeliveredPiece {
  const rows = batch.records.map((record) =>
    Object.entries(rowOf(record)).map(([column, value]) => ({ [column]: value })),
  )
  const page = presentFields({
    QueryStatus: 'FINISHED',
    QueryStatistics: { ResultsCount: rows.length },
    QueryResultRows: rows,
    NextToken: batch.isFull
      ? randomOf('query results token', batch).text(64, pageLetters)
      : undefined,
  })
  return { path: plainPath(name, batch, 'json'), text: printedJson(page, 4) }
}
