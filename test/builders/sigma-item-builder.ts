/** Compiles one item of a Sigma detection, for tests of what its modifiers and values ask. */
import type { Predicate } from '../../src/detections/query/query.ts'
import { compileSigma } from '../../src/detections/sigma/compile.ts'
import { parseSigma } from '../../src/detections/sigma/parse-sigma.ts'

/** The condition of an item, and what was said of it. */
export interface CompiledItem {
  /** What is asked besides the log source. */
  readonly where: Predicate | undefined
  readonly faults: readonly string[]
}

/** Compiles `field|modifier: value` as the only item of a CloudTrail rule. */
export function compileItem(item: string): CompiledItem {
  const head = 'title: t\nlogsource: {product: aws, service: cloudtrail}\n'
  const [rule] = parseSigma(`${head}detection:\n  s:\n    ${item}\n  condition: s\n`).rules
  if (rule === undefined) throw new TypeError(`cannot be parsed: ${item}`)
  const { query, diagnostics } = compileSigma(rule)
  const [, where, ...others] = query?.where.kind === 'and' ? query.where.of : []
  const faults = diagnostics.map(({ severity, code }) => `${severity} ${code}`)
  if (where === undefined || others.length === 0) return { where, faults }
  return { where: { kind: 'and', of: [where, ...others] }, faults }
}
