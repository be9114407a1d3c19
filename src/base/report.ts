import type { Diagnostic, DiagnosticSeverity, DiagnosticSink } from './diagnostic.ts'
import { positionAt, type SourceText } from './source-text.ts'

/** A remark about a place in a text. */
export interface Problem {
  readonly code: string
  /** UTF-16 offset into the file. */
  readonly at: number
  readonly message: string
  readonly hint?: string | undefined
}

/** Takes remarks about one text; an `error` keeps the document from loading, the others do not. */
export type Report = (severity: DiagnosticSeverity, problem: Problem) => void

/** A text and, where it stands in one, the name of its file. */
export interface FileText {
  readonly text: string
  readonly file?: string
}

/** A report that turns each remark into a placed diagnostic and hands it on. */
export function reportInto(source: FileText, sink: DiagnosticSink): Report {
  const named: SourceText = { name: source.file ?? '<rule>', text: source.text }
  return (severity, { code, at, message, hint }) => {
    sink({
      code,
      severity,
      message,
      ...(source.file === undefined ? {} : { file: source.file }),
      ...positionAt(named, at),
      ...(hint === undefined ? {} : { hint }),
    })
  }
}

/** Is one of the remarks an error? */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}
