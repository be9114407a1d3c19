import type { Skimmer } from '../skimmer.ts'
import { readPieces } from '../read-pieces.ts'
import type { Limits } from '../telemetry-limits.ts'
import { PiecePacker } from './pack-pieces.ts'
import type { LineRange } from './parcel.ts'
import type { ParcelEnd, PiecesMessage } from './protocol.ts'
import { readRange } from './read-range.ts'

/** What a worker reads with, and how it gets rid of what it finds. */
export interface ParcelContext {
  readonly limits: Limits
  readonly skimmer: Skimmer | undefined
  /** Sends pieces on; resolves when there is room for more. */
  readonly send: (message: PiecesMessage) => Promise<void>
}

/** Reads files, or a part of one, and sends what it finds piece by piece; the last message has the end. */
export async function readParcel(
  { paths, range }: { readonly paths: readonly string[]; readonly range?: LineRange },
  { limits, skimmer, send }: ParcelContext,
): Promise<void> {
  const packer = new PiecePacker(limits)
  let stored = 0
  const context = { limits, skimmer, onBytes: (bytes: number) => void (stored += bytes) }
  const flush = async (end?: ParcelEnd): Promise<void> => {
    const { weight } = packer
    const counted = stored
    stored = 0
    const message = { kind: 'pieces', packed: packer.take(), weight, stored: counted } as const
    await send(end === undefined ? message : { ...message, end })
  }
  const drain = async (
    pieces: AsyncGenerator<void, ParcelEnd | void>,
  ): Promise<ParcelEnd | void> => {
    for (;;) {
      const { done, value } = await pieces.next()
      if (done) return value
      if (packer.isFull) await flush()
    }
  }
  let end: ParcelEnd = { next: Infinity, lines: 0 }
  for (const path of paths) {
    packer.begin(path)
    const reading =
      range === undefined ? readPieces(packer, context) : readRange(packer, range, context)
    end = (await drain(reading)) ?? end
    if (end.next === Infinity) packer.end()
  }
  await flush(end)
}
