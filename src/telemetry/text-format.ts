import { openBrace, openBracket } from './json-bytes.ts'

/** What a text holds, told by its beginning. */
export type TextFormat = 'json' | 'csv' | 'empty' | 'unknown'

/** So much of a text is looked at to tell its format. */
export const formatBytes = 64 * 1024

/**
 * Columns, in lower case, of which a table has all of one row when it holds a log that is read
 * (reference/telemetry.md 1.1, 1.2).
 */
const tableHeaders: readonly (readonly string[])[] = [
  ['eventsource', 'eventname'],
  ['eventjson'],
  ['operationnamevalue'],
  ['activitystatusvalue'],
  ['timegenerated [utc]', 'type'],
  ['timegenerated', 'type'],
]

/** Tells JSON (also one value a line, also with a time before each) and CSV from anything else. */
export function textFormatOf(head: Buffer): TextFormat {
  // Nearly every log is one of these, and its text need not be looked at.
  if (head[0] === openBrace || head[0] === openBracket) return 'json'
  const text = head.toString('latin1', 0, formatBytes).trimStart()
  // Nothing but white space for so long is strange; whoever reads on will find out.
  if (text === '') return head.length < formatBytes ? 'empty' : 'json'
  const lines = text.split('\n')
  if (opensJson(text)) return 'json'
  if (isTableHeader(lines[0] ?? '')) return 'csv'
  return lines.some((line) => opensJson(line) || opensJson(withoutTime(line))) ? 'json' : 'unknown'
}

const longestTime = 40

/** A line of a CloudWatch Logs export without the time before its JSON; other lines as they are. */
export function withoutTime(line: string): string {
  const space = line.indexOf(' ')
  const time = line.slice(0, Math.max(0, Math.min(space, longestTime)))
  return isoTime.test(time) ? line.slice(space + 1) : line
}

/** How many bytes such a time and the space behind it take at the beginning of a line; 0 where there is none. */
export function timeBefore(line: Buffer, from: number, to: number): number {
  const head = line.toString('latin1', from, Math.min(to, from + longestTime + 1))
  return head.length - withoutTime(head).length
}

const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-][\d:]{4,5})$/

function opensJson(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[')
}

function isTableHeader(line: string): boolean {
  const columns = new Set(
    line.split(',').map((column) => column.trim().replace(/^"|"$/g, '').toLowerCase()),
  )
  return tableHeaders.some((header) => header.every((column) => columns.has(column)))
}
