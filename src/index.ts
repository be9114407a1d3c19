/** The public library API, in the order of the data. Everything else may change without notice. */
export type { Diagnostic, DiagnosticSeverity } from './base/diagnostic.ts'
export { formatDiagnostic } from './base/diagnostic.ts'
export type { Dialect, LogRecord, LogSource, Origin } from './telemetry/log-record.ts'
export type { TelemetryItem } from './telemetry/telemetry-item.ts'
export { readTelemetry } from './telemetry/read-telemetry.ts'
export type { Scenario } from './emulation/scenario/scenario.ts'
export {
  type LoadedScenario,
  loadScenario,
  type ScenarioReading,
} from './emulation/scenario/load-scenario.ts'
export type { EmulatedRecord } from './emulation/scenario/emulated-record.ts'
export { type PlayOptions, playScenario } from './emulation/scenario/play-scenario.ts'
export type { DeliveredPiece, DeliveryShape } from './emulation/deliveries/delivery.ts'
export { deliveryShapes } from './emulation/deliveries/delivery-shapes.ts'
export { emulate, type EmulationOptions } from './emulation/emulate.ts'
export type { Event, Rejection } from './events/event.ts'
export { eventFromDocument } from './events/event-from-document.ts'
export { normalise } from './events/normalise.ts'
export { emptyHistory, type History, mergeHistories } from './environment/history/history.ts'
export { printProposal } from './environment/learn/print-proposal.ts'
export type { ProposedEnvironment } from './environment/learn/proposal.ts'
export { emptyEnvironment, type Environment } from './environment/configuration/environment.ts'
export {
  type EnvironmentReading,
  readEnvironment,
} from './environment/configuration/read-environment.ts'
export type { Principal, PrincipalKind } from './environment/principals/principal.ts'
export { identifyPrincipal } from './environment/principals/identify-principal.ts'
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
export type { SigmaRule } from './detections/sigma/rule.ts'
export { type ParsedSigma, parseSigma } from './detections/sigma/parse-sigma.ts'
export { type Placeholders, readPlaceholders } from './detections/sigma/placeholders.ts'
export { type CompileOptions, compileSigma } from './detections/sigma/compile.ts'
export type { LintFinding, LintRule, TextEdit } from './detections/sigma/lint/lint-rule.ts'
export { lintCatalogue } from './detections/sigma/lint/catalogue.ts'
export { type LintOptions, lintSigma } from './detections/sigma/lint/lint-sigma.ts'
export { mendSigma } from './detections/sigma/lint/mend.ts'
export type { LoadedDetections, RuleNotRun } from './detections/loaded-detections.ts'
export { loadDetectionFiles, loadDetections } from './detections/load-detection.ts'
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
export { matchSigma } from './correlation/match-sigma.ts'
export type { Confidence, Finding } from './findings/finding.ts'
export type { HuntReport } from './findings/hunt-report.ts'
export type { EmulationTest } from './proving/emulation-test.ts'
export { type LoadedTest, loadTest, type TestSurroundings } from './proving/load-test.ts'
export { hasPassed, runTest, type TestResult } from './proving/run-test.ts'
export { documentSchemas } from './proving/document-schemas.ts'
export { renderActionsPage } from './reports/actions-page.ts'
export { type CatalogueEvidence, renderCataloguePage } from './reports/catalogue-page.ts'
export { renderSignalsPage } from './reports/signals-page.ts'
export type {
  Report,
  ReportedChain,
  ReportedFinding,
  StreamedReport,
} from './reports/report-schema.ts'
export { reportDocument } from './reports/report-document.ts'
export { type DocumentFormat, documentFormats } from './reports/report-formats.ts'
export { reportJsonSchemas } from './reports/report-json-schemas.ts'
export {
  loadEnvironment,
  loadShippedDetections,
  loadUserDetections,
  readDocuments,
  shippedDocuments,
} from './content.ts'
export { type HuntPlan, planHunt } from './hunt-plan.ts'
export { type HuntOptions, type HuntResult, hunt } from './hunt.ts'
export { type LearnOptions, type LearnResult, learn } from './learn.ts'
