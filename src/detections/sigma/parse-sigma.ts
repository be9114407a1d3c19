import type { Diagnostic } from '../../base/diagnostic.ts'
import { didYouMean } from '../../base/did-you-mean.ts'
import { collect, type CollectedDocument } from './collection.ts'
import type { SigmaCorrelation } from './correlation.ts'
import { parseAttributes, parseLogSource } from './parse-attributes.ts'
import { parseCorrelation } from './parse-correlation.ts'
import { parseDetection } from './parse-detection.ts'
import { parseFilter } from './parse-filter.ts'
import { hasError, reportInto, type Report, type FileText } from '../../base/report.ts'
import type { SigmaDocument, SigmaFilter, SigmaRule } from './rule.ts'
import { splitAggregation } from './split-aggregation.ts'
import { entryOf, type YamlMap } from '../../base/yaml-node.ts'
import { readSigmaYaml } from './sigma-yaml.ts'

/** The documents of a file by their kinds, and everything that is wrong with it. */
export interface ParsedSigma {
  readonly rules: readonly SigmaRule[]
  readonly correlations: readonly SigmaCorrelation[]
  readonly filters: readonly SigmaFilter[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What one document holds: the aggregation of an old rule makes several of it. */
type Documents = Partial<Omit<ParsedSigma, 'diagnostics'>>

/**
 * Parses a YAML file of Sigma documents: rules, correlations and filters (specification 2.1, with the
 * additions of 2.2). A document with an error is left out and the error reported with its line and
 * column; the others are read. Names of other documents are not looked up yet: see `linkSigma`.
 */
export function parseSigma(text: string, file?: string): ParsedSigma {
  const source: FileText = file === undefined ? { text } : { text, file }
  const diagnostics: Diagnostic[] = []
  const report = reportInto(source, (diagnostic) => diagnostics.push(diagnostic))
  const documents = collect(readSigmaYaml(source, report), report).flatMap((document) => {
    const found: Diagnostic[] = []
    const parsed = parseDocument(
      document,
      source,
      reportInto(source, (one) => found.push(one)),
    )
    diagnostics.push(...found)
    return parsed === undefined || hasError(found) ? [] : [parsed]
  })
  return {
    rules: documents.flatMap(({ rules }) => rules ?? []),
    correlations: documents.flatMap(({ correlations }) => correlations ?? []),
    filters: documents.flatMap(({ filters }) => filters ?? []),
    diagnostics,
  }
}

function parseDocument(
  { root, span, isMerged }: CollectedDocument,
  source: FileText,
  report: Report,
): Documents | undefined {
  const kinds = ['detection', 'correlation', 'filter'].map((key) => entryOf(root, key))
  const [section, correlation, filter] = kinds
  if (section === undefined && correlation === undefined && filter === undefined) {
    return refuseKind(root, report)
  }
  const attributes = parseAttributes(root, report)
  if (attributes === undefined) return undefined
  const place = isMerged ? { start: 0, end: source.text.length } : span
  const document: SigmaDocument = { ...attributes, source, span: place }
  if (correlation !== undefined) {
    const parsed = parseCorrelation(correlation, source, report)
    return parsed && { correlations: [{ ...document, ...parsed }] }
  }
  const logsource = parseLogSource(root, report)
  const hasArrayBlocks = document.version >= 3
  if (filter !== undefined) {
    const parsed = parseFilter(filter, { source, report, hasArrayBlocks })
    return parsed && logsource && { filters: [{ ...document, logsource, ...parsed }] }
  }
  const detection = section && parseDetection(section, { source, report, hasArrayBlocks })
  if (logsource === undefined || detection === undefined) return undefined
  return splitAggregation({ ...document, logsource, detection }, report)
}

function refuseKind(root: YamlMap, report: Report): undefined {
  const message = 'the document has no detection and so is no rule'
  const hint = didYouMean(
    'detection',
    root.entries.map(({ key }) => key),
  )
  report('error', { code: 'sigma-not-a-rule', at: root.span.start, message, hint })
}
