import type { Diagnostic } from '../../base/diagnostic.ts'
import type { CorrelationMember, CorrelationQuery, EventQuery } from '../query/query.ts'
import { compileSigma } from './compile.ts'
import { compileCorrelationCondition } from './compile-correlation-condition.ts'
import type { CorrelationMember as LinkedMember, LinkedCorrelation, LinkedRule } from './linked.ts'
import type { Placeholders } from './placeholders.ts'
import { reportInto } from '../../base/report.ts'
import type { SigmaDocument } from './rule.ts'
import { taxonomyOf } from './taxonomy.ts'

/** The query of a correlation, or none when a diagnostic is an error. */
export interface CompiledCorrelation {
  readonly query?: CorrelationQuery
  /** The correlation as written and every rule that it rests on; spans in the query count in it. */
  readonly text: string
  /** The rules that it rests on, nested ones too, each once. */
  readonly rules: readonly LinkedRule[]
  readonly diagnostics: readonly Diagnostic[]
}

interface Compilation {
  readonly placeholders?: Placeholders
  readonly diagnostics: Diagnostic[]
  /** Where each document begins in the text of all. */
  readonly offsets: ReadonlyMap<string, number>
}

/** Compiles a correlation with the rules and correlations that it names (sigma.md 8). */
export function compileCorrelation(
  linked: LinkedCorrelation,
  options: { readonly placeholders?: Placeholders } = {},
): CompiledCorrelation {
  const diagnostics: Diagnostic[] = []
  const rules = [...new Map(rulesOf(linked).map((one) => [keyOf(one.rule), one])).values()]
  const { text, offsets } = joinTexts([...correlationsOf(linked), ...rules.map(({ rule }) => rule)])
  const query = compileOne(linked, { ...options, diagnostics, offsets })
  return { ...(query === undefined ? {} : { query }), text, rules, diagnostics }
}

function compileOne(
  linked: LinkedCorrelation,
  compilation: Compilation,
): CorrelationQuery | undefined {
  const { correlation } = linked
  const report = reportInto(correlation.source, (one) => compilation.diagnostics.push(one))
  const test = compileCorrelationCondition(linked, report)
  const members = linked.members.map((member) => compileMember(member, compilation))
  const kept = members.filter((member) => member !== undefined)
  if (kept.length < members.length) {
    const at = correlation.section.start
    const message = `the correlation "${correlation.title.value}" cannot be run: a rule that it names has an error`
    report('error', { code: 'sigma-correlation-unknown-rule', at, message })
  }
  if (test === undefined || kept.length < members.length) return undefined
  const groupBy = correlation.groupBy.map(({ value }) => value)
  return { kind: 'correlation', members: kept, groupBy, timespan: correlation.timespan.value, test }
}

function compileMember(
  { of, groupFields, countedFields }: LinkedMember,
  compilation: Compilation,
): CorrelationMember | undefined {
  if ('rule' in of) {
    const { logsource, taxonomy } = of.rule
    const { fieldOf } = taxonomyOf(logsource, taxonomy)
    const fieldsOf = (names: readonly string[]): CorrelationMember['groupBy'] =>
      names.map((name) => ({ kind: 'field', field: fieldOf(name) }))
    const query = compileRule(of, compilation)
    if (query === undefined) return undefined
    return { query, groupBy: fieldsOf(groupFields), values: fieldsOf(countedFields) }
  }
  const query = compileOne(of, compilation)
  if (query === undefined) return undefined
  const placesOf = (names: readonly string[]): CorrelationMember['groupBy'] =>
    names.map((name) => {
      const place = query.groupBy.indexOf(name)
      return { kind: 'group', place: place < 0 ? null : place }
    })
  return { query, groupBy: placesOf(groupFields), values: placesOf(countedFields) }
}

/** Spans in the rule's query are moved to where its text stands among the others. */
function compileRule(
  { rule, filters }: LinkedRule,
  compilation: Compilation,
): EventQuery | undefined {
  const offset = compilation.offsets.get(keyOf(rule)) ?? 0
  const { start, end } = rule.span
  const moved = { ...rule, span: { start: start - offset, end: end - offset } }
  const { placeholders } = compilation
  const options = { filters, ...(placeholders === undefined ? {} : { placeholders }) }
  const { query, diagnostics } = compileSigma(moved, options)
  compilation.diagnostics.push(...diagnostics)
  return query
}

function correlationsOf({ correlation, members }: LinkedCorrelation): readonly SigmaDocument[] {
  return [correlation, ...members.flatMap(({ of }) => ('rule' in of ? [] : correlationsOf(of)))]
}

function rulesOf({ members }: LinkedCorrelation): readonly LinkedRule[] {
  return members.flatMap(({ of }) => ('rule' in of ? [of] : rulesOf(of)))
}

/** Parts that were made of one old rule (sigma.md 7) are rules of their own in the same place. */
function keyOf({ source, span, name }: SigmaDocument): string {
  return `${placeKey({ source, span })}\n${name?.value ?? ''}`
}

function placeKey({ source, span }: Pick<SigmaDocument, 'source' | 'span'>): string {
  return `${source.file ?? ''}\n${span.start}`
}

/** One text of several documents, each place of a file once. */
function joinTexts(documents: readonly SigmaDocument[]): {
  readonly text: string
  readonly offsets: ReadonlyMap<string, number>
} {
  const separator = '---\n'
  const starts = new Map<string, number>()
  const offsets = new Map<string, number>()
  let text = ''
  for (const document of documents) {
    const { source, span } = document
    const place = placeKey(document)
    const known = starts.get(place)
    if (known === undefined && text !== '')
      text += text.endsWith('\n') ? separator : `\n${separator}`
    const start = known ?? text.length
    starts.set(place, start)
    offsets.set(keyOf(document), start)
    if (known === undefined) text += source.text.slice(span.start, span.end)
  }
  return { text, offsets }
}
