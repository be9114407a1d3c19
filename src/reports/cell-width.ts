/**
 * How many cells of a terminal a text takes: two for what is wide in East Asia and for emoji (Unicode
 * Standard Annex 11), none for marks that stand over the character before them, one for anything else.
 */

const plain = /^[\x20-\x7e]*$/

/**
 * The characters of East_Asian_Width Wide and Fullwidth that are no emoji, with what is not assigned
 * between them.
 */
const wideRanges: readonly string[] = [
  '\\u1100-\\u115f\\ua960-\\ua97c\\uac00-\\ud7a3', // Hangul
  '\\u2329\\u232a', // angle brackets
  '\\u2630-\\u2637\\u268a-\\u268f\\u{1d300}-\\u{1d376}', // trigrams, digrams, Tai Xuan Jing
  '\\u2e80-\\u303e\\u3041-\\u3247\\u3250-\\ua4c6', // radicals, kana, ideographs, Yi
  '\\uf900-\\ufaff\\ufe10-\\ufe6b\\uff01-\\uff60\\uffe0-\\uffe6', // compatibility and full-width forms
  '\\u{16fe0}-\\u{1b2fb}', // Tangut, Khitan, Nushu
  '\\u{1f1ae}\\u{1f200}-\\u{1f265}\\u{1f6d9}\\u{1f7da}\\u{1fa8b}-\\u{1fafa}', // enclosed ideographs and symbols
  '\\u{20000}-\\u{3fffd}', // more ideographs
]

/** Emoji that are shown as such are wide, but for the letters of flags, two of which make one. */
const wide = new RegExp(
  `^(?![\\u{1f1e6}-\\u{1f1ff}])[\\p{Emoji_Presentation}${wideRanges.join('')}]`,
  'u',
)

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
  return wide.test(cluster) ? 2 : 1
}
