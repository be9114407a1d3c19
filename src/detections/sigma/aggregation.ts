import type { ConditionText } from './condition.ts'
import type { Report } from '../../base/report.ts'
import type { LegacyAggregation, ThresholdOperator } from './rule.ts'

/** Comparison signs of Sigma 1 and the keys that stand for them in a correlation. */
const signs: Readonly<Record<string, ThresholdOperator>> = {
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  '=': 'eq',
  '==': 'eq',
}

/** `count(field) by a, b > 5`; the field and the groups may be missing. */
const counting =
  /^([a-z]+)\s*\(\s*([^()\s]*)\s*\)\s*(?:by\s+([^<>=]+?))?\s*(>=|<=|==|>|<|=)\s*(\d+(?:\.\d+)?)\s*$/i
/** `near a and b and not c`. */
const nearness = /^near\s+(.+)$/is

/**
 * Reads what a rule of Sigma 1 wrote after the `|` at `pipe` (sigma.md 7). The part is never dropped:
 * what cannot be read or has no correlation of its own is refused.
 */
export function parseAggregation(
  { text, offsetOf }: ConditionText,
  pipe: number,
  report: Report,
): LegacyAggregation | undefined {
  const written = text.slice(pipe + 1).trim()
  const span = { start: offsetOf(pipe), end: offsetOf(text.trimEnd().length - 1) + 1 }
  const refuse = (message: string, hint?: string): undefined => {
    report('error', { code: 'sigma-aggregation', at: span.start, message, hint })
  }
  const searches = nearSearches(nearness.exec(written)?.[1])
  if (searches !== undefined) return { kind: 'near', searches, span }
  const [, name = '', field = '', groups = '', sign = '', value = ''] = counting.exec(written) ?? []
  const operator = signs[sign]
  const kind = (['count', 'sum', 'avg'] as const).find((one) => one === name.toLowerCase())
  if (operator === undefined) {
    return refuse(
      `"| ${written}" is no aggregation that can be read`,
      'write it as a correlation document (event_count, value_count, temporal)',
    )
  }
  if (kind === undefined) {
    return refuse(`no correlation counts what "${name}" does`, 'there are count, sum and avg')
  }
  if (kind !== 'count' && field === '') return refuse(`"${name}" needs a field`)
  const groupBy = groups.split(',').map((group) => group.trim())
  const kept = groupBy.filter((group) => group !== '')
  if (kept.some((group) => /\s/.test(group))) return refuse(`"by ${groups}" names no fields`)
  const counted = field === '' ? {} : { field }
  return { kind, ...counted, groupBy: kept, operator, value: Number(value), span }
}

/** Names joined by `and`, each perhaps with `not`; `undefined` for anything else. */
function nearSearches(
  text: string | undefined,
): readonly { readonly name: string; readonly isAbsent: boolean }[] | undefined {
  const terms = text?.split(/\s+and\s+/i).map((term) => {
    const [, absent, name] = /^(not\s+)?([A-Za-z0-9_-]+)$/i.exec(term.trim()) ?? []
    return name === undefined ? undefined : { name, isAbsent: absent !== undefined }
  })
  const kept = terms?.filter((term) => term !== undefined)
  return kept !== undefined && kept.length === terms?.length ? kept : undefined
}
