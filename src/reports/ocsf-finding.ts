/**
 * The findings as OCSF Detection Findings, a line of JSON for each: class 2004 of version 1.6.0 with the
 * cloud profile, lineage as its `attack_graph` (reference/playbooks.md 5.5). What OCSF has no attribute for
 * stands under `unmapped.spoor`.
 */
import { isTechniqueId } from '../attack/attack-id.ts'
import type { Level } from '../detections/detection.ts'
import type { Confidence } from '../findings/finding.ts'
import {
  accountsOf,
  exposureOf,
  isAddress,
  providersOf,
  receiversOf,
  regionsOf,
  rulesOf,
  spanOf,
} from './finding-facts.ts'
import { jsonLine } from './json-text.ts'
import { ocsfAttackGraph, ocsfResource } from './ocsf-graph.ts'
import type { ReportedFinding, StreamedReport } from './report-schema.ts'

const version = '1.6.0'

const severities: Readonly<Record<Level, readonly [id: number, caption: string]>> = {
  informational: [1, 'Informational'],
  low: [2, 'Low'],
  medium: [3, 'Medium'],
  high: [4, 'High'],
  critical: [5, 'Critical'],
}

const confidences: Readonly<Record<Confidence, readonly [id: number, caption: string]>> = {
  low: [1, 'Low'],
  medium: [2, 'Medium'],
  high: [3, 'High'],
}

const providerNames: Readonly<Record<string, string>> = { aws: 'AWS', azure: 'Azure', gcp: 'GCP' }

/** A Detection Finding for each finding. */
export function* ocsfFindingPieces({ tool, findings }: StreamedReport): Generator<string> {
  for (const finding of findings) yield jsonLine(detectionFinding(finding, tool))
}

function detectionFinding(finding: ReportedFinding, tool: StreamedReport['tool']): object {
  const span = spanOf(finding)
  const [severity_id, severity] = severities[finding.severity]
  const [confidence_id, confidence] = confidences[finding.confidence]
  const from = span === undefined ? 0 : Date.parse(span.from)
  const to = span === undefined ? 0 : Date.parse(span.to)
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2004,
    class_name: 'Detection Finding',
    type_uid: 200401,
    type_name: 'Detection Finding: Create',
    // When it happened last: a report made again says the same.
    time: to,
    start_time: from,
    end_time: to,
    message: finding.title,
    severity_id,
    severity,
    confidence_id,
    confidence,
    status_id: 1,
    status: 'New',
    is_alert: true,
    metadata: {
      version,
      product: { name: tool.name, vendor_name: 'Spoor', version: tool.version },
      profiles: ['cloud'],
      uid: finding.id,
    },
    cloud: cloudOf(finding),
    finding_info: findingInfo(finding, { from, to }),
    evidences: finding.evidence.map(evidenceOf),
    ...(finding.chain === null ? {} : { resources: finding.chain.resources.map(ocsfResource) }),
    ...(finding.next.length === 0 ? {} : { remediation: { desc: finding.next.join('\n') } }),
    unmapped: { spoor: unmappedOf(finding) },
  }
}

/** Of several places the first stands here; `unmapped.spoor` names all. */
function cloudOf(finding: ReportedFinding): object {
  const [provider = 'unknown'] = providersOf(finding)
  const [account] = accountsOf(finding)
  const [region] = regionsOf(finding)
  return {
    provider: providerNames[provider] ?? provider,
    ...(account === undefined ? {} : { account: { uid: account } }),
    ...(region === undefined ? {} : { region }),
  }
}

function findingInfo(
  finding: ReportedFinding,
  { from, to }: { readonly from: number; readonly to: number },
): object {
  const { id, title, summary, techniques, evidence, chain } = finding
  return {
    uid: id,
    title,
    desc: summary,
    first_seen_time: from,
    last_seen_time: to,
    analytic: analyticOf(finding),
    related_analytics: rulesOf(finding).map(({ id: uid, title: name }) => ({
      uid,
      name,
      type_id: 1,
      type: 'Rule',
    })),
    attacks: techniques.filter(isTechniqueId).map(attackOf),
    related_events: relatedEvents(evidence),
    related_events_count: evidence.length,
    ...(chain === null ? {} : { attack_graph: ocsfAttackGraph(chain) }),
  }
}

/** The rule of a finding that is no chain; of a chain lineage, which goes by what was done. */
function analyticOf({ detection }: ReportedFinding): object {
  if (detection !== null) {
    return { uid: detection.id, name: detection.title, type_id: 1, type: 'Rule' }
  }
  return { uid: 'spoor.lineage', name: 'Chain of copies', type_id: 2, type: 'Behavioral' }
}

function attackOf(id: string): object {
  const [technique = id] = id.split('.')
  return {
    version: '19',
    technique: { uid: technique },
    ...(technique === id ? {} : { sub_technique: { uid: id } }),
  }
}

function relatedEvents(evidence: ReportedFinding['evidence']): readonly object[] {
  return evidence.map(({ record, time, action, provider }) => ({
    uid: record,
    type: `${provider} audit log`,
    first_seen_time: Date.parse(time),
    ...(action === '' ? {} : { title: action }),
  }))
}

function evidenceOf(evidence: ReportedFinding['evidence'][number]): object {
  const { record, action, principal, account, source_ip: address, file, line } = evidence
  return {
    uid: record,
    name: action === '' ? record : action,
    // The account is the one in whose log it stands, which need not be the actor's.
    data: { file, line, time: evidence.time, account, region: evidence.region },
    ...(action === '' ? {} : { api: { operation: action } }),
    ...(principal === null ? {} : { actor: { user: { uid: principal } } }),
    ...(address === null
      ? {}
      : { src_endpoint: isAddress(address) ? { ip: address } : { svc_name: address } }),
  }
}

function unmappedOf(finding: ReportedFinding): object {
  return {
    accounts: accountsOf(finding),
    regions: regionsOf(finding),
    receivers: receiversOf(finding),
    exposed: exposureOf(finding),
    techniques: finding.techniques,
    why: finding.why,
    blind_spots: finding.blind_spots,
    next: finding.next,
    ...(finding.chain === null
      ? {}
      : {
          chain: finding.chain.id,
          root: finding.chain.root,
          exposure: finding.chain.exposure,
        }),
  }
}
