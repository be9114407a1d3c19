import type { HuntReport } from '../findings/hunt-report.ts'
import {
  type Tool,
  reportDocument,
  reportedDiagnostic,
  reportedFinding,
} from './report-document.ts'

/** The report as one indented JSON document, ending in a newline. */
export function renderJson(report: HuntReport, tool: Tool): string {
  return `${JSON.stringify(reportDocument(report, tool), null, 2)}\n`
}

/**
 * The report as lines of JSON: first the head (schema, tool, summary), then a line for each finding
 * and each diagnostic, each with a `type`.
 */
export function renderNdjson(report: HuntReport, tool: Tool): string {
  const { schema, tool: program, summary } = reportDocument(report, tool)
  const lines: readonly object[] = [
    { type: 'summary', schema, tool: program, summary },
    ...report.findings.map((finding) => ({ type: 'finding', ...reportedFinding(finding) })),
    ...report.diagnostics.map((one) => ({ type: 'diagnostic', ...reportedDiagnostic(one) })),
  ]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
