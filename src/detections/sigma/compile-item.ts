import type { Predicate } from '../query/query.ts'
import { compileValue } from './compile-value.ts'
import type { ItemContext, ItemScope } from './item-scope.ts'
import { allOf, anyOf } from './predicate.ts'
import { expandValue } from './placeholders.ts'
import type { SearchItem, SigmaValue } from './rule.ts'

/** Tests that need a field to look at. */
const fieldTests = ['cidr', 'compare', 'time-part', 'fieldref', 'exists']

/**
 * Compiles one `field|modifiers: values` (sigma.md 4, 5): the values are alternatives, or all needed
 * with `all`; `neq` negates the whole. `undefined` after an error, which is reported at its value.
 */
export function compileItem(item: SearchItem, context: ItemContext): Predicate | undefined {
  const { modifiers, values } = item
  const field = item.field === undefined ? undefined : context.taxonomy.fieldOf(item.field)
  const scope = { ...context, item, field }
  if (!isLegalItem(scope)) return undefined
  const compiled = values.map((value) => compileAlternatives(value, scope))
  const predicates = compiled.filter((predicate) => predicate !== undefined)
  if (predicates.length < compiled.length) return undefined
  const joined = modifiers.all ? allOf(predicates) : anyOf(predicates)
  return modifiers.neq ? { kind: 'not', of: joined } : joined
}

/** One value, or what it stands for under `expand`: alternatives even with `all` (sigma.md 5). */
function compileAlternatives(value: SigmaValue, scope: ItemScope): Predicate | undefined {
  if (!scope.item.modifiers.expand) return compileValue(value, scope)
  const expanded = expandValue(value, scope.placeholders, scope.report)
  const compiled = expanded?.map((one) => compileValue(one, scope)) ?? []
  const kept = compiled.filter((one) => one !== undefined)
  return kept.length === 0 || kept.length < compiled.length ? undefined : anyOf(kept)
}

function isLegalItem({ item, report }: ItemScope): boolean {
  const { modifiers, values, keySpan } = item
  const at = keySpan.start
  if (item.field === undefined && fieldTests.includes(modifiers.test.kind)) {
    const message = 'the modifiers need a field, and a keyword search has none'
    report('error', { code: 'sigma-modifier-combination', at, message })
    return false
  }
  if (modifiers.all && values.length === 1) {
    const message = '"all" stands with a single value'
    const hint = 'leave "all" out'
    report('warning', { code: 'sigma-all-single-value', at, message, hint })
  }
  if (values.length > 1 && values.some(({ value }) => value === null)) {
    const message = 'null stands in a list; other engines refuse it'
    const hint = 'put it into a search of its own and join the two with "or"'
    report('warning', { code: 'sigma-null-in-list', at, message, hint })
  }
  return true
}
