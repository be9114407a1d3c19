import type { JsonValue } from '../../base/json.ts'
import { activityRow, activityColumns } from './azure-activity-row.ts'
import { batchedShape } from './batched-shape.ts'
import { csvText } from './csv-text.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { plainPath } from './delivery-names.ts'
import { plainText } from './json-text.ts'

const about = { sources: ['azure.activitylogs'], azureDialect: 'azure-rest' } as const

/** Answers of the query API of a Log Analytics workspace (reference/telemetry.md 1.2). */
export const logAnalytics: DeliveryShape = batchedShape(
  {
    ...about,
    name: 'log-analytics',
    says: 'Answers of the Log Analytics query API over the table AzureActivity: {"tables":[{"columns","rows"}]}; names of operations and resources change their case.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 5000,
    keyOf: () => 'AzureActivity',
    pieceOf: (batch) => ({
      path: plainPath('log-analytics', batch, 'json'),
      text: JSON.stringify({
        tables: [
          {
            name: 'PrimaryResult',
            columns: activityColumns.map(([name, type]) => ({ name, type })),
            rows: batch.records.map(rowOf),
          },
        ],
      }),
    }),
  },
)

/** What the portal exports of such a query. */
export const logAnalyticsCsv: DeliveryShape = batchedShape(
  {
    ...about,
    name: 'log-analytics-csv',
    says: 'CSV exports of such a query from the portal, with times like 9/15/2026, 2:24:10.123 AM; names of operations and resources change their case.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 5000,
    keyOf: () => 'AzureActivity',
    pieceOf: (batch) => ({
      path: plainPath('log-analytics-csv', batch, 'csv'),
      text: csvText([
        activityColumns.map(([name, type]) => (type === 'datetime' ? `${name} [UTC]` : name)),
        ...batch.records.map(cellsOf),
      ]),
    }),
  },
)

function rowOf({ record }: DeliverableRecord): readonly JsonValue[] {
  const row = activityRow(record)
  return activityColumns.map(([name]) => row[name] ?? null)
}

function cellsOf({ record }: DeliverableRecord): readonly string[] {
  const row = activityRow(record)
  return activityColumns.map(([name, type]) => {
    const text = plainText(row[name] ?? '')
    return type === 'datetime' ? portalTime(text) : text
  })
}

/** `9/15/2026, 2:24:10.123 AM`: what the portal prints in its English form, cut to milliseconds. */
function portalTime(text: string): string {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) return text
  const date = `${time.getUTCMonth() + 1}/${time.getUTCDate()}/${time.getUTCFullYear()}`
  const hours = time.getUTCHours()
  const rest = time.toISOString().slice(13, 23)
  return `${date}, ${hours % 12 || 12}${rest} ${hours < 12 ? 'AM' : 'PM'}`
}
