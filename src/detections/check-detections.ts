import { isSigmaFile, loadDetectionFiles, type RuleFileText } from './load-detection.ts'
import type { LintFinding } from './sigma/lint/lint-rule.ts'
import { lintSigma, type LintOptions } from './sigma/lint/lint-sigma.ts'
import { mendSigma, type MendedFiles } from './sigma/lint/mend.ts'

/**
 * Everything that is wrong with rule files, or could be better: what loading them reports, and for
 * Sigma the lint catalogue. In the order of the files.
 */
export function checkDetectionFiles(
  files: readonly RuleFileText[],
  options: LintOptions = {},
): readonly LintFinding[] {
  const others = files.filter((one) => !isSigmaFile(one))
  const findings = [
    ...lintSigma(files.filter(isSigmaFile), {
      ...options,
      linked: (options.linked ?? []).filter(isSigmaFile),
    }),
    ...loadDetectionFiles(others).diagnostics,
  ]
  const places = new Map(files.map(({ file }, place) => [file, place]))
  const placeOf = ({ file }: LintFinding): number => places.get(file ?? '') ?? 0
  return findings.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Carries out the mends that are certain; only Sigma has any. */
export function mendDetectionFiles(
  files: readonly RuleFileText[],
  options: LintOptions = {},
): MendedFiles {
  return mendSigma(files.filter(isSigmaFile), options)
}
