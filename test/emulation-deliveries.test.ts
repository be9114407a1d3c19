/**
 * Emulated records are read back from every shape in which they can be delivered, and are the same
 * events as when they stand one a line in a file.
 */
import { appendFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { valueAt, type JsonObject, type JsonValue } from '../src/base/json.ts'
import { minute } from '../src/emulation/clock.ts'
import { ndjson } from '../src/emulation/deliveries/any-cloud.ts'
import type {
  DeliverableRecord,
  DeliveredPiece,
  DeliveryOptions,
  DeliveryShape,
} from '../src/emulation/deliveries/delivery.ts'
import { deliveryShapes } from '../src/emulation/deliveries/delivery-shapes.ts'
import { createRandom } from '../src/emulation/random.ts'
import type { EmulatedRecord } from '../src/emulation/scenario/emulated-record.ts'
import { type PlayOptions, playScenario } from '../src/emulation/scenario/play-scenario.ts'
import { identifyPrincipal } from '../src/environment/principals/identify-principal.ts'
import type { Principal } from '../src/environment/principals/principal.ts'
import { normalise } from '../src/events/normalise.ts'
import type { Activity } from '../src/lineage/activity.ts'
import { extractActivity } from '../src/lineage/extract-activity.ts'
import { readTelemetry } from '../src/telemetry/read-telemetry.ts'
import { createInputFolder } from './builders/input-folder.ts'
import { loadSample, type SampleCloud } from './builders/sample-logs.ts'

const { root } = createInputFolder()
const top = fileURLToPath(new URL('..', import.meta.url))

/** A data event, which not every shape holds: a management event that says it is one. */
function asDataEvent(record: DeliverableRecord): DeliverableRecord {
  const fields = { eventID: 'a-data-event', eventCategory: 'Data', managementEvent: false }
  return { ...record, record: { ...record.record, ...fields } }
}

/** Of the sample of a cloud every step of an attack and one of so many others. */
function some(
  cloud: SampleCloud,
  every: number,
  options: PlayOptions = {},
): readonly DeliverableRecord[] {
  const loaded = loadSample(cloud, top)
  const isOfAttack = ({ step }: EmulatedRecord): boolean =>
    step !== undefined && loaded.steps[step]?.tale?.startsWith('attack ') === true
  return [...playScenario(loaded, options)].filter(
    (record, index) => isOfAttack(record) || index % every === 0,
  )
}

/** The records as they come with delays of some minutes, which the label fixes. */
function delayed(
  records: readonly DeliverableRecord[],
  label: string,
): readonly DeliverableRecord[] {
  const random = createRandom(`deliveries/delay ${label}`)
  return records
    .map((record) => ({
      ...record,
      deliveredAt: record.time + Math.round(random.exponential(8 * minute)),
    }))
    .toSorted((one, other) => one.deliveredAt - other.deliveredAt)
}

/** What must not depend on the shape. */
interface Seen {
  readonly id: string
  readonly time: number
  readonly action: JsonValue | undefined
  readonly outcome: JsonValue | undefined
  readonly principal: Principal
  readonly activity: Activity | undefined
}

/** Writes pieces as whoever collects them would, and reads the folder: events by id, and all else. */
async function readBack(
  pieces: Iterable<DeliveredPiece>,
): Promise<{ readonly seen: readonly Seen[]; readonly others: readonly string[] }> {
  const folder = mkdtempSync(join(root, 'delivered-'))
  for (const { path, text } of pieces) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    appendFileSync(join(folder, path), path.endsWith('.gz') ? gzipSync(text, { level: 1 }) : text)
  }
  const seen: Seen[] = []
  const others: string[] = []
  for await (const items of readTelemetry([folder])) {
    for (const item of items) {
      if (item.kind === 'input' || item.kind === 'unneeded') continue
      if (item.kind !== 'record') {
        others.push('reason' in item ? `${item.kind} ${item.reason}` : JSON.stringify(item))
        continue
      }
      const event = normalise(item.record)
      if ('rejected' in event) others.push(event.diagnostic.message)
      else {
        const { id, time, document } = event
        const [action, outcome] = ['action', 'outcome'].map((key) =>
          valueAt(document, 'event', key),
        )
        const principal = identifyPrincipal(event)
        seen.push({ id, time, action, outcome, principal, activity: extractActivity(event) })
      }
    }
  }
  return { seen: seen.toSorted((one, other) => (one.id < other.id ? -1 : 1)), others }
}

/** Shapes that do not give all that a line of JSON gives, each with the reason. */
const exceptions: Readonly<
  Record<string, { readonly reason: string; readonly compared: (seen: Seen) => unknown }>
> = {
  'log-analytics': {
    reason: 'the table writes operations in capitals and resources in small letters',
    compared: inSmallLetters,
  },
  'log-analytics-csv': {
    reason: 'the table writes operations in capitals and resources in small letters',
    compared: inSmallLetters,
  },
}

function inSmallLetters(seen: Seen): unknown {
  return JSON.parse(JSON.stringify(seen).toLowerCase())
}

/** What is compared between a shape and plain lines. */
function comparable(shape: DeliveryShape, seen: readonly Seen[]): readonly unknown[] {
  return seen.map(exceptions[shape.name]?.compared ?? ((one) => one))
}

/** Does the shape say that it leaves the record out? */
function isLeftOut({ name }: DeliveryShape, record: JsonObject): boolean {
  return name === 'lookup-events' && record['eventCategory'] === 'Data'
}

const aws = some('aws', 10)
const logs = [
  {
    log: 'CloudTrail',
    source: 'aws.cloudtrail',
    records: [...aws, ...aws.slice(0, 1).map(asDataEvent)],
  },
  {
    log: 'Azure Activity in export rows',
    source: 'azure.activitylogs',
    dialect: 'azure-event-hub',
    records: some('azure', 8),
  },
  {
    log: 'Azure Activity in REST records',
    source: 'azure.activitylogs',
    dialect: 'azure-rest',
    // A workspace has no column for the tenant, so it does not tell whose a row without a caller is.
    records: some('azure', 8, { azureDialect: 'azure-rest' }).filter(
      ({ record }) => record['caller'] !== undefined,
    ),
  },
  { log: 'Google Cloud audit', source: 'gcp.audit', records: some('gcp', 6) },
] as const

type Log = (typeof logs)[number]

function shapesOf(log: Log): readonly DeliveryShape[] {
  return deliveryShapes.filter(
    ({ sources, azureDialect }) =>
      sources.includes(log.source) &&
      (azureDialect === undefined || !('dialect' in log) || azureDialect === log.dialect),
  )
}

describe.each(logs)('$log', (log) => {
  const records = delayed(log.records, log.log)
  let plain: readonly Seen[] = []

  beforeAll(async () => {
    plain = (await readBack(ndjson.deliver(records, {}))).seen
  })

  it('is a few hundred events, many of which lineage follows', () => {
    expect(plain.length).toBe(records.length)
    expect(plain.length).toBeGreaterThan(300)
    expect(plain.filter(({ activity }) => activity !== undefined).length).toBeGreaterThan(30)
  })

  it.each(shapesOf(log))('is the same events from $name', async (shape) => {
    const left = new Set(
      records.flatMap(({ record }) => (isLeftOut(shape, record) ? [record['eventID']] : [])),
    )
    const { seen, others } = await readBack(shape.deliver(records, {}))
    expect(others).toEqual([])
    const expected = plain.filter(({ id }) => !left.has(id))
    expect(comparable(shape, seen)).toEqual(comparable(shape, expected))
  })

  it.each(shapesOf(log).filter(({ name }) => name in exceptions))(
    'needs the exception of $name',
    async (shape) => {
      const { seen } = await readBack(shape.deliver(records, {}))
      expect(seen).not.toEqual(plain)
    },
  )

  it('is the same however long files are, whenever records come, in whatever order pieces come', async () => {
    const few = log.records.slice(0, 40)
    const { seen: expected } = await readBack(ndjson.deliver(delayed(few, ''), {}))
    const options = fc.record({
      windowMinutes: fc.constantFrom(1, 7, 60, 1440),
      recordsPerFile: fc.integer({ min: 1, max: 50 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...shapesOf(log)),
        options,
        fc.string({ maxLength: 3 }),
        async (shape, measure: DeliveryOptions, label) => {
          const random = createRandom(label)
          const pieces = [...shape.deliver(delayed(few, label), measure)]
            .map((piece) => ({ piece, place: random.fraction() }))
            .toSorted((one, other) => one.place - other.place)
          const { seen, others } = await readBack(pieces.map(({ piece }) => piece))
          expect(others).toEqual([])
          expect(comparable(shape, seen)).toEqual(comparable(shape, expected))
        },
      ),
      { numRuns: 15 },
    )
  })

  it.each(shapesOf(log))('has the same bytes every time from $name', (shape) => {
    expect([...shape.deliver(records, {})]).toEqual([...shape.deliver(records, {})])
  })
})
