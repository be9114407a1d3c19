import { batchedShape } from './batched-shape.ts'
import type { DeliveryShape } from './delivery.ts'
import { plainPath } from './delivery-names.ts'
import { printedJson } from './json-text.ts'

/** What `gcloud logging read` prints for one project (reference/telemetry.md 1.3). */
export const gcloud: DeliveryShape = batchedShape(
  {
    name: 'gcloud',
    sources: ['gcp.audit'],
    says: 'What `gcloud logging read --format=json` prints for a project: an array of entries, newest first.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 5000,
    keyOf: ({ place }) => place,
    pieceOf: (batch) => ({
      path: plainPath(`gcloud/${batch.first.place}`, batch, 'json'),
      text: printedJson(batch.records.map(({ record }) => record).toReversed(), 2),
    }),
  },
)
