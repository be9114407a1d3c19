import type { Diagnostic } from '../../base/diagnostic.ts'
import { positionAt, type SourceText } from '../../base/source-text.ts'
import type { RuleSpan } from '../query/query.ts'

/** What is wrong with an EQL text, before its place is told in lines and columns. */
export interface EqlFault {
  /** Stable and kebab-case; the codes are listed in docs/diagnostics.md. */
  readonly code: `eql-${string}`
  readonly message: string
  readonly hint?: string | undefined
  readonly span: RuleSpan
}

/**
 * Carries a fault out of the lexer or parser, which stop at the first one. Never leaves this folder:
 * `parseEql` turns it into a diagnostic.
 */
export class EqlFaultError extends Error {
  readonly fault: EqlFault

  constructor(fault: EqlFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** The fault as a diagnostic; its file is the name of the text, where it has one. */
export function faultDiagnostic(fault: EqlFault, source: SourceText): Diagnostic {
  return {
    code: fault.code,
    severity: 'error',
    message: fault.message,
    file: source.name,
    ...positionAt(source, fault.span.start),
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
  }
}
