/** `error`: something was not read or not run; `warning`: read, but look at it; `note`: good to know. */
export type DiagnosticSeverity = 'error' | 'warning' | 'note'

/** A coded remark about input. Input faults are collected and returned, never thrown. */
export interface Diagnostic {
  /** Stable, kebab-case, documented in docs/diagnostics.md: `gzip-cut`, `sigma-unknown-modifier`. */
  readonly code: string
  readonly severity: DiagnosticSeverity
  /** What is wrong, one sentence, with the offending value. */
  readonly message: string
  /** The file as the user named it, where there is one. */
  readonly file?: string
  /** 1-based line in the (unpacked) file. */
  readonly line?: number
  /** 1-based column, in UTF-16 units. */
  readonly column?: number
  /** How to mend it. */
  readonly hint?: string
}

/** Takes diagnostics as they arise. */
export type DiagnosticSink = (diagnostic: Diagnostic) => void

/** One line for a terminal: `file:line:column: severity[code]: message`, then the hint. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const place = [diagnostic.file, diagnostic.line, diagnostic.column]
    .filter((part) => part !== undefined)
    .join(':')
  const head = `${diagnostic.severity}[${diagnostic.code}]: ${diagnostic.message}`
  const line = place === '' ? head : `${place}: ${head}`
  return diagnostic.hint === undefined ? line : `${line}\n  hint: ${diagnostic.hint}`
}
