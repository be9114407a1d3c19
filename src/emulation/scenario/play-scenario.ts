import { durationOf } from '../../base/duration.ts'
import { createRandom } from '../random.ts'
import type { RandomSource } from '../random.ts'
import { playNoise } from '../noise/play-noise.ts'
import { playStep } from '../steps/actions.ts'
import type { AzureDialect } from '../steps/azure-played-record.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import { delayLine, mergeInOrder } from './delivery-order.ts'
import type { LoadedScenario } from './loaded-scenario.ts'
import type { EmulatedRecord } from './emulated-record.ts'
import { newThingId } from './thing-id.ts'
import { World } from './world.ts'

/** How a scenario is played. */
export interface PlayOptions {
  /** The same seed gives the same bytes; `1` when not given. */
  readonly seed?: string
  /** How much of the background noise there is; 1 when not given, 0 for none. */
  readonly scale?: number
  /** How Azure writes its rows; `azure-event-hub` when not given. */
  readonly azureDialect?: AzureDialect
}

/**
 * Plays a scenario: the records of its steps and of the work in the background, in the order in which
 * the clouds deliver them. Steps are held, noise is made as it is asked for, so that millions of
 * records cost no more memory than thousands.
 */
export function* playScenario(
  loaded: LoadedScenario,
  options: PlayOptions = {},
): Generator<EmulatedRecord> {
  const { scenario } = loaded
  const { seed = '1', scale = 1 } = options
  const random = createRandom(`${scenario.id}/${seed}`)
  const told = playSteps(loaded, options)
  const end = told.reduce((last, { time }) => Math.max(last, time), Date.parse(scenario.start))
  const { azureDialect = 'azure-event-hub' } = options
  const noise = playNoise(scenario, { seed, scale, end, azureDialect })
  const { late = 0, lateBy = '30m', duplicates = 0 } = scenario.delivery ?? {}
  const story = delayLine(mergeInOrder([told, prompt(noise)]), {
    random: random.branch('delivery'),
    late,
    lateBy: durationOf(lateBy) ?? 0,
    duplicates,
  })
  yield* story
}

/** What the steps of a scenario leave, and what everything in it is called in the clouds. */
export interface PlayedStory {
  /** In the order of their delivery. */
  readonly records: readonly EmulatedRecord[]
  /** The ids of the places and things, by their names in the scenario. */
  readonly ids: ReadonlyMap<string, string>
}

/** The records of the steps alone, in the order of their delivery. */
export function playSteps(
  loaded: LoadedScenario,
  options: PlayOptions = {},
): readonly EmulatedRecord[] {
  return playStory(loaded, options).records
}

/** Plays the steps alone. */
export function playStory(loaded: LoadedScenario, options: PlayOptions = {}): PlayedStory {
  const { scenario, steps } = loaded
  const { seed = '1', azureDialect = 'azure-event-hub' } = options
  const world = new World(scenario, { seed, newId: newThingId })
  const random = createRandom(`${scenario.id}/${seed}/steps`)
  const records = steps.flatMap((step, place) => {
    // By where the step stands and which turn it is, so that a new step moves no other.
    const stream: RandomSource = random.branch(`${step.id ?? step.path.join('.')} ${step.turn}`)
    const scene = { step, actor: world.actor(step.by, step.time), world, random: stream }
    const late = step.late === undefined ? 0 : (durationOf(step.late) ?? 0)
    return playStep(scene, azureDialect).flatMap((record): readonly EmulatedRecord[] => {
      const one = { ...record, deliveredAt: record.time + late, step: place }
      return step.twice === true ? [one, one] : [one]
    })
  })
  return {
    records: records.toSorted((one, other) => one.deliveredAt - other.deliveredAt),
    ids: new Map([
      ...world.places().map(({ name, id }) => [name, id] as const),
      ...world.things().map(({ name, id }) => [name, id] as const),
    ]),
  }
}

function* prompt(records: Iterable<PlayedRecord>): Generator<EmulatedRecord> {
  for (const record of records) yield { ...record, deliveredAt: record.time }
}
