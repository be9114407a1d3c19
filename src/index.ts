/** The public library API, in the order of the data. Everything else may change without notice. */
export type { Diagnostic, DiagnosticSeverity } from './base/diagnostic.ts'
export { formatDiagnostic } from './base/diagnostic.ts'
export type { Dialect, LogRecord, LogSource, Origin } from './telemetry/log-record.ts'
export type { TelemetryItem } from './telemetry/telemetry-item.ts'
export { readTelemetry } from './telemetry/read-telemetry.ts'
export type { Event, Rejection } from './events/event.ts'
export { eventFromDocument } from './events/event-from-document.ts'
export { normalise } from './events/normalise.ts'
export type { Principal, PrincipalKind } from './environment/principal.ts'
export { identifyPrincipal } from './environment/identify-principal.ts'
export type { Resource, ResourceKind } from './lineage/resource.ts'
export type { Link, LinkKind } from './lineage/link.ts'
export type { Activity } from './lineage/activity.ts'
export { extractActivity } from './lineage/extract-activity.ts'
export type { Chain, Exposure } from './lineage/chain.ts'
export type { Detection, Level } from './detections/detection.ts'
export type { Query } from './detections/query/query.ts'
export type { EqlStatement } from './detections/eql/ast.ts'
export { parseEql } from './detections/eql/parser.ts'
export { printEql } from './detections/eql/print.ts'
export type { EqlSchema } from './detections/eql/schema.ts'
export { ecsSchema } from './detections/eql/ecs-schema.ts'
export { compileEql, type CompileEqlOptions } from './detections/eql/compile.ts'
export type { LoadedDetections, RuleNotRun } from './detections/loaded-detections.ts'
export { loadDetections } from './detections/load-detection.ts'
export type { Match } from './matching/match.ts'
export { createMatcher } from './matching/match-event.ts'
export type { Explanation, SeenField } from './matching/explain-query.ts'
export { explainQuery } from './matching/explain-query.ts'
export {
  type Correlator,
  type CorrelatorOptions,
  createCorrelator,
} from './correlation/correlate.ts'
export {
  type EqlResult,
  type EqlSequenceResult,
  runEql,
  type RunEqlOptions,
} from './correlation/run-eql.ts'
export type { Confidence, Finding } from './findings/finding.ts'
export type { HuntReport } from './findings/hunt-report.ts'
export type { Report, ReportedChain, ReportedFinding } from './reports/report-schema.ts'
export { reportDocument } from './reports/report-document.ts'
export { loadShippedDetections, loadUserDetections } from './content.ts'
export { type HuntOptions, type HuntResult, hunt } from './hunt.ts'
