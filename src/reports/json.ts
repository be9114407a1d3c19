import type { HuntReport } from '../findings/hunt-report.ts'
import { type Tool, reportedDiagnostic, reportedFinding, reportHead } from './report-document.ts'

/** The report as one indented JSON document, ending in a newline. */
export function renderJson(report: HuntReport, tool: Tool): string {
  return [...jsonPieces(report, tool)].join('')
}

/**
 * The pieces of {@link renderJson}, finding by finding: a report of very many is larger than the
 * largest string.
 */
export function* jsonPieces(report: HuntReport, tool: Tool): Generator<string> {
  const { schema, tool: program, summary } = reportHead(report, tool)
  const head = JSON.stringify({ schema, tool: program, summary }, null, 2)
  yield `${head.slice(0, -'\n}'.length)},\n  "findings": `
  yield* listPieces(report.findings, reportedFinding)
  yield ',\n  "diagnostics": '
  yield* listPieces(report.diagnostics, reportedDiagnostic)
  yield '\n}\n'
}

/** A list that is a property of the document, one element a piece. */
function* listPieces<T>(list: readonly T[], reported: (one: T) => object): Generator<string> {
  if (list.length === 0) return yield '[]'
  for (const [index, one] of list.entries()) {
    const text = JSON.stringify(reported(one), null, 2).replaceAll('\n', '\n    ')
    yield `${index === 0 ? '[' : ','}\n    ${text}`
  }
  return yield '\n  ]'
}

/**
 * The report as lines of JSON: first the head (schema, tool, summary), then a line for each finding
 * and each diagnostic, each with a `type`.
 */
export function* ndjsonPieces(report: HuntReport, tool: Tool): Generator<string> {
  const { schema, tool: program, summary } = reportHead(report, tool)
  yield lineOf({ type: 'summary', schema, tool: program, summary })
  for (const one of report.findings) yield lineOf({ type: 'finding', ...reportedFinding(one) })
  for (const one of report.diagnostics) {
    yield lineOf({ type: 'diagnostic', ...reportedDiagnostic(one) })
  }
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`
}
