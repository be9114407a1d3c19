/**
 * `spoor/history@1`: a history as text. JSON, one value a line: a head that names the format and counts
 * the rows, then one row for each sighting (kind, key, first, last, days), sorted. The days are
 * hexadecimal: bit n stands for the UTC day n days before the last. A kind that is full has one row
 * with the word in place of a key's sighting. The same history is always the same text.
 */
import { compareText } from '../../base/compare.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import { isJsonArray, isJsonObject, type JsonValue, parseJson } from '../../base/json.ts'
import {
  type History,
  type HistoryKind,
  historyKinds,
  historyOf,
  keptKey,
  ShelfBuilder,
} from './history.ts'
import { dayOf, daysKept, type Sighting } from './sighting.ts'

/** The name of the format; another number is another format. */
export const historySchema = 'spoor/history@1'

/** The longest text that is read, in UTF-16 units or bytes; more than a history takes at its bounds. */
export const longestHistory = 400_000_000

/** A history that was read, or what keeps it from being read. */
export interface ReadHistory {
  readonly history?: History
  readonly diagnostics: readonly Diagnostic[]
}

/** Prints a history in pieces, line by line; ends with a line break. */
export function* historyLines(history: History): Generator<string> {
  const rows = historyKinds.reduce((sum, kind) => {
    const shelf = history[kind]
    return sum + (shelf === 'full' ? 1 : shelf.size)
  }, 0)
  yield `${JSON.stringify({ schema: historySchema, rows })}\n`
  for (const kind of historyKinds) {
    const shelf = history[kind]
    if (shelf === 'full') yield `${JSON.stringify([kind, 'full'])}\n`
    else {
      const sorted = [...shelf].sort(([a], [b]) => compareText(a, b))
      for (const [key, sighting] of sorted) yield `${rowText(kind, key, sighting)}\n`
    }
  }
}

/** Reads the text of a history. A text with a fault is refused as a whole: a part of it would lie. */
export function readHistory(text: string, file: string): ReadHistory {
  const fault = (code: string, line: number, message: string, hint: string): ReadHistory => ({
    diagnostics: [{ code, severity: 'error', message, file, line, column: 1, hint }],
  })
  const again = 'restore a copy of the file, or remove it and learn again'
  if (text.length > longestHistory) {
    const message = `a history has at most ${longestHistory} characters, this file ${text.length}`
    return fault('history-too-large', 1, message, again)
  }
  const lines = linesOf(text)
  const head = parseJson(lines.next().value?.text ?? '')
  const schema = isJsonObject(head) ? head['schema'] : undefined
  if (!isJsonObject(head) || typeof schema !== 'string' || !schema.startsWith('spoor/history@')) {
    const message = 'this is no history: its first line does not name the format'
    return fault('history-invalid', 1, message, `name a file that spoor learn --history wrote`)
  }
  if (schema !== historySchema) {
    const message = `the history has the format ${shortened(schema)}; this version reads ${historySchema}`
    return fault(
      'history-version',
      1,
      message,
      'use the version of Spoor that wrote it, or learn again',
    )
  }
  const builders = new Map(historyKinds.map((kind) => [kind, new ShelfBuilder(kind)]))
  let rows = 0
  let last = 1
  for (const { text: line, number } of lines) {
    const problem = takeRow(parseJson(line), builders)
    if (problem !== undefined) return fault('history-invalid', number, problem, again)
    rows++
    last = number
  }
  if (head['rows'] !== rows) {
    const message = `the history ends after ${rows} rows, its head names ${shortened(JSON.stringify(head['rows'] ?? null))}`
    return fault('history-cut', last, message, again)
  }
  return { history: historyOf((kind) => builders.get(kind)?.shelf() ?? new Map()), diagnostics: [] }
}

/** The lines of a text, the empty end left out; without a copy of the whole text. */
function* linesOf(text: string): Generator<{ readonly text: string; readonly number: number }> {
  for (let start = 0, number = 1; start < text.length; number++) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    yield { text: text.slice(start, end), number }
    start = end + 1
  }
}

function rowText(kind: HistoryKind, key: string, { first, last, days }: Sighting): string {
  return JSON.stringify([kind, key, timeText(first), timeText(last), days.toString(16)])
}

/** Puts a row where it belongs; returns what is wrong with it otherwise. */
function takeRow(
  row: JsonValue | undefined,
  builders: ReadonlyMap<HistoryKind, ShelfBuilder>,
): string | undefined {
  if (!isJsonArray(row)) return 'the line is no row of a history: it is not a JSON list'
  const [name, key, first, last, days] = row
  const kind = historyKinds.find((one) => one === name)
  const builder = kind === undefined ? undefined : builders.get(kind)
  if (builder === undefined)
    return `a history has no rows of the kind ${shortened(JSON.stringify(name ?? null))}`
  if (key === 'full' && row.length === 2) {
    builder.fill()
    return undefined
  }
  if (row.length !== 5 || typeof key !== 'string' || key !== keptKey(key)) {
    return 'a row holds a kind, a key, the first and the last time, and the days'
  }
  const sighting = sightingOfRow(first, last, days)
  if (typeof sighting === 'string') return sighting
  builder.put(key, sighting)
  return undefined
}

function sightingOfRow(
  firstText: JsonValue | undefined,
  lastText: JsonValue | undefined,
  daysText: JsonValue | undefined,
): Sighting | string {
  const first = timeOf(firstText)
  const last = timeOf(lastText)
  if (first === undefined || last === undefined) {
    return 'a time of the row is none: 2026-03-02T14:05:00.000Z is one'
  }
  if (first > last) return 'the row was first seen after it was last seen'
  const days =
    typeof daysText === 'string' && /^[0-9a-f]{1,100}$/.test(daysText)
      ? BigInt(`0x${daysText}`)
      : undefined
  const span = Math.min(daysKept, dayOf(last) - dayOf(first) + 1)
  if (days === undefined || (days & 1n) === 0n || days >> BigInt(span) !== 0n) {
    return 'the days of the row do not lie between its first and last time'
  }
  return { first, last, days }
}

function timeText(time: number): string {
  return new Date(time).toISOString()
}

function timeOf(value: JsonValue | undefined): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(time) || timeText(time) !== value ? undefined : time
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}
