import type { JsonObject } from '../base/json.ts'
import type { LogSource } from '../telemetry/log-record.ts'
import { day } from './clock.ts'
import type { DeliveredPiece, DeliveryOptions, DeliveryShape } from './deliveries/delivery.ts'
import { defaultShapes } from './deliveries/delivery-shapes.ts'
import type { EmulatedRecord } from './scenario/emulated-record.ts'
import type { LoadedScenario } from './scenario/load-scenario.ts'
import { playScenario, type PlayOptions, playSteps } from './scenario/play-scenario.ts'
import type { Place } from './scenario/thing.ts'
import { actionsOf } from './steps/actions.ts'
import { sentenceOf } from './steps/step-action.ts'

/** How a scenario becomes files. */
export interface EmulationOptions extends Omit<PlayOptions, 'azureDialect'> {
  /** In which shapes; the cloud's own bucket for every log that none of them is for. */
  readonly shapes?: readonly DeliveryShape[]
  readonly delivery?: DeliveryOptions
  /** Told of every record as it is played. */
  readonly onRecord?: () => void
}

const sourceOf: Readonly<Record<Place['cloud'], LogSource>> = {
  aws: 'aws.cloudtrail',
  azure: 'azure.activitylogs',
  gcp: 'gcp.audit',
}

/** The logs that a scenario leaves records in. */
export function sourcesOf({ scenario }: LoadedScenario): readonly LogSource[] {
  const clouds = Object.values(scenario.cast.places).map(({ cloud }) => sourceOf[cloud])
  return [...new Set(clouds)].sort()
}

/** The shape in which a log is delivered: the first that was asked for and is for it, else its own. */
export function shapeFor(source: LogSource, shapes: readonly DeliveryShape[] = []): DeliveryShape {
  return shapes.find(({ sources }) => sources.includes(source)) ?? defaultShapes[source]
}

/**
 * Plays a scenario and delivers it, file by file, log after log. Nothing but what a file needs is
 * held; the same scenario, seed and options give the same bytes.
 */
export function* emulate(
  loaded: LoadedScenario,
  options: EmulationOptions = {},
): Generator<DeliveredPiece> {
  for (const source of sourcesOf(loaded)) {
    const shape = shapeFor(source, options.shapes)
    const { azureDialect } = shape
    const played = playScenario(loaded, {
      ...options,
      ...(azureDialect === undefined ? {} : { azureDialect }),
    })
    yield* shape.deliver(recordsOf(source, played, options.onRecord), options.delivery ?? {})
  }
}

function* recordsOf(
  source: LogSource,
  records: Iterable<EmulatedRecord>,
  onRecord: (() => void) | undefined,
): Generator<EmulatedRecord> {
  for (const record of records) {
    if (record.source !== source) continue
    onRecord?.()
    yield record
  }
}

/** About how many records a scenario gives: those of its steps, and its noise by the day. */
export function expectedRecords(loaded: LoadedScenario, options: PlayOptions = {}): number {
  const { scenario } = loaded
  const told = playSteps(loaded, options)
  const start = Date.parse(scenario.start)
  const end = told.reduce((last, { time }) => Math.max(last, time), start)
  const noise = (scenario.noise ?? []).reduce(
    (sum, { perDay, days = (end - start) / day }) => sum + perDay * days * (options.scale ?? 1),
    0,
  )
  return told.length + Math.round(noise)
}

/**
 * What an emulation says of itself, to stand beside the files: that every record is emulated, how it
 * was made, and which records each step left. No record says so itself, because a real one would not.
 */
export function labelOf(
  loaded: LoadedScenario,
  options: EmulationOptions & { readonly tool: string; readonly records: number },
): JsonObject {
  const { scenario, steps } = loaded
  const { seed = '1', scale = 1 } = options
  const told = recordsByStep(loaded, seed)
  return {
    schema: 'spoor/emulation@1',
    emulated: true,
    note: 'Every record in this folder is emulated; none comes from a real system.',
    made_by: options.tool,
    scenario: { id: scenario.id, name: scenario.name, kind: scenario.kind },
    seed,
    scale,
    shapes: sourcesOf(loaded).map((source) => shapeFor(source, options.shapes).name),
    record_count: options.records,
    steps: steps.map((step, place) => ({
      time: new Date(step.time).toISOString(),
      tale: step.tale ?? null,
      says: sentenceOfStep(loaded, place),
      principal: told.get(place)?.[0]?.principal ?? null,
      attempt: step.refused === true || step.fails !== undefined || step.dryRun === true,
      ids: [...new Set(told.get(place)?.map(({ id }) => id))],
    })),
  }
}

function recordsByStep(
  loaded: LoadedScenario,
  seed: string,
): ReadonlyMap<number, readonly EmulatedRecord[]> {
  const groups = new Map<number, EmulatedRecord[]>()
  for (const record of playSteps(loaded, { seed })) {
    if (record.step === undefined) continue
    const group = groups.get(record.step)
    if (group === undefined) groups.set(record.step, [record])
    else group.push(record)
  }
  return groups
}

/** A step of a scenario as a sentence. */
export function sentenceOfStep({ scenario, steps }: LoadedScenario, place: number): string {
  const step = steps[place]
  const actor = step === undefined ? undefined : scenario.cast.principals[step.by]
  const cloud = actor === undefined ? undefined : scenario.cast.places[actor.in]?.cloud
  const action = step === undefined || cloud === undefined ? undefined : actionsOf(cloud)[step.do]
  return step === undefined || action === undefined ? '' : sentenceOf(step, action)
}
