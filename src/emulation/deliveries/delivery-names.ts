import { createRandom } from '../random.ts'
import type { RandomSource } from '../random.ts'
import type { Batch } from './batched-shape.ts'

/** `2026-09-15`, or `2026-09-15T02:25` when the window does not begin at midnight. */
function windowName(start: number): string {
  return new Date(start).toISOString().slice(0, 16).replace('T00:00', '')
}

/** The stream of made-up ids for a batch, which no other batch of the shape draws from. */
export function randomOf(name: string, { first, start, number }: Batch): RandomSource {
  const again = number === 0 ? '' : ` ${number + 1}`
  return createRandom(`${name} ${first.place} ${first.part} ${windowName(start)}${again}`)
}

/** `2026/09/15`, as buckets have it. */
export function dayFolder(time: number): string {
  return new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')
}

/** `20260915T0225Z`: a minute, in letters that may stand in a file name. */
export function minuteStamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`
}

/**
 * The path of a file for which no cloud sets one: below the folder, by the window and, from the second
 * batch of a window on, by number.
 */
export function plainPath(folder: string, { start, number }: Batch, extension: string): string {
  const again = number === 0 ? '' : `_${number + 1}`
  return `${folder}/${minuteStamp(start)}${again}.${extension}`
}

/** The place and the part of a batch as folders: `111122223333/eu-west-1`. */
export function placeFolder(shape: string, { first }: Batch): string {
  return [shape, first.place, first.part].filter((name) => name !== '').join('/')
}
