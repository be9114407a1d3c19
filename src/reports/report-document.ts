/**
 * The report as data, schema `spoor/report@1` (docs/report-schema.md). Later versions only add fields.
 */
import type { Diagnostic } from '../base/diagnostic.ts'
import { levels } from '../detections/detection.ts'
import type { FilteredEvents } from '../findings/filtered-events.ts'
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { isoTime } from './iso-time.ts'
import type { Report, ReportedFinding, StreamedReport } from './report-schema.ts'
import { schemaName } from './report-schema-name.ts'
import { reportedChain } from './reported-chain.ts'
import { reportedEvidence } from './reported-evidence.ts'

/** Name and version of the program that made a report. */
export interface Tool {
  readonly name: string
  readonly version: string
}

/** The whole report as one JSON-ready document. */
export function reportDocument(report: HuntReport, tool: Tool): Report {
  return {
    ...reportHead(report, tool),
    findings: report.findings.map(reportedFinding),
    diagnostics: report.diagnostics.map(reportedDiagnostic),
  }
}

/** The same document, its findings made one by one as somebody reads them. */
export function streamedReport(report: HuntReport, tool: Tool): StreamedReport {
  return {
    ...reportHead(report, tool),
    findings: madeWhenRead(report.findings, reportedFinding),
    diagnostics: madeWhenRead(report.diagnostics, reportedDiagnostic),
  }
}

function madeWhenRead<From, To>(list: readonly From[], made: (one: From) => To): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      for (const one of list) yield made(one)
    },
  }
}

/** What a report says before its findings: by which program, and how much it rests on. */
export function reportHead(
  report: HuntReport,
  tool: Tool,
): Pick<Report, 'schema' | 'tool' | 'summary'> {
  const counted = levels.map((level) => [
    level,
    report.findings.filter(({ severity }) => severity === level).length,
  ])
  return {
    schema: schemaName,
    tool: { name: tool.name, version: tool.version },
    summary: {
      partial: report.partial,
      records: report.records,
      // Built from the five levels, so every one of them is there.
      findings: Object.fromEntries(counted.reverse()) as Report['summary']['findings'],
      sources: report.coverage.map(({ kind, accounts, regions, from, to, records }) => ({
        kind,
        accounts,
        regions,
        from: isoTime(from),
        to: isoTime(to),
        records,
      })),
      own_accounts: report.ownAccounts,
      ...reportedReliance(report),
    },
  }
}

/** What the verdicts rest on beyond the records. */
function reportedReliance({
  reliance: { file, trusted, newcomers, learned },
  suppressed,
  filtered,
}: HuntReport): Pick<
  Report['summary'],
  'environment' | 'trusted' | 'newcomers' | 'learned' | 'suppressed' | 'filtered_events'
> {
  const { accounts, unlearned, span } = learned
  return {
    environment: file ?? null,
    trusted,
    newcomers,
    learned: {
      accounts,
      unlearned,
      span:
        span === undefined
          ? null
          : { from: isoTime(span.from), to: isoTime(span.to), days: span.days },
    },
    suppressed: suppressed.map(({ finding: { id, title, severity }, filters }) => ({
      finding: id,
      title,
      severity,
      filters: filters.map(({ line, why, who, until }) => ({
        line,
        why,
        who,
        until: isoTime(until),
      })),
    })),
    filtered_events: filtered.map(reportedFilteredEvents),
  }
}

function reportedFilteredEvents(
  filtered: FilteredEvents,
): Report['summary']['filtered_events'][number] {
  const { rule, filters, principal, events, from, to, record } = filtered
  return {
    detection: rule.id,
    title: rule.title,
    severity: rule.level,
    principal: principal ?? null,
    events,
    from: isoTime(from),
    to: isoTime(to),
    record,
    filters: filters.map(({ id, title, file, line }) => ({
      id: id ?? null,
      title,
      file: file ?? null,
      line,
    })),
  }
}

/** One finding as the report tells it. */
export function reportedFinding(finding: Finding): ReportedFinding {
  const { detection } = finding
  const chain = finding.chain === null ? null : reportedChain(finding.chain)
  return {
    id: finding.id,
    title: finding.title,
    severity: finding.severity,
    confidence: finding.confidence,
    summary: finding.summary,
    techniques: finding.techniques,
    detection:
      detection === null
        ? null
        : { id: detection.id, title: detection.title, language: detection.language },
    also_matched: finding.alsoMatched.map(({ id, title }) => ({ id, title })),
    chain,
    evidence: reportedEvidence(finding, chain),
    why: finding.why,
    blind_spots: finding.blindSpots,
    next: finding.next,
  }
}

/** One diagnostic with every key, so that readers need no defaults. */
export function reportedDiagnostic(diagnostic: Diagnostic): Report['diagnostics'][number] {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    file: diagnostic.file ?? null,
    line: diagnostic.line ?? null,
    hint: diagnostic.hint ?? null,
  }
}
