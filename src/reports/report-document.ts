/**
 * The report as data, schema `spoor/report@1` (docs/report-schema.md). Later versions only add fields.
 */
import type { Diagnostic } from '../base/diagnostic.ts'
import { levels } from '../detections/detection.ts'
import type { FilteredEvents } from '../findings/filtered-events.ts'
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import type { Chain, Exposure } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import {
  schemaName,
  type Report,
  type ReportedChain,
  type ReportedFinding,
} from './report-schema.ts'

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
  const { detection, chain } = finding
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
    chain: chain === null ? null : reportedChain(chain),
    evidence: finding.events.flatMap(({ records }) =>
      records.map(({ id, record }) => ({
        record: id,
        file: record.origin.file,
        line: record.origin.line ?? null,
      })),
    ),
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

function reportedChain(chain: Chain): ReportedChain {
  return {
    id: chain.id,
    root: chain.root.id,
    source_unseen: chain.sourceUnseen,
    principal_changed: chain.principalChanged,
    account_changed: chain.accountChanged,
    region_changed: chain.regionChanged,
    steps: chain.steps.map(reportedStep),
    links: chain.links.map(({ from, to, kind, evidence, step }) => ({
      from: from.id,
      to: to.id,
      kind,
      evidence,
      record: step.event.id,
    })),
    exposure: chain.exposures.map(reportedExposure),
  }
}

function reportedStep(step: Step): ReportedChain['steps'][number] {
  const { event, activity, principal, repeats = [] } = step
  const action = event.document['event']
  const name =
    typeof action === 'object' && action !== null && 'action' in action ? action.action : ''
  return {
    time: isoTime(event.time),
    verb: activity.verb,
    attempt: activity.attempt,
    action: typeof name === 'string' ? name : '',
    provider: event.source.split('.')[0] ?? event.source,
    principal: principal.id,
    session: principal.session ?? null,
    behind: (principal.behind ?? []).map(({ id }) => id),
    account: activity.account ?? null,
    region: activity.region ?? null,
    source_ip: activity.sourceAddress ?? null,
    inputs: activity.inputs.map(idOf),
    outputs: activity.outputs.map(idOf),
    record: event.id,
    times: 1 + repeats.length,
    until: isoTime(repeats.at(-1)?.event.time ?? event.time),
  }
}

function reportedExposure(exposure: Exposure): ReportedChain['exposure'][number] {
  const interval = {
    resource: exposure.resource.id,
    from: isoTime(exposure.from),
    until: exposure.until === undefined ? null : isoTime(exposure.until),
    records: exposure.steps.map(({ event }) => event.id),
  }
  if (exposure.kind === 'share') {
    return {
      kind: 'share',
      ...interval,
      to: exposure.grantee.id,
      public: exposure.grantee.kind === 'public',
    }
  }
  return {
    kind: 'network',
    ...interval,
    group: exposure.group.id,
    cidrs: exposure.rule.cidrs,
    ports: exposure.rule.ports.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)),
    world_open: exposure.rule.worldOpen,
  }
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

function idOf({ id }: Resource): string {
  return id
}
