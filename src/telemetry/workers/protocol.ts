/** What the main thread and a worker that reads files say to each other. */
import type { Limits } from '../telemetry-limits.ts'
import type { AnswerPlace, FilterQuestion } from './filter-questions.ts'
import type { PackedPieces } from './packed-pieces.ts'
import type { FilterAnswer } from './remembered-filter.ts'

/** What a worker is given when it starts. */
export interface WorkerSetup {
  readonly limits: Limits
  /** The secret of all fingerprints, so that repeats are told over all workers. */
  readonly secret: Uint8Array
  /** A worker waits while so many bytes that it sent have not been used. */
  readonly window: number
  /** Where the answer to a question of the worker appears; absent where every record is wanted. */
  readonly answer?: AnswerPlace | undefined
  /** The kernel that the main thread has compiled; absent where every record is wanted. */
  readonly kernel?: WebAssembly.Module | undefined
}

/** A part of a large file of one record a line: the lines that begin in the step of this number. */
export interface LineRange {
  /** From 0 on. */
  readonly number: number
  /** The steps of a file are so many bytes long. */
  readonly step: number
  /** How many parts there are. The last goes on to the end of the file, which may have grown since it was listed. */
  readonly count: number
}

/** Files, or a part of one, that are read by one thread. */
export interface ReadOrder {
  readonly paths: readonly string[]
  readonly range?: LineRange
}

/** What the main thread says to a worker. */
export type WorkerOrder =
  /** Read these files, after those that were named before; the filter has said this in the meantime. */
  | ({ readonly kind: 'read'; readonly answers: readonly FilterAnswer[] } & ReadOrder)
  /** So many bytes that the worker sent have been used. */
  | { readonly kind: 'used'; readonly weight: number }

/** A part of what a worker found in a parcel. */
export interface PiecesMessage {
  readonly kind: 'pieces'
  readonly packed: PackedPieces
  /** About how many bytes it takes. */
  readonly weight: number
  /** How many bytes were read from the disk since the message before. */
  readonly stored: number
  /** Set on the last of a parcel. */
  readonly end?: ParcelEnd
}

/** How far a worker came with a parcel. */
export interface ParcelEnd {
  /** Of a part of a file: the number of the part that must be read next. */
  readonly next: number
  /** How many lines were read. */
  readonly lines: number
}

/** What a worker says to the main thread. */
export type WorkerMessage =
  | PiecesMessage
  /** It has started, and waits for orders. */
  | { readonly kind: 'ready' }
  /** Is a record of this kind needed? The worker sleeps until the answer appears. */
  | { readonly kind: 'question'; readonly question: FilterQuestion }
