import { assert } from '../../../base/assert.ts'
import type { Diagnostic } from '../../../base/diagnostic.ts'
import { positionAt } from '../../../base/source-text.ts'
import {
  prepareSigma,
  type PreparedSigma,
  type SigmaFile,
  type SigmaOptions,
} from '../prepare-sigma.ts'
import type { SigmaDocument } from '../rule.ts'
import { compileCorrelation } from '../compile-correlation.ts'
import { lintRuleOf } from './catalogue.ts'
import { checkConditions } from './conditions.ts'
import { checkCorrelation, checkFilter } from './documents.ts'
import { checkFields } from './fields.ts'
import type { LintFinding, LintProblem, LintTarget } from './lint-rule.ts'
import { checkErrors, checkMeaning } from './meaning.ts'
import { checkRegexes } from './regexes.ts'
import { checkSchema } from './schema.ts'
import { checkStyle } from './style.ts'
import { checkAggregation } from './upgrade-aggregation.ts'
import { checkValues } from './values.ts'

/** What to check against. */
export interface LintOptions extends SigmaOptions {
  /** `sigmahq` adds the conventions of that repository. */
  readonly profile?: 'sigmahq'
  /** Files that those which are checked may name the rules of; what is wrong with them is not told. */
  readonly linked?: readonly SigmaFile[]
}

/**
 * Checks Sigma files that belong together: all that loading reports, and the catalogue of sigma.md 19.
 * In the order of the files and of their lines; what is mended for certain carries its edits.
 */
export function lintSigma(
  files: readonly SigmaFile[],
  options: LintOptions = {},
): readonly LintFinding[] {
  const prepared = prepareSigma([...files, ...(options.linked ?? [])], options)
  const findings: LintFinding[] = []
  const targetOf = <Document extends SigmaDocument>(document: Document): LintTarget<Document> => ({
    document,
    tell: (problem) => {
      const finding = findingOf(document, problem, options)
      if (finding !== undefined) findings.push(finding)
    },
  })
  checkDocuments(prepared, targetOf)
  const { correlations } = prepared.linked
  const loaded = [
    ...prepared.diagnostics,
    ...correlations.flatMap((one) => compileCorrelation(one, options).diagnostics),
  ]
  const checked = new Set(files.map(({ file }) => file))
  const merged = mergeFindings(loaded.map(withCatalogue), findings)
  return inOrder(
    merged.filter(({ file }) => file === undefined || checked.has(file)),
    files,
  )
}

function checkDocuments(
  { linked, compiled, filters }: PreparedSigma,
  targetOf: <Document extends SigmaDocument>(document: Document) => LintTarget<Document>,
): void {
  for (const one of compiled) {
    const target = targetOf(one.rule)
    checkConditions(target)
    checkMeaning(one, target)
    checkValues(target)
    checkRegexes(target)
    checkFields(target)
    if (one.rule.isPart === true) continue
    checkSchema(target)
    checkErrors(target)
    checkStyle(target)
  }
  for (const filter of filters) {
    const target = targetOf(filter)
    checkSchema(target)
    checkConditions(target)
    checkValues(target)
    checkRegexes(target)
    checkFields(target)
    checkFilter(target)
  }
  for (const { correlation, members } of linked.correlations) {
    const target = targetOf(correlation)
    checkSchema(target)
    checkCorrelation(target)
    const rules = members.flatMap(({ of }) => ('rule' in of ? [of.rule] : []))
    checkAggregation(
      target,
      rules.filter(({ isPart }) => isPart === true),
    )
  }
}

function findingOf(
  document: SigmaDocument,
  { code, at, message, hint, edits }: LintProblem,
  { profile }: LintOptions,
): LintFinding | undefined {
  const rule = lintRuleOf(code)
  assert(rule !== undefined, `"${code}" is not in the catalogue`)
  if (rule.profile !== undefined && rule.profile !== profile) return undefined
  const { file, text } = document.source
  return {
    code,
    severity: rule.severity,
    message,
    ...(file === undefined ? {} : { file }),
    ...positionAt({ name: file ?? '<rule>', text }, at),
    ...(hint === undefined ? {} : { hint }),
    ...(edits === undefined || edits.length === 0 ? {} : { edits }),
  }
}

/** Loading reports less gravely what it gets by with; the check has the severity of the catalogue. */
function withCatalogue(diagnostic: Diagnostic): LintFinding {
  return { ...diagnostic, severity: lintRuleOf(diagnostic.code)?.severity ?? diagnostic.severity }
}

/** What loading and a check both found is told once, with the edits. */
function mergeFindings(
  loaded: readonly LintFinding[],
  checked: readonly LintFinding[],
): readonly LintFinding[] {
  const found = new Map<string, LintFinding>()
  for (const finding of [...loaded, ...checked]) {
    const key = keyOf(finding)
    const known = found.get(key)
    if (known === undefined || finding.edits !== undefined) found.set(key, finding)
  }
  return [...found.values()]
}

function inOrder(
  findings: readonly LintFinding[],
  files: readonly SigmaFile[],
): readonly LintFinding[] {
  const places = new Map(files.map(({ file }, place) => [file, place]))
  const placeOf = ({ file }: LintFinding): number => places.get(file ?? '') ?? 0
  return findings.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      (a.code < b.code ? -1 : 1),
  )
}

function keyOf({ code, file, line, column }: Diagnostic): string {
  return [code, file, line, column].join('\n')
}
