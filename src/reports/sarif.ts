import type { Diagnostic } from '../base/diagnostic.ts'
import { lintRuleOf } from '../detections/sigma/lint/catalogue.ts'
import type { LintFinding } from '../detections/sigma/lint/lint-rule.ts'
import type { Tool } from './report-document.ts'

/** Remarks about rule files as SARIF 2.1.0, which code hosts and editors show in their places. */
export function renderSarif(findings: readonly LintFinding[], tool: Tool): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort()
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, codes)),
      },
    ],
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function ruleOf(code: string): object {
  const rule = lintRuleOf(code)
  if (rule === undefined) return { id: code }
  return {
    id: code,
    name: rule.id,
    shortDescription: { text: rule.what },
    fullDescription: { text: `${rule.what} ${rule.why}` },
    help: { text: rule.fix },
    defaultConfiguration: { level: rule.severity },
  }
}

function resultOf(finding: LintFinding, codes: readonly string[]): object {
  const { code, severity, message, hint, file, edits } = finding
  const location = file === undefined ? undefined : locationOf(finding, file)
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message}\n${hint}` },
    ...(location === undefined ? {} : { locations: [{ physicalLocation: location }] }),
    ...(edits === undefined ? {} : { properties: { canBeMended: true } }),
  }
}

function locationOf({ line, column }: Diagnostic, file: string): object {
  return {
    artifactLocation: { uri: uriOf(file) },
    ...(line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  }
}

/** A path as a URI reference: each part escaped, separators kept; `file:` where it is absolute. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${path}` : path
}
