import { presentFields } from '../present-fields.ts'
import { powershellObject } from './azure-powershell-object.ts'
import { batchedShape } from './batched-shape.ts'
import type { Batch } from './batched-shape.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { placeFolder, plainPath, randomOf } from './delivery-names.ts'
import { printedJson } from './json-text.ts'

const sources = ['azure.activitylogs'] as const
const azureDialect = 'azure-rest'
const tokenLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Pages of the REST API (reference/telemetry.md 1.2). */
export const rest: DeliveryShape = batchedShape(
  {
    name: 'rest',
    sources,
    azureDialect,
    says: 'Pages of the Activity log\'s REST API: {"value":[...]}, newest first; a page that was full has a nextLink.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 1000,
    keyOf: ({ place }) => place,
    pieceOf: (batch) => ({
      path: plainPath(placeFolder('rest', batch), batch, 'json'),
      text: JSON.stringify(
        presentFields({
          value: newestFirst(batch).map(({ record }) => record),
          nextLink: batch.isFull ? nextLinkOf(batch) : undefined,
        }),
      ),
    }),
  },
)

/** What `az monitor activity-log list` prints. */
export const cli: DeliveryShape = batchedShape(
  {
    name: 'cli',
    sources,
    azureDialect,
    says: 'What `az monitor activity-log list` prints: an array of REST records, newest first.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 5000,
    keyOf: ({ place }) => place,
    pieceOf: (batch) => ({
      path: plainPath(placeFolder('cli', batch), batch, 'json'),
      text: printedJson(
        newestFirst(batch).map(({ record }) => record),
        2,
      ),
    }),
  },
)

/** What PowerShell prints; the cmdlet gives a thousand records unless told otherwise. */
export const powershell: DeliveryShape = batchedShape(
  {
    name: 'powershell',
    sources,
    azureDialect,
    says: 'What `Get-AzActivityLog | ConvertTo-Json` prints: an array of objects with PascalCase keys, newest first.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 1000,
    keyOf: ({ place }) => place,
    pieceOf: (batch) => ({
      path: plainPath(placeFolder('powershell', batch), batch, 'json'),
      text: printedJson(
        newestFirst(batch).map(({ record }) => powershellObject(record)),
        2,
      ),
    }),
  },
)

function newestFirst({ records }: Batch): readonly DeliverableRecord[] {
  return records.toReversed()
}

function nextLinkOf(batch: Batch): string {
  const token = randomOf('activity log page', batch).text(80, tokenLetters)
  const list = `subscriptions/${batch.first.place}/providers/microsoft.insights/eventtypes/management/values`
  return `https://management.azure.com/${list}?api-version=2015-04-01&$skiptoken=${token}`
}
