/**
 * EQL on its own, for programs and for browsers: `spoor/eql`. It needs nothing of Node. The names are
 * those of the public library (docs/library.md).
 */
export type { Diagnostic, DiagnosticSeverity } from './base/diagnostic.ts'
export { formatDiagnostic } from './base/diagnostic.ts'
export type { JsonObject, JsonValue } from './base/json.ts'
export type { Event } from './events/event.ts'
export { eventFromDocument } from './events/event-from-document.ts'
export type { Query } from './detections/query/query.ts'
export type { EqlStatement } from './detections/eql/ast.ts'
export { parseEql } from './detections/eql/parser.ts'
export { printEql } from './detections/eql/print.ts'
export type { EqlSchema } from './detections/eql/schema.ts'
export { ecsSchema } from './detections/eql/ecs-schema.ts'
export { compileEql, type CompileEqlOptions } from './detections/eql/compile.ts'
export {
  type EqlResult,
  type EqlSequenceResult,
  runEql,
  type RunEqlOptions,
} from './correlation/run-eql.ts'
