import type { HuntReport } from '../findings/hunt-report.ts'
import { jsonLine, jsonLinePieces, listPieces } from './json-text.ts'
import { type Tool, streamedReport } from './report-document.ts'
import type { StreamedReport } from './report-schema.ts'

/** The report of a hunt as one indented JSON document, ending in a newline. */
export function renderJson(report: HuntReport, tool: Tool): string {
  return [...jsonPieces(streamedReport(report, tool))].join('')
}

/**
 * A report as one indented JSON document, finding by finding: a report of very many is larger than the
 * largest string.
 */
export function* jsonPieces(report: StreamedReport): Generator<string> {
  const { schema, tool, summary } = report
  const head = JSON.stringify({ schema, tool, summary }, null, 2)
  yield `${head.slice(0, -'\n}'.length)},\n  "findings": `
  yield* listPieces(report.findings, '  ')
  yield ',\n  "diagnostics": '
  yield* listPieces(report.diagnostics, '  ')
  yield '\n}\n'
}

/**
 * The report as lines of JSON: first the head (schema, tool, summary), then a line for each finding
 * and each diagnostic, each with a `type`.
 */
export function* ndjsonPieces(report: StreamedReport): Generator<string> {
  const { schema, tool, summary } = report
  yield jsonLine({ type: 'summary', schema, tool, summary })
  for (const one of report.findings) yield* jsonLinePieces({ type: 'finding', ...one })
  for (const one of report.diagnostics) yield jsonLine({ type: 'diagnostic', ...one })
}
