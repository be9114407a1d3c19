import type { Diagnostic } from '../../base/diagnostic.ts'
import { didYouMean } from '../../base/did-you-mean.ts'
import { collect, type CollectedDocument } from './collection.ts'
import { parseAttributes, parseLogSource } from './parse-attributes.ts'
import { parseDetection } from './parse-detection.ts'
import { hasError, reportInto, type Report, type RuleFile } from './report.ts'
import type { SigmaRule } from './rule.ts'
import { entryOf, readYaml, type YamlMap } from './yaml-tree.ts'

/** The rules of a file, and everything that is wrong with it. */
export interface ParsedRules {
  readonly rules: readonly SigmaRule[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Kinds of documents that are not rules for single events, and what they are called. */
const otherKinds = [
  { key: 'correlation', code: 'sigma-correlation-not-yet', name: 'a correlation' },
  { key: 'filter', code: 'sigma-filter-not-yet', name: 'a filter' },
]

/**
 * Parses a YAML file of Sigma rules, one or more documents (specification 2.1). A rule with an error
 * is left out and the error reported with its line and column; the others are read.
 */
export function parseSigma(text: string, file?: string): ParsedRules {
  const source: RuleFile = file === undefined ? { text } : { text, file }
  const diagnostics: Diagnostic[] = []
  const report = reportInto(source, (diagnostic) => diagnostics.push(diagnostic))
  const documents = readYaml(source, report)
  const rules = collect(documents, report).flatMap((document) => {
    const found: Diagnostic[] = []
    const rule = parseRule(
      document,
      source,
      reportInto(source, (one) => found.push(one)),
    )
    diagnostics.push(...found)
    return rule === undefined || hasError(found) ? [] : [rule]
  })
  return { rules, diagnostics }
}

function parseRule(
  { root, span, isMerged }: CollectedDocument,
  source: RuleFile,
  report: Report,
): SigmaRule | undefined {
  if (isRefusedKind(root, report)) return undefined
  const section = entryOf(root, 'detection')
  if (section === undefined) {
    const message = 'the document has no detection and so is no rule'
    const hint = didYouMean(
      'detection',
      root.entries.map(({ key }) => key),
    )
    report('error', { code: 'sigma-not-a-rule', at: root.span.start, message, hint })
    return undefined
  }
  const attributes = parseAttributes(root, report)
  const logsource = parseLogSource(root, report)
  const detection = parseDetection(section, source, report)
  if (attributes === undefined || logsource === undefined || detection === undefined) {
    return undefined
  }
  const place = isMerged ? { start: 0, end: source.text.length } : span
  return { ...attributes, source, span: place, logsource, detection }
}

function isRefusedKind(root: YamlMap, report: Report): boolean {
  const kind = otherKinds.find(({ key }) => entryOf(root, key) !== undefined)
  if (kind === undefined) return false
  const at = entryOf(root, kind.key)?.keySpan.start ?? root.span.start
  report('error', { code: kind.code, at, message: `${kind.name} is not read yet` })
  return true
}
