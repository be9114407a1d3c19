/**
 * How many cells of a terminal a text takes: two for what is wide in East Asia and for emoji (Unicode
 * Standard Annex 11), none for marks that stand over the character before them, one for anything else.
 */
import { eastAsianWidth } from 'get-east-asian-width'

const plain = /^[\x20-\x7e]*$/

/** A character with the marks over it, or marks that stand alone. */
const clusters = /[^\p{Mn}\p{Me}][\p{Mn}\p{Me}]*|[\p{Mn}\p{Me}]+/gu

/** The width of a text in cells; it must be free of control characters. */
export function cellWidth(text: string): number {
  if (plain.test(text)) return text.length
  let width = 0
  for (const cluster of clustersOf(text)) width += clusterWidth(cluster)
  return width
}

/** The longest beginning of a text that fits into so many cells; a wide character may leave one empty. */
export function takeCells(text: string, width: number): string {
  if (plain.test(text)) return text.slice(0, Math.max(0, width))
  let [taken, left] = ['', width]
  for (const cluster of clustersOf(text)) {
    left -= clusterWidth(cluster)
    if (left < 0) return taken
    taken += cluster
  }
  return taken
}

/** The longest end of a text that fits into so many cells. */
export function takeLastCells(text: string, width: number): string {
  if (plain.test(text)) return text.slice(Math.max(0, text.length - Math.max(0, width)))
  const all = clustersOf(text)
  let [first, left] = [all.length, width]
  while (first > 0) {
    left -= clusterWidth(all[first - 1] ?? '')
    if (left < 0) break
    first--
  }
  return all.slice(first).join('')
}

/** A text in characters, each with the marks over it. */
export function clustersOf(text: string): readonly string[] {
  return text.match(clusters) ?? []
}

/** Marks that stand alone get a cell, which they take in some terminals: no line may be too long. */
function clusterWidth(cluster: string): number {
  return eastAsianWidth(cluster.codePointAt(0) ?? 0)
}
