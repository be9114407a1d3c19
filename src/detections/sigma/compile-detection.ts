import type { FieldReference, Predicate, RuleSpan } from '../query/query.ts'
import { compileItem } from './compile-item.ts'
import { compileSelection } from './compile-selection.ts'
import type { Condition } from './condition.ts'
import type { Placeholders } from './placeholders.ts'
import { allOf, anyOf } from './predicate.ts'
import type { Report } from '../../base/report.ts'
import type { ElementItem, Search, SearchBlock, SearchItem, SigmaDetection } from './rule.ts'
import { searchNamed, selectSearches } from './select-searches.ts'
import type { RuleTaxonomy } from './taxonomy.ts'

/** What compiling searches needs to know of their document. */
export interface DetectionScope {
  readonly taxonomy: RuleTaxonomy
  readonly report: Report
  readonly placeholders: Placeholders
  /** Where the node stands in the rule's own text; `undefined` for parts of other documents. */
  readonly spanOf: (span: RuleSpan) => RuleSpan | undefined
  /** True: searches that no condition uses are nothing to speak of. */
  readonly isPart: boolean
}

/** What compiling conditions needs besides. */
interface Compilation extends DetectionScope {
  readonly detection: SigmaDetection
  /** The searches compiled, by name; `undefined` for one with an error. */
  readonly searches: ReadonlyMap<string, Predicate | undefined>
}

/** Compiles the searches of a section and the conditions on them; `undefined` after an error. */
export function compileDetection(
  detection: SigmaDetection,
  scope: DetectionScope,
): Predicate | undefined {
  const searches = new Map(
    detection.searches.map(({ name, block }) => [name, compileBlock(block, scope)]),
  )
  const compilation = { ...scope, detection, searches }
  const conditions = detection.conditions.map((one) => compileCondition(one, compilation))
  if (!scope.isPart) reportUnused(compilation)
  const kept = conditions.filter((condition) => condition !== undefined)
  const hasAll = kept.length === conditions.length && ![...searches.values()].includes(undefined)
  return hasAll ? anyOf(kept) : undefined
}

function compileBlock(block: SearchBlock, scope: DetectionScope): Predicate | undefined {
  if (block.kind === 'any') {
    const blocks = block.blocks.map((one) => compileBlock(one, scope))
    const kept = blocks.filter((one) => one !== undefined)
    return kept.length === blocks.length ? anyOf(kept) : undefined
  }
  const items = block.items.map((item) => {
    const predicate = compileOne(item, scope)
    return predicate === undefined ? undefined : placed(predicate, scope.spanOf(item.span))
  })
  const kept = items.filter((item) => item !== undefined)
  return kept.length === items.length ? allOf(kept) : undefined
}

function placed(predicate: Predicate, span: RuleSpan | undefined): Predicate {
  return span === undefined ? predicate : { ...predicate, span }
}

function compileOne(item: SearchItem | ElementItem, scope: DetectionScope): Predicate | undefined {
  return 'quantifier' in item ? compileElement(item, scope) : compileItem(item, scope)
}

/** `none` is not any; `all_or_empty` is that none fails, which is true of no elements (SEP 212). */
function compileElement(item: ElementItem, scope: DetectionScope): Predicate | undefined {
  const inner = { ...scope, taxonomy: elementTaxonomy(scope.taxonomy) }
  const of =
    'kind' in item.body ? compileBlock(item.body, inner) : compileDetection(item.body, inner)
  if (of === undefined) return undefined
  const field: FieldReference = scope.taxonomy.fieldOf(item.field)
  const any = (part: Predicate): Predicate => ({
    kind: 'element',
    field,
    quantifier: 'any',
    of: part,
  })
  switch (item.quantifier) {
    case 'any':
      return any(of)
    case 'all':
      return { kind: 'element', field, quantifier: 'all', of }
    case 'none':
      return { kind: 'not', of: any(of) }
    case 'all_or_empty':
      return { kind: 'not', of: any({ kind: 'not', of }) }
  }
}

/** Fields of an element have no other names than its own. */
function elementTaxonomy(taxonomy: RuleTaxonomy): RuleTaxonomy {
  return {
    ...taxonomy,
    keywords: 'native',
    fieldOf: (path) => ({ document: 'native', path }),
    spellingsOf: (_, value) => [value],
  }
}

function compileCondition(condition: Condition, compilation: Compilation): Predicate | undefined {
  const { detection, report, searches } = compilation
  switch (condition.kind) {
    case 'search': {
      const search = searchNamed(condition, detection.searches, report)
      return search === undefined ? undefined : searches.get(search.name)
    }
    case 'selector': {
      const selected = selectSearches(condition, detection.searches, report)
      if (selected === undefined) return undefined
      const predicates = selected.map(({ name }) => searches.get(name))
      const of = predicates.filter((predicate) => predicate !== undefined)
      return of.length < predicates.length ? undefined : compileSelection(condition, of, report)
    }
    case 'not': {
      const of = compileCondition(condition.of, compilation)
      const span = compilation.spanOf(condition.span)
      return of === undefined ? undefined : placed({ kind: 'not', of }, span)
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

function reportUnused({ detection, report }: Compilation): void {
  const used = new Set(detection.conditions.flatMap((one) => namesIn(one, detection)))
  for (const { name, nameSpan } of detection.searches.filter((one) => !used.has(one.name))) {
    const message = `no condition uses the search "${name}"`
    report('warning', { code: 'sigma-unused-search', at: nameSpan.start, message })
  }
}

function namesIn(condition: Condition, detection: SigmaDetection): readonly string[] {
  switch (condition.kind) {
    case 'search':
      return [condition.name]
    case 'not':
      return namesIn(condition.of, detection)
    case 'and':
    case 'or':
      return condition.of.flatMap((part) => namesIn(part, detection))
    case 'selector':
      return selectedNames(selectSearches(condition, detection.searches, () => undefined))
  }
}

function selectedNames(searches: readonly Search[] | undefined): readonly string[] {
  return searches?.map(({ name }) => name) ?? []
}
