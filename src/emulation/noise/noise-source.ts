import { createRandom } from '../random.ts'
import type { NoisePart } from '../scenario/scenario.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import type { NoiseKind, NoiseMoment } from './noise-kind.ts'
import { shareOfDay } from './noise-rhythm.ts'
import type { TimeSlot } from './noise-rhythm.ts'

/** What one line of a scenario's noise is played with. */
export interface NoisePlan extends Pick<NoiseMoment, 'place' | 'azureDialect'> {
  readonly part: NoisePart
  readonly kind: NoiseKind
  /** Multiplies the records of a day. */
  readonly scale: number
  /** When the work ends, milliseconds UTC. */
  readonly until: number
  /** The seed of its stream: no other source has the same. */
  readonly label: string
}

/** Gives the records of the work that is begun in a slot, in no order; some may fall behind it. */
export type NoiseSource = (slot: TimeSlot) => readonly PlayedRecord[]

/**
 * One kind of work in one place, asked for slot after slot. `perDay` counts records, and a moment may
 * leave several: what one slot has too many the next ones have too few.
 */
export function createNoiseSource(plan: NoisePlan): NoiseSource {
  const { part, kind, scale, until, label, place, azureDialect } = plan
  let owed = 0
  return (slot) => {
    if (until <= slot.from) return []
    const random = createRandom(`${label}/${slot.from}`)
    const expected = part.perDay * scale * shareOfDay(slot, part.office ?? 0)
    // A whole number around the expected one: one more as often as its fraction says.
    owed += Math.floor(expected + random.fraction())
    const records: PlayedRecord[] = []
    while (owed > 0) {
      const time = Math.floor(slot.from + random.fraction() * slot.length)
      const played = kind({ time, place, azureDialect, random })
      owed -= Math.max(1, played.length)
      // A log ends when the story does.
      records.push(...played.filter((record) => record.time < until))
    }
    return records
  }
}
