import type { Diagnostic } from '../base/diagnostic.ts'
import type { Detection } from '../detections/detection.ts'
import { shapeNamed } from '../emulation/deliveries/delivery-shapes.ts'
import { emulate, shapeFor, sourcesOf } from '../emulation/emulate.ts'
import { playStory } from '../emulation/scenario/play-scenario.ts'
import type { Event } from '../events/event.ts'
import { hunt, type HuntResult } from '../hunt.ts'
import type { Telemetry } from './telemetry.ts'
import type { ObservedRecord } from './observed-record.ts'

/** What a hunt saw in the telemetry of one case. */
export interface Observation {
  readonly result: HuntResult
  /** Every event as detections see it. */
  readonly events: readonly Event[]
  /** Every raw record with its event. */
  readonly records: readonly ObservedRecord[]
  /** The ids of the places and things of a scenario, by name; empty for files. */
  readonly ids: ReadonlyMap<string, string>
}

/** Plays or reads the telemetry of a case, through all that real logs go through, and hunts in it. */
export async function observe(
  telemetry: Telemetry,
  detections: readonly Detection[],
): Promise<Observation> {
  const events: Event[] = []
  const onEvent = (event: Event): void => void events.push(event)
  const result = await hunt({ ...inputOf(telemetry), detections, onEvent })
  const records = events.flatMap((event) =>
    event.records.map(({ id, record }): ObservedRecord => ({ id, record, event })),
  )
  return { result, events, records, ids: idsOf(telemetry) }
}

function inputOf(telemetry: Telemetry): {
  readonly inputs: readonly string[]
  readonly stdin?: AsyncIterable<Buffer>
} {
  if (telemetry.kind === 'file') return { inputs: [telemetry.file] }
  return { inputs: ['-'], stdin: bytesOf(telemetry) }
}

/** The delivered files one after another: JSON documents and lines may follow one another so. */
async function* bytesOf(telemetry: Telemetry & { kind: 'scenario' }): AsyncGenerator<Buffer> {
  for (const text of deliveredTexts(telemetry)) {
    yield Buffer.from(text.endsWith('\n') ? text : `${text}\n`)
  }
}

/** The texts of the files in which a scenario of a case is delivered. */
export function* deliveredTexts(telemetry: Telemetry & { kind: 'scenario' }): Generator<string> {
  const shape = shapeNamed(telemetry.shape)
  const shapes = shape === undefined ? [] : [shape]
  const { loaded, seed } = telemetry
  for (const { text } of emulate(loaded, { seed, shapes })) yield text
}

/** The ids of the places and things of a scenario, by name; none of a file. */
export function idsOf(telemetry: Telemetry): ReadonlyMap<string, string> {
  if (telemetry.kind === 'file') return new Map()
  return playStory(telemetry.loaded, { seed: telemetry.seed }).ids
}

/** Why telemetry cannot be used for a test as it is: records that nobody could read, and the like. */
export function faultsOf({ result }: Observation): readonly Diagnostic[] {
  const rejected = Object.values(result.records.rejected).reduce((sum, count) => sum + count, 0)
  if (rejected === 0 && result.unreadable.length === 0) return []
  return result.diagnostics.filter(({ severity }) => severity === 'error')
}

/** The shapes in which a scenario of a case is delivered, by log. */
export function shapesOf(telemetry: Telemetry & { kind: 'scenario' }): readonly string[] {
  const shape = shapeNamed(telemetry.shape)
  return sourcesOf(telemetry.loaded).map(
    (source) => shapeFor(source, shape === undefined ? [] : [shape]).name,
  )
}
