import { batchedShape } from './batched-shape.ts'
import type { DeliveryShape } from './delivery.ts'
import { plainPath } from './delivery-names.ts'
import { bigQueryRow } from './gcp-bigquery-row.ts'

/** What `bq query --format=json` prints of the tables that a sink fills, one table for each log. */
export const bigquery: DeliveryShape = batchedShape(
  {
    name: 'bigquery',
    sources: ['gcp.audit'],
    says: 'What `bq query --format=json` prints of a BigQuery sink: an array of rows with protopayload_auditlog, request and answer as JSON text.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 5000,
    keyOf: ({ part }) => part,
    pieceOf: (batch) => ({
      path: plainPath(`bigquery/cloudaudit_googleapis_com_${batch.first.part}`, batch, 'json'),
      text: JSON.stringify(batch.records.map(({ record }) => bigQueryRow(record))),
    }),
  },
)
