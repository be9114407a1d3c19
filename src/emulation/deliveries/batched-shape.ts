import { isJsonObject } from '../../base/json.ts'
import { minute } from '../clock.ts'
import type {
  DeliverableRecord,
  DeliveredPiece,
  DeliveryOptions,
  DeliveryShape,
} from './delivery.ts'

/** Records that go into one file, or onto the end of one that grows. */
export interface Batch {
  /** In the order of delivery; never empty. */
  readonly records: readonly DeliverableRecord[]
  readonly first: DeliverableRecord
  readonly last: DeliverableRecord
  /** The window in which they were delivered, in milliseconds; the end is the next one's start. */
  readonly start: number
  readonly end: number
  /** How many batches of its key came before it in this window. */
  readonly number: number
  /** Closed because it was full, not because its window ended. */
  readonly isFull: boolean
}

/** How a shape divides records into files and writes one. */
export interface BatchPlan {
  readonly windowMinutes: number
  readonly recordsPerFile: number
  /** Records of one key and one window of delivery go into one file; `span` is a window's length. */
  readonly keyOf: (record: DeliverableRecord, span: number) => string
  readonly pieceOf: (batch: Batch) => DeliveredPiece
  /** Which records the shape holds at all; every one unless given. */
  readonly holds?: (record: DeliverableRecord) => boolean
}

/** A batch that still takes records. */
interface OpenBatch {
  readonly records: DeliverableRecord[]
  readonly first: DeliverableRecord
  last: DeliverableRecord
}

/** A shape that gathers records by key and window of delivery, and writes a piece for each batch. */
export function batchedShape(
  about: Omit<DeliveryShape, 'deliver'>,
  plan: BatchPlan,
): DeliveryShape {
  return {
    ...about,
    deliver: (records, options) => pieces(checked(records, about), plan, measured(plan, options)),
  }
}

interface Measure {
  /** Milliseconds. */
  readonly span: number
  readonly limit: number
}

function measured(plan: BatchPlan, options: DeliveryOptions): Measure {
  const windowMinutes = options.windowMinutes ?? plan.windowMinutes
  const limit = options.recordsPerFile ?? plan.recordsPerFile
  for (const [name, value] of Object.entries({ windowMinutes, recordsPerFile: limit })) {
    if (Number.isSafeInteger(value) && value > 0) continue
    throw new TypeError(`${name} must be a positive whole number, not ${value}`)
  }
  return { span: windowMinutes * minute, limit }
}

function* checked(
  records: Iterable<DeliverableRecord>,
  { name, sources, azureDialect }: Omit<DeliveryShape, 'deliver'>,
): Generator<DeliverableRecord> {
  let latest = -Infinity
  for (const record of records) {
    if (!sources.includes(record.source)) {
      throw new TypeError(`${name} delivers no records of ${record.source}`)
    }
    if (azureDialect !== undefined && azureDialect !== dialectOf(record)) {
      throw new TypeError(`${name} delivers Azure records of the dialect ${azureDialect}`)
    }
    if (!(record.deliveredAt >= latest)) {
      throw new TypeError('records must come in the order in which they are delivered')
    }
    latest = record.deliveredAt
    yield record
  }
}

/** REST names an operation in an object, exports in plain text. */
function dialectOf({ record }: DeliverableRecord): DeliveryShape['azureDialect'] {
  return isJsonObject(record['operationName']) ? 'azure-rest' : 'azure-event-hub'
}

function* pieces(
  records: Iterable<DeliverableRecord>,
  { keyOf, pieceOf, holds }: BatchPlan,
  { span, limit }: Measure,
): Generator<DeliveredPiece> {
  const open = new Map<string, OpenBatch>()
  const numbers = new Map<string, number>()
  let start = -Infinity
  const close = (key: string, batch: OpenBatch, isFull: boolean): DeliveredPiece => {
    const number = numbers.get(key) ?? 0
    numbers.set(key, number + 1)
    open.delete(key)
    return pieceOf({ ...batch, start, end: start + span, number, isFull })
  }
  for (const record of records) {
    const window = windowStart(record.deliveredAt, span)
    if (window > start) {
      for (const [key, batch] of open) yield close(key, batch, false)
      numbers.clear()
      start = window
    }
    if (holds !== undefined && !holds(record)) continue
    const key = keyOf(record, span)
    const batch = open.get(key) ?? { records: [], first: record, last: record }
    batch.records.push(record)
    batch.last = record
    open.set(key, batch)
    if (batch.records.length >= limit) yield close(key, batch, true)
  }
  for (const [key, batch] of open) yield close(key, batch, false)
}

/** When the window began in which a time lies. */
export function windowStart(time: number, span: number): number {
  return Math.floor(time / span) * span
}
