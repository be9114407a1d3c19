import type { Diagnostic, DiagnosticSeverity } from '../../../base/diagnostic.ts'
import type { SigmaDocument } from '../rule.ts'

/** One row of the catalogue (sigma.md 19). */
export interface LintRule {
  /** `S031`; ids are never given to another rule. */
  readonly id: string
  /** The code of its diagnostics. */
  readonly code: string
  readonly severity: DiagnosticSeverity
  /** What is found. */
  readonly what: string
  /** Why it is worth a remark. */
  readonly why: string
  /** How to mend it. */
  readonly fix: string
  /** Set for rules that are told only when the user asks for SigmaHQ's conventions. */
  readonly profile?: 'sigmahq'
}

/** A piece of a file and what to put in its place; offsets in UTF-16 units. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A remark, with the edits that mend it where the mend is certain: the rule means the same after. */
export interface LintFinding extends Diagnostic {
  readonly edits?: readonly TextEdit[]
}

/** What is found at a place of a document. */
export interface LintProblem {
  readonly code: string
  readonly at: number
  readonly message: string
  readonly hint?: string | undefined
  readonly edits?: readonly TextEdit[]
}

/** A document as the checks see it. */
export interface LintTarget<Document extends SigmaDocument = SigmaDocument> {
  readonly document: Document
  /** Reports in the document's file, with the severity that the catalogue gives. */
  readonly tell: (problem: LintProblem) => void
}
