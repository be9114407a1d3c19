import { readSigmaYaml } from '../sigma-yaml.ts'
import type { SigmaFile } from '../prepare-sigma.ts'
import { lintSigma, type LintOptions } from './lint-sigma.ts'
import type { LintFinding, TextEdit } from './lint-rule.ts'

/** Files after mending, and what was mended. */
export interface MendedFiles {
  /** Every file; those that did not change have the text that they had. */
  readonly files: readonly SigmaFile[]
  readonly mended: readonly LintFinding[]
}

/** One mend may make room for another; more rounds than these are not needed. */
const mostRounds = 5

/**
 * Carries out the mends that are certain. Everything else of a file, remarks and layout too, stays as
 * it is to the letter, which no YAML writer would manage: only the pieces named by the findings are
 * replaced. A mend that would leave text that is no YAML, or make a new error, is not made.
 */
export function mendSigma(files: readonly SigmaFile[], options: LintOptions = {}): MendedFiles {
  let current = files
  const mended: LintFinding[] = []
  for (let round = 0; round < mostRounds; round++) {
    const findings = lintSigma(current, options)
    const taken: LintFinding[] = []
    const next = current.map((file) => {
      const own = findings.filter((one) => one.file === file.file && one.edits !== undefined)
      const { text, used } = mendFile(file, own)
      taken.push(...used)
      return text === file.text ? file : { ...file, text }
    })
    if (taken.length === 0 || errorsOf(next, options) > errorsOf(current, options)) break
    current = next
    mended.push(...taken)
  }
  return { files: current, mended }
}

function mendFile(
  file: SigmaFile,
  findings: readonly LintFinding[],
): { readonly text: string; readonly used: readonly LintFinding[] } {
  const used: LintFinding[] = []
  const edits: TextEdit[] = []
  for (const finding of findings) {
    const own = finding.edits ?? []
    if (own.some((edit) => edits.some((other) => touches(edit, other)))) continue
    edits.push(...own)
    used.push(finding)
  }
  const text = applyEdits(file.text, edits)
  return isYaml(text) ? { text, used } : { text: file.text, used: [] }
}

function touches(one: TextEdit, other: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end
}

/** The text with pieces replaced; the edits do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let mended = ''
  let from = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    mended += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return mended + text.slice(from)
}

function isYaml(text: string): boolean {
  let isRight = true
  readSigmaYaml({ text }, () => {
    isRight = false
  })
  return isRight
}

function errorsOf(files: readonly SigmaFile[], options: LintOptions): number {
  return lintSigma(files, options).filter(({ severity }) => severity === 'error').length
}
