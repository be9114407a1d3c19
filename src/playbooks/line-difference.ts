/** What differs between two texts, line by line, as a unified diff. */

/** A line that stands in both texts, or in one of them. */
export interface DifferenceLine {
  readonly sign: ' ' | '-' | '+'
  readonly line: string
}

/** Above as many pairs of lines the middle counts as replaced whole: a table of them would be huge. */
const mostPairs = 4_000_000

/** The lines of both texts in order, with those that only the old (`-`) or the new (`+`) one has. */
export function compareLines(
  old: readonly string[],
  fresh: readonly string[],
): readonly DifferenceLine[] {
  let head = 0
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++
  let tail = 0
  const most = Math.min(old.length, fresh.length) - head
  while (tail < most && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
  const removed = old.slice(head, old.length - tail)
  const added = fresh.slice(head, fresh.length - tail)
  const middle =
    removed.length * added.length > mostPairs
      ? [...signed('-', removed), ...signed('+', added)]
      : align(removed, added)
  return [
    ...signed(' ', old.slice(0, head)),
    ...middle,
    ...signed(' ', old.slice(old.length - tail)),
  ]
}

function signed(sign: DifferenceLine['sign'], lines: readonly string[]): readonly DifferenceLine[] {
  return lines.map((line) => ({ sign, line }))
}

/** Longest common subsequence, by its table of lengths. */
function align(old: readonly string[], fresh: readonly string[]): readonly DifferenceLine[] {
  const width = fresh.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
    }
  }
  const found: DifferenceLine[] = []
  let [row, column] = [0, 0]
  while (row < old.length || column < fresh.length) {
    const [removed, added] = [old[row], fresh[column]]
    if (removed !== undefined && removed === added) {
      found.push({ sign: ' ', line: removed })
      row++
      column++
    } else if (
      removed !== undefined &&
      (added === undefined || lengthAt(row + 1, column) >= lengthAt(row, column + 1))
    ) {
      found.push({ sign: '-', line: removed })
      row++
    } else {
      found.push({ sign: '+', line: added ?? '' })
      column++
    }
  }
  return found
}

/** Lines of context round each change. */
const context = 3

/** A unified diff of two texts with their names; empty when they are equal. */
export function unifiedDifference(
  old: { readonly name: string; readonly text: string },
  fresh: { readonly name: string; readonly text: string },
): readonly string[] {
  const lines = compareLines(old.text.split('\n'), fresh.text.split('\n'))
  const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]))
  if (changed.length === 0) return []
  const ranges = changed.reduce<readonly HunkRange[]>((hunks, index) => {
    const last = hunks.at(-1)
    const to = Math.min(lines.length, index + context + 1)
    if (last === undefined || index - context > last.to) {
      return [...hunks, { from: Math.max(0, index - context), to }]
    }
    return [...hunks.slice(0, -1), { from: last.from, to }]
  }, [])
  return [
    `--- ${old.name}`,
    `+++ ${fresh.name}`,
    ...ranges.flatMap((range) => hunkText(lines, range)),
  ]
}

/** The lines of a hunk, the end left out. */
interface HunkRange {
  readonly from: number
  readonly to: number
}

function hunkText(lines: readonly DifferenceLine[], { from, to }: HunkRange): readonly string[] {
  const count = (part: readonly DifferenceLine[], other: '+' | '-'): number =>
    part.filter(({ sign }) => sign !== other).length
  const before = lines.slice(0, from)
  const shown = lines.slice(from, to)
  const range = (other: '+' | '-'): string => {
    const length = count(shown, other)
    return `${count(before, other) + (length === 0 ? 0 : 1)},${length}`
  }
  return [`@@ -${range('+')} +${range('-')} @@`, ...shown.map(({ sign, line }) => `${sign}${line}`)]
}
