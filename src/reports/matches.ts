/** What a query found, as a table for a terminal or as data. */
import type { JsonValue } from '../base/json.ts'
import { valueAt } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import type { Match } from '../matching/match.ts'
import { column, escapeForTerminal } from './terminal-text.ts'

/** How matches are printed. */
export type MatchFormat = 'table' | 'json' | 'ndjson'

/** The matches as text that ends in a newline; empty for a table without rows. */
export function renderMatches(
  matches: readonly Match[],
  format: MatchFormat,
  width: number,
): string {
  const found = matches.map(reportedMatch)
  if (format === 'json') return `${JSON.stringify(found, null, 2)}\n`
  if (format === 'ndjson') return found.map((match) => `${JSON.stringify(match)}\n`).join('')
  return matches
    .flatMap(({ events }) => events.map((event) => `${tableRow(event, width)}\n`))
    .join('')
}

/** One match as data: the rule, and each event with its ECS document and where it stands. */
function reportedMatch({ detection, events }: Match): object {
  return {
    detection: { id: detection.id, title: detection.title, language: detection.language },
    events: events.map(({ id, document, records }) => ({
      id,
      document,
      records: records.map((one) => ({
        record: one.id,
        file: one.record.origin.file,
        line: one.record.origin.line ?? null,
      })),
    })),
  }
}

function tableRow({ time, document, records }: Event, width: number): string {
  const [first] = records
  const place =
    first === undefined ? '' : `${first.record.origin.file}:${first.record.origin.line ?? ''}`
  const action = textOf(valueAt(document, 'event', 'action'))
  const user =
    textOf(valueAt(document, 'user', 'name')) || textOf(valueAt(document, 'user', 'email'))
  const rest = width - 20 - 2 - 32 - 2 - 20 - 2
  return [
    `${new Date(time).toISOString().slice(0, 19)}Z`,
    column(escapeForTerminal(action), 32),
    column(escapeForTerminal(user), 20),
    column(escapeForTerminal(place), Math.max(20, rest)).trimEnd(),
  ].join('  ')
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? String(value[0] ?? '') : ''
}
