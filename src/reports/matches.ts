/** What a query found, as a table for a terminal or as data. */
import type { JsonValue } from '../base/json.ts'
import { valueAt } from '../base/json.ts'
import type { Literal } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { passingDocument } from '../events/lazy-event.ts'
import type { Match } from '../matching/match.ts'
import { csvLine } from './csv.ts'
import { jsonLine, listPieces } from './json-text.ts'
import { column, escapeForTerminal } from './terminal-text.ts'

/** How matches are printed. */
export type MatchFormat = 'table' | 'json' | 'ndjson' | 'csv'

/** A match, with what Elastic returns beside the events of a sequence or sample. */
export interface FoundMatch extends Pick<Match, 'detection'> {
  /** In the order of the stages; null stands for a missing event `![..]`. */
  readonly events: readonly (Event | null)[]
  /** The values that the events share. */
  readonly joinKeys?: readonly Literal[]
}

/**
 * The matches as text that ends in a newline, match by match: very many are larger than the largest string.
 * Nothing for a table without rows.
 */
export function* matchPieces(
  matches: readonly FoundMatch[],
  format: MatchFormat,
  width: number,
): Generator<string> {
  switch (format) {
    case 'json':
      yield* listPieces(reportedMatches(matches), '')
      yield '\n'
      break
    case 'ndjson':
      for (const match of reportedMatches(matches)) yield jsonLine(match)
      break
    case 'csv':
      yield csvLine(csvColumns)
      for (const [index, match] of matches.entries()) yield* csvRows(match, index)
      break
    case 'table':
      yield* tablePieces(matches, width)
  }
}

function* reportedMatches(matches: readonly FoundMatch[]): Generator<object> {
  for (const match of matches) yield reportedMatch(match)
}

/** One match as data: the rule, and each event with its ECS document and where it stands. */
function reportedMatch({ detection, events, joinKeys }: FoundMatch): object {
  return {
    detection: { id: detection.id, title: detection.title, language: detection.language },
    ...(joinKeys === undefined ? {} : { join_keys: joinKeys }),
    events: events.map((event) => (event === null ? { missing: true } : reportedEvent(event))),
  }
}

function reportedEvent(event: Event): object {
  return {
    id: event.id,
    document: passingDocument(event),
    records: event.records.map((one) => ({
      record: one.id,
      file: one.record.origin.file,
      line: one.record.origin.line ?? null,
    })),
  }
}

const csvColumns = [
  'result',
  'rule',
  'time',
  'dataset',
  'event_id',
  'action',
  'outcome',
  'user',
  'source',
  'account',
  'file',
  'line',
]

/** A row for each event; `result` counts the matches, so that the events of a sequence are told. */
function csvRows({ detection, events }: FoundMatch, index: number): readonly string[] {
  return events.map((event) => {
    if (event === null) return csvLine([index + 1, detection.title, ...missingCells])
    const document = passingDocument(event)
    const { time, id } = event
    const [first] = event.records
    const cells = [
      index + 1,
      detection.title,
      new Date(time).toISOString(),
      event.source,
      id,
      textOf(valueAt(document, 'event', 'action')),
      textOf(valueAt(document, 'event', 'outcome')),
      userOf(document),
      textOf(valueAt(document, 'source', 'ip')) || textOf(valueAt(document, 'source', 'address')),
      textOf(valueAt(document, 'cloud', 'account', 'id')) ||
        textOf(valueAt(document, 'cloud', 'project', 'id')),
      first?.record.origin.file ?? '',
      first?.record.origin.line ?? '',
    ]
    return csvLine(cells)
  })
}

const missingCells = csvColumns.slice(2).map((name) => (name === 'action' ? 'missing' : ''))

/** A row for each event; the events of a sequence or sample stand apart from the next. */
function* tablePieces(matches: readonly FoundMatch[], width: number): Generator<string> {
  const isGrouped = matches.some(({ events }) => events.length > 1)
  for (const [index, { events }] of matches.entries()) {
    if (isGrouped && index > 0) yield '\n'
    for (const event of events) {
      yield `${event === null ? '(no such event)' : tableRow(event, width)}\n`
    }
  }
}

/** `2026-03-02T00:00:00Z` and two blanks behind each column but the last. */
const fixedColumns = 20 + 3 * 2

function tableRow(event: Event, width: number): string {
  const { time, records } = event
  const document = passingDocument(event)
  const [first] = records
  const place =
    first === undefined ? '' : `${first.record.origin.file}:${first.record.origin.line ?? ''}`
  const rest = Math.max(12, width - fixedColumns)
  const action = Math.min(32, Math.floor(rest * 0.45))
  const user = Math.min(20, Math.floor(rest * 0.28))
  return [
    `${new Date(time).toISOString().slice(0, 19)}Z`,
    column(escapeForTerminal(textOf(valueAt(document, 'event', 'action'))), action),
    column(escapeForTerminal(userOf(document)), user),
    column(escapeForTerminal(place), rest - action - user).trimEnd(),
  ].join('  ')
}

function userOf(document: Event['document']): string {
  return textOf(valueAt(document, 'user', 'name')) || textOf(valueAt(document, 'user', 'email'))
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? String(value[0] ?? '') : ''
}
