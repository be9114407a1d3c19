import type { Skimmer } from '../skim/skimmer.ts'
import { readPieces } from '../read-pieces.ts'
import type { Limits } from '../telemetry-limits.ts'
import { PiecePacker } from './pack-pieces.ts'
import type { ParcelEnd, PiecesMessage, ReadOrder } from './protocol.ts'
import { readRange } from './read-range.ts'

/** What a thread reads with. */
export interface ParcelContext {
  readonly limits: Limits
  readonly skimmer: Skimmer | undefined
}

/** Reads files, or a part of one, and yields what it finds piece by piece; the last message has the end. */
export async function* readParcel(
  { paths, range }: ReadOrder,
  { limits, skimmer }: ParcelContext,
): AsyncGenerator<PiecesMessage> {
  const packer = new PiecePacker(limits)
  let stored = 0
  const context = { limits, skimmer, onBytes: (bytes: number) => void (stored += bytes) }
  const gathered = (end?: ParcelEnd): PiecesMessage => {
    const { weight } = packer
    const message = { kind: 'pieces', packed: packer.take(), weight, stored } as const
    stored = 0
    return end === undefined ? message : { ...message, end }
  }
  let end: ParcelEnd = { next: Infinity, lines: 0 }
  for (const path of paths) {
    packer.begin(path)
    const pieces: AsyncGenerator<void, ParcelEnd | void> =
      range === undefined ? readPieces(packer, context) : readRange(packer, range, context)
    for (;;) {
      const { done, value } = await pieces.next()
      if (done) {
        end = value ?? end
        break
      }
      if (packer.isFull) yield gathered()
    }
    if (end.next === Infinity) packer.end()
    if (packer.isFull) yield gathered()
  }
  yield gathered(end)
}
