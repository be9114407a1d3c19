/**
 * The findings as alerts of the Elastic Common Schema, a line of JSON for each: `event.kind: alert`, field
 * names of ECS 9 (src/events/ecs-fields.ts), and what ECS has no field for under `spoor.finding`. Fields of
 * ECS hold one value or several alike (ECS, "arrays").
 */
import type { Level } from '../detections/detection.ts'
import {
  accountsOf,
  addressesOf,
  exposureOf,
  principalsOf,
  providersOf,
  receiversOf,
  regionsOf,
  rulesOf,
  spanOf,
} from './finding-facts.ts'
import { jsonLine } from './json-text.ts'
import type { ReportedFinding, StreamedReport } from './report-schema.ts'

/** The scores that Elastic's own detection rules give their severities; they have none below low. */
const riskScores: Readonly<Record<Level, number>> = {
  informational: 1,
  low: 21,
  medium: 47,
  high: 73,
  critical: 99,
}

/** An alert for each finding. */
export function* ecsAlertPieces({ tool, findings }: StreamedReport): Generator<string> {
  for (const finding of findings) yield jsonLine(alertOf(finding, tool))
}

function alertOf(finding: ReportedFinding, tool: StreamedReport['tool']): object {
  const span = spanOf(finding)
  const addresses = addressesOf(finding)
  const principals = principalsOf(finding)
  return {
    ...(span === undefined ? {} : { '@timestamp': span.to }),
    ecs: { version: '9.4.0' },
    message: finding.summary,
    event: {
      kind: 'alert',
      // ECS allows type info, and neither change nor access, in the category of what a detector says.
      category: ['intrusion_detection'],
      type: ['info'],
      id: finding.id,
      module: 'spoor',
      dataset: 'spoor.findings',
      severity: riskScores[finding.severity],
      risk_score: riskScores[finding.severity],
      reason: finding.why[0] ?? finding.summary,
      ...(span === undefined ? {} : { start: span.from, end: span.to }),
    },
    observer: { vendor: 'Spoor', product: tool.name, type: 'detection', version: tool.version },
    rule: ruleFields(finding),
    threat: threatFields(finding.techniques),
    cloud: {
      provider: providersOf(finding),
      account: { id: accountsOf(finding) },
      region: regionsOf(finding),
    },
    ...(addresses.length === 0 ? {} : { source: { ip: addresses } }),
    user: { id: principals },
    related: { ip: addresses, user: principals, entity: resourceIdsOf(finding) },
    tags: ['spoor', finding.severity],
    spoor: spoorFields(finding),
  }
}

/** The rule behind the finding; of a chain lineage itself, with the rules that matched beside it. */
function ruleFields(finding: ReportedFinding): object {
  const { detection } = finding
  return {
    id: detection?.id ?? 'spoor.lineage',
    name: detection?.title ?? 'Chain of copies',
    category: detection === null ? 'lineage' : detection.language,
    ruleset: 'spoor',
    description: finding.title,
  }
}

/** A technique is told with its parent, as ECS wants it. */
function threatFields(ids: readonly string[]): object {
  const parents = [...new Set(ids.map((id) => id.split('.')[0] ?? id))]
  const below = ids.filter((id) => id.includes('.'))
  return {
    framework: 'MITRE ATT&CK',
    technique: {
      id: parents,
      ...(below.length === 0 ? {} : { subtechnique: { id: below } }),
    },
  }
}

function spoorFields(finding: ReportedFinding): object {
  const { chain } = finding
  return {
    finding: {
      id: finding.id,
      title: finding.title,
      severity: finding.severity,
      confidence: finding.confidence,
      exposure: exposureOf(finding),
      receivers: receiversOf(finding),
      also_matched: rulesOf(finding).map(({ title }) => title),
      why: finding.why,
      blind_spots: finding.blind_spots,
      next: finding.next,
      records: finding.evidence.map(({ record }) => record),
    },
    ...(chain === null
      ? {}
      : {
          chain: {
            id: chain.id,
            root: chain.root,
            source_unseen: chain.source_unseen,
            principal_changed: chain.principal_changed,
            account_changed: chain.account_changed,
            region_changed: chain.region_changed,
          },
        }),
  }
}

function resourceIdsOf({ chain }: ReportedFinding): readonly string[] {
  return (chain?.resources ?? []).map(({ id }) => id)
}
