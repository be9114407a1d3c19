import type { FieldReference, Matcher, Predicate } from '../query/query.ts'
import type { Placeholders } from './placeholders.ts'
import type { Report } from '../../base/report.ts'
import type { SearchItem, SigmaValue } from './rule.ts'
import type { RuleTaxonomy } from './taxonomy.ts'

/** What compiling an item needs to know of its rule. */
export interface ItemContext {
  readonly taxonomy: RuleTaxonomy
  readonly report: Report
  readonly placeholders: Placeholders
}

/** An item with its field resolved, as the compilers of single values see it. */
export interface ItemScope extends ItemContext {
  readonly item: SearchItem
  /** `undefined` for keywords, which look at every value of the event. */
  readonly field: FieldReference | undefined
}

/** The field, or for a keyword any value of the event, satisfies the matcher. */
export function found(matcher: Matcher, { field, taxonomy }: ItemScope): Predicate {
  return field === undefined
    ? { kind: 'keyword', document: taxonomy.keywords, matcher }
    : { kind: 'field', field, matcher }
}

/** The text of a value; a number or truth value becomes text, with a warning; null is refused. */
export function textOf(value: SigmaValue, scope: ItemScope): string | undefined {
  if (value.value === null) return refuseType(value, scope, 'text')
  if (typeof value.value !== 'string') warnOfType(value, scope, 'text')
  return value.text
}

/** Reports a value that cannot be used; returns `undefined`, so that it can end a compiler. */
export function refuse(
  value: SigmaValue,
  { report }: ItemScope,
  problem: { readonly message: string; readonly hint?: string },
): undefined {
  report('error', { code: 'sigma-value', at: value.span.start, ...problem })
}

/** Refuses a value of the wrong type. */
export function refuseType(value: SigmaValue, scope: ItemScope, wanted: string): undefined {
  return refuse(value, scope, { message: `${wanted} is needed here, not ${shown(value)}` })
}

/** Warns of a value that we read and other engines refuse. */
export function warnOfType(value: SigmaValue, { report }: ItemScope, wanted: string): void {
  const message = `${shown(value)} stands where ${wanted} belongs; other engines refuse it`
  report('warning', { code: 'sigma-value-type', at: value.span.start, message })
}

function shown({ value, text }: SigmaValue): string {
  return typeof value === 'string' ? `the text "${text}"` : value === null ? 'null' : text
}
