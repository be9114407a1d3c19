import type { RandomSource } from '../random.ts'
import type { Place } from '../scenario/thing.ts'
import type { AzureDialect } from '../steps/azure-played-record.ts'
import type { PlayedRecord } from '../steps/played-record.ts'

/** One moment of background work. */
export interface NoiseMoment {
  /** Milliseconds UTC. */
  readonly time: number
  readonly place: Place
  /** How Azure writes its rows; the other clouds never ask. */
  readonly azureDialect: AzureDialect
  readonly random: RandomSource
}

/**
 * Plays one moment of a kind of background work: one record, or the few that belong together, none
 * before the moment. Who works there, and on what, follows from the place alone.
 */
export type NoiseKind = (moment: NoiseMoment) => readonly PlayedRecord[]

/** Kinds of background work by the names that scenarios call them. */
export type NoiseTable = Readonly<Record<string, NoiseKind>>
