import { day, minute } from '../clock.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { newThingId } from '../scenario/thing-id.ts'
import { World } from '../scenario/world.ts'
import type { AzureDialect } from '../steps/azure-played-record.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import { noiseKindOf } from './noise-kinds.ts'
import { createNoiseSource } from './noise-source.ts'
import type { NoisePlan } from './noise-source.ts'

/** How much noise there is, how long, and how it is written. */
export interface NoiseOptions {
  readonly seed: string
  /** Multiplies the records of a day. */
  readonly scale: number
  /** When the story ends, milliseconds UTC. */
  readonly end: number
  /** How Azure writes its rows; `azure-event-hub` when not given. */
  readonly azureDialect?: AzureDialect
}

/**
 * The work in the background of a scenario, in the order of time, made slot by slot as it is asked
 * for. Its size in records is that of the scenario times the scale; how it falls over the day is the
 * rhythm of each kind: office hours are busiest before noon and in the afternoon, UTC. Memory holds
 * one slot, and what its work has yet to do later, such as the end of a machine.
 */
export function* playNoise(scenario: Scenario, options: NoiseOptions): Generator<PlayedRecord> {
  if (options.scale <= 0) return
  const plans = plansOf(scenario, options)
  const sources = plans.map(createNoiseSource)
  const start = Date.parse(scenario.start)
  const last = Math.max(start, ...plans.map(({ until }) => until))
  const length = slotLength(plans)
  let held: readonly PlayedRecord[] = []
  for (let from = start; from < last; from += length) {
    const slot = { from, length }
    const played = [...held, ...sources.flatMap((source) => source(slot))]
    const isDue = ({ time }: PlayedRecord): boolean => time < from + length
    held = played.filter((record) => !isDue(record))
    yield* played.filter(isDue).sort((one, other) => one.time - other.time)
  }
}

/** What the scenario asks for and its clouds know; the names were checked when it was loaded. */
function plansOf(scenario: Scenario, options: NoiseOptions): readonly NoisePlan[] {
  const { seed, scale, end, azureDialect = 'azure-event-hub' } = options
  const start = Date.parse(scenario.start)
  const world = new World(scenario, { seed, newId: newThingId })
  return (scenario.noise ?? []).flatMap((part, order) => {
    const place = world.place(part.in)
    const kind = noiseKindOf(place.cloud, part.kind)
    // A place whose own log we do not get works unseen.
    if (kind === undefined || place.logged === false) return []
    const until = part.days === undefined ? end : start + part.days * day
    const label = `${scenario.id}/${seed}/noise/${order}`
    return [{ part, place, kind, until, label, scale, azureDialect }]
  })
}

/** Slots are short where there is much: records that soon go on cost the least memory and time. */
function slotLength(plans: readonly NoisePlan[]): number {
  const perDay = plans.reduce((sum, { part, scale }) => sum + part.perDay * scale, 0)
  return perDay > 100_000 ? minute : 10 * minute
}
