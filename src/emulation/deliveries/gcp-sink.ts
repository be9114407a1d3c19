import { batchedShape, windowStart } from './batched-shape.ts'
import type { Batch } from './batched-shape.ts'
import type { DeliveryShape } from './delivery.ts'
import { dayFolder } from './delivery-names.ts'
import { jsonLines } from './json-text.ts'

/**
 * Objects as a log sink writes them to a bucket, one LogEntry a line (reference/telemetry.md 1.3):
 * `cloudaudit.googleapis.com/<log>/YYYY/MM/DD/HH-00-00_HH-59-59_S0.json`. An entry that is received in
 * another hour than its own stands in an addendum of its own hour, `_A0-<time of delivery in
 * seconds>` (Cloud Logging guide, routing to Cloud Storage). A real sink writes colons, which Windows
 * does not allow in file names. The sink is the organisation's: it holds the entries of all projects.
 */
export const sink: DeliveryShape = batchedShape(
  {
    name: 'sink',
    sources: ['gcp.audit'],
    says: 'Objects of a log sink in Cloud Storage, one LogEntry a line, for each log and hour of the entries; late entries stand in addenda (_A0).',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 5000,
    keyOf: ({ time, part }, span) => `${part} ${windowStart(time, span)}`,
    pieceOf: (batch) => ({
      path: objectPath(batch),
      text: jsonLines(batch.records.map(({ record }) => record)),
    }),
  },
)

/** What is too much for one object goes on in the next shard. */
function objectPath({ first, start, end, number }: Batch): string {
  const span = end - start
  const from = windowStart(first.time, span)
  const shard = from === start ? `S${number}` : `A${number}-${end / 1000}`
  const folder = `cloudaudit.googleapis.com/${first.part}/${dayFolder(from)}`
  return `${folder}/${clock(from)}_${clock(from + span - 1000)}_${shard}.json`
}

/** `06-00-00`. */
function clock(time: number): string {
  return new Date(time).toISOString().slice(11, 19).replaceAll(':', '-')
}
