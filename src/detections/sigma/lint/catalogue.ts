import { conditionRules } from './conditions.ts'
import { documentRules } from './documents.ts'
import { fieldRules } from './fields.ts'
import type { LintRule } from './lint-rule.ts'
import { meaningRules } from './meaning.ts'
import { regexRules } from './regexes.ts'
import { schemaRules } from './schema.ts'
import { styleRules } from './style.ts'
import { valueRules } from './values.ts'

/** Everything that the check of Sigma can find, in the order of the ids (sigma.md 19). */
export const lintCatalogue: readonly LintRule[] = [
  ...schemaRules,
  ...conditionRules,
  ...valueRules,
  ...documentRules,
  ...meaningRules,
  ...fieldRules,
  ...styleRules,
  ...regexRules,
].toSorted((a, b) => (a.id < b.id ? -1 : 1))

const byCode = new Map(lintCatalogue.map((rule) => [rule.code, rule]))

/** The row of a code; `undefined` for what is not about Sigma. */
export function lintRuleOf(code: string): LintRule | undefined {
  return byCode.get(code)
}
