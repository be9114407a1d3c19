import type { Diagnostic } from '../../base/diagnostic.ts'
import type { EventQuery, Predicate, RuleSpan } from '../query/query.ts'
import { compileItem } from './compile-item.ts'
import type { Condition } from './condition.ts'
import { allOf, anyOf } from './predicate.ts'
import { hasError, reportInto, type Report } from './report.ts'
import type { Search, SearchBlock, SigmaRule } from './rule.ts'
import { searchNamed, selectSearches } from './select-searches.ts'
import { knownLogSources, taxonomyOf, type RuleTaxonomy } from './taxonomy.ts'

/** The query of a rule, or none when a diagnostic is an error. */
export interface CompiledRule {
  readonly query?: EventQuery
  readonly diagnostics: readonly Diagnostic[]
}

/** What compiling one rule needs everywhere. */
interface Compilation {
  readonly rule: SigmaRule
  readonly taxonomy: RuleTaxonomy
  readonly report: Report
  /** The searches compiled, by name; `undefined` for one with an error. */
  readonly searches: ReadonlyMap<string, Predicate | undefined>
}

/** `3 of` many searches is written out as alternatives; more than these are refused. */
const mostAlternatives = 200

/**
 * Compiles a rule to a query on events of its log source. The gate on the log source stands first:
 * a purely negative condition rests on it (sigma.md 6). Spans in the query count from the start of
 * the rule's own document.
 */
export function compileSigma(rule: SigmaRule): CompiledRule {
  const diagnostics: Diagnostic[] = []
  const report = reportInto(rule.source, (diagnostic) => diagnostics.push(diagnostic))
  const taxonomy = taxonomyOf(rule.logsource, rule.taxonomy)
  if (!taxonomy.isRead) reportUnreadLog(rule, report)
  const searches = new Map(
    rule.detection.searches.map((search) => [
      search.name,
      compileBlock(search.block, { rule, taxonomy, report }),
    ]),
  )
  const compilation = { rule, taxonomy, report, searches }
  const conditions = rule.detection.conditions.map((one) => compileCondition(one, compilation))
  reportUnused(compilation)
  if (hasError(diagnostics)) return { diagnostics }
  const detected = anyOf(conditions.filter((condition) => condition !== undefined))
  return { query: { kind: 'event', where: allOf([taxonomy.gate, detected]) }, diagnostics }
}

function compileBlock(
  block: SearchBlock,
  compilation: Omit<Compilation, 'searches'>,
): Predicate | undefined {
  if (block.kind === 'any') {
    const blocks = block.blocks.map((one) => compileBlock(one, compilation))
    const kept = blocks.filter((one) => one !== undefined)
    return kept.length === blocks.length ? anyOf(kept) : undefined
  }
  const { rule, taxonomy, report } = compilation
  const items = block.items.map((item) => {
    const span = spanIn(rule, item.span)
    const predicate = compileItem(item, { taxonomy, report })
    return predicate === undefined ? undefined : { ...predicate, span }
  })
  const kept = items.filter((item) => item !== undefined)
  return kept.length === items.length ? allOf(kept) : undefined
}

function compileCondition(condition: Condition, compilation: Compilation): Predicate | undefined {
  const { rule, report, searches } = compilation
  switch (condition.kind) {
    case 'search': {
      const search = searchNamed(condition, rule.detection.searches, report)
      return search === undefined ? undefined : searches.get(search.name)
    }
    case 'selector':
      return compileSelector(condition, compilation)
    case 'not': {
      const of = compileCondition(condition.of, compilation)
      return of === undefined ? undefined : { kind: 'not', of, span: spanIn(rule, condition.span) }
    }
    case 'and':
    case 'or': {
      const parts = condition.of.map((part) => compileCondition(part, compilation))
      const of = parts.filter((part) => part !== undefined)
      if (of.length < parts.length) return undefined
      return condition.kind === 'and' ? allOf(of) : anyOf(of)
    }
  }
}

function compileSelector(
  selector: Extract<Condition, { kind: 'selector' }>,
  { rule, report, searches }: Compilation,
): Predicate | undefined {
  const selected = selectSearches(selector, rule.detection.searches, report)
  const predicates = selected?.map(({ name }) => searches.get(name)) ?? []
  const of = predicates.filter((predicate) => predicate !== undefined)
  if (of.length === 0 || of.length < predicates.length) return undefined
  const least = selector.least === 'all' ? of.length : selector.least
  const choices = least > of.length ? [] : choose(of, least)
  if (choices !== undefined && choices.length > 0) return anyOf(choices.map(allOf))
  const message =
    choices === undefined
      ? `"${least} of" so many searches has too many combinations`
      : `"${least} of ${selector.target}" cannot be met by ${of.length} searches`
  report('error', { code: 'sigma-quantifier', at: selector.span.start, message })
  return undefined
}

/** Every choice of `size` of the parts, in order; `undefined` when they are too many to write out. */
function choose<Part>(
  parts: readonly Part[],
  size: number,
): readonly (readonly Part[])[] | undefined {
  if (size === parts.length) return [parts]
  if (size === 1) return parts.map((part) => [part])
  let choices: readonly (readonly number[])[] = [[]]
  for (let taken = 0; taken < size; taken++) {
    choices = choices.flatMap((choice) => {
      const from = (choice.at(-1) ?? -1) + 1
      const to = parts.length - (size - taken) + 1
      return Array.from({ length: to - from }, (_, index) => [...choice, from + index])
    })
    if (choices.length > mostAlternatives) return undefined
  }
  return choices.map((choice) => choice.flatMap((index) => parts.slice(index, index + 1)))
}

function reportUnreadLog({ logsource }: SigmaRule, report: Report): void {
  const named = logsource.attributes.map(({ name, value }) => `${name}: ${value}`).join(', ')
  const message = `no log of "${named}" is read here; the rule never matches`
  const hint = `logs that are read: ${knownLogSources().join('; ')}`
  report('note', { code: 'sigma-logsource-not-read', at: logsource.span.start, message, hint })
}

function reportUnused({ rule, report }: Compilation): void {
  const used = new Set(rule.detection.conditions.flatMap((one) => namesIn(one, rule)))
  for (const { name, nameSpan } of rule.detection.searches.filter((one) => !used.has(one.name))) {
    const message = `no condition uses the search "${name}"`
    report('warning', { code: 'sigma-unused-search', at: nameSpan.start, message })
  }
}

function namesIn(condition: Condition, rule: SigmaRule): readonly string[] {
  switch (condition.kind) {
    case 'search':
      return [condition.name]
    case 'not':
      return namesIn(condition.of, rule)
    case 'and':
    case 'or':
      return condition.of.flatMap((part) => namesIn(part, rule))
    case 'selector':
      return selectedNames(selectSearches(condition, rule.detection.searches, () => undefined))
  }
}

function selectedNames(searches: readonly Search[] | undefined): readonly string[] {
  return searches?.map(({ name }) => name) ?? []
}

function spanIn(rule: SigmaRule, { start, end }: RuleSpan): RuleSpan {
  return { start: start - rule.span.start, end: end - rule.span.start }
}
