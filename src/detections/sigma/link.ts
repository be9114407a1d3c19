import type { Diagnostic } from '../../base/diagnostic.ts'
import { positionAt } from '../../base/source-text.ts'
import { linkCorrelations } from './link-correlations.ts'
import { linkFilters } from './link-filters.ts'
import type { LinkedCorrelation, LinkedRule } from './linked.ts'
import type { ParsedSigma } from './parse-sigma.ts'
import { reportInto } from '../../base/report.ts'
import type { Located, SigmaDocument } from './rule.ts'

/** All documents with their names resolved, and what is wrong between them. */
export interface LinkedSigma {
  readonly rules: readonly LinkedRule[]
  readonly correlations: readonly LinkedCorrelation[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Resolves what documents say of each other, over all files that were loaded together: filters
 * (sigma.md 9), the rules of correlations (8), ids and names that stand twice (1).
 */
export function linkSigma(parsed: Omit<ParsedSigma, 'diagnostics'>): LinkedSigma {
  const diagnostics: Diagnostic[] = []
  const sink = (diagnostic: Diagnostic): unknown => diagnostics.push(diagnostic)
  const documents = [...parsed.rules, ...parsed.correlations, ...parsed.filters]
  reportTwins(documents, 'id', sink)
  reportTwins([...parsed.rules, ...parsed.correlations], 'name', sink)
  const filtersOf = linkFilters(parsed, sink)
  const { correlations, suppressed, isOnlyMember } = linkCorrelations(parsed, filtersOf, sink)
  const rules = parsed.rules.map((rule) => ({
    rule,
    filters: filtersOf(rule),
    isOnlyMember: suppressed.has(rule) || rule.isPart === true,
  }))
  return {
    rules,
    correlations: correlations.map((linked) => ({
      ...linked,
      isOnlyMember: isOnlyMember(linked.correlation),
    })),
    diagnostics,
  }
}

/** An id or name is one document's own; references go to the first that has it. */
function reportTwins(
  documents: readonly SigmaDocument[],
  key: 'id' | 'name',
  sink: (diagnostic: Diagnostic) => unknown,
): void {
  const first = new Map<string, SigmaDocument>()
  for (const document of documents) {
    const own: Located<string> | undefined = document[key]
    if (own === undefined) continue
    const other = first.get(own.value.toLowerCase())
    if (other === undefined) {
      first.set(own.value.toLowerCase(), document)
      continue
    }
    const message = `the ${key} ${own.value} is also that of "${other.title.value}" (${placeOf(other)})`
    const hint = `give each document ${key === 'id' ? 'an id' : 'a name'} of its own`
    const code = `sigma-duplicate-${key}`
    reportInto(document.source, sink)('warning', { code, at: own.span.start, message, hint })
  }
}

function placeOf({ source, title }: SigmaDocument): string {
  const name = source.file ?? '<rule>'
  return `${name}:${positionAt({ name, text: source.text }, title.span.start).line}`
}
