import { nearestWords } from '../../base/did-you-mean.ts'
import { parseAggregation } from './aggregation.ts'
import { parseCondition, type Condition } from './condition.ts'
import { conditionText } from './condition-place.ts'
import { parseSearch } from './parse-search.ts'
import type { Report, FileText } from '../../base/report.ts'
import type { LegacyAggregation, SigmaDetection } from './rule.ts'
import {
  entryOf,
  shapeOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../../base/yaml-node.ts'

/** How a section of searches is to be read. */
export interface DetectionContext {
  readonly source: FileText
  readonly report: Report
  /** Are brackets in field names selectors of elements (SEP 212)? */
  readonly hasArrayBlocks: boolean
  /** Keys of the section that name no search, besides those of every detection. */
  readonly reserved?: readonly string[]
}

/** Keys of a detection section that name no search. */
const reservedKeys = ['condition', 'timeframe']

/**
 * Reads a section of searches (sigma.md 2), which are maps, lists and keywords, and the conditions on
 * them. `undefined` after an error; every error of the section is reported, not only the first.
 */
export function parseDetection(
  section: YamlEntry,
  context: DetectionContext,
): SigmaDetection | undefined {
  const node = section.value
  const { report, hasArrayBlocks } = context
  if (node.kind !== 'map') {
    const message = `"${section.key}" must be a map of searches and is ${shapeOf(node)}`
    report('error', { code: 'sigma-detection', at: section.keySpan.start, message })
    return undefined
  }
  const reserved = [...reservedKeys, ...(context.reserved ?? [])]
  const named = node.entries.filter(({ key }) => !reserved.includes(key))
  const parseBody = (body: YamlEntry): SigmaDetection | undefined => parseDetection(body, context)
  const searches = named.map((entry) => parseSearch(entry, { report, hasArrayBlocks, parseBody }))
  const written = parseConditions(section, node, context)
  if (named.length === 0) {
    const message = 'the detection has no search'
    report('error', { code: 'sigma-detection', at: section.keySpan.start, message })
  }
  const timeframe = entryOf(node, 'timeframe')
  const aggregation = written?.find((one) => one.aggregation !== undefined)?.aggregation
  if (timeframe !== undefined && written !== undefined && aggregation === undefined) {
    const message = '"timeframe" belongs to an aggregation and does nothing here'
    report('warning', { code: 'sigma-timeframe', at: timeframe.keySpan.start, message })
  }
  const kept = searches.filter((search) => search !== undefined)
  if (kept.length < searches.length || kept.length === 0 || written === undefined) return undefined
  return {
    searches: kept,
    conditions: written.map(({ condition }) => condition),
    ...(aggregation === undefined ? {} : { aggregation }),
    ...(timeframe?.value.kind === 'scalar' ? { timeframe: timeframe.value } : {}),
  }
}

/** A condition with the aggregation that stands after its `|`, where there is one. */
interface WrittenCondition {
  readonly condition: Condition
  readonly aggregation?: LegacyAggregation
}

function parseConditions(
  section: YamlEntry,
  node: YamlMap,
  context: DetectionContext,
): readonly WrittenCondition[] | undefined {
  const { report } = context
  const entry = entryOf(node, 'condition')
  if (entry === undefined) {
    const [near] = nearestWords(
      'condition',
      node.entries.map(({ key }) => key),
    )
    const hint = near === undefined ? 'add "condition: selection"' : `is "${near}" the condition?`
    const message = 'the detection has no condition'
    report('error', { code: 'sigma-condition', at: section.keySpan.start, message, hint })
    return undefined
  }
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value]
  if (nodes.length === 0) {
    const message = 'the list of conditions is empty'
    const hint = 'add "condition: selection"'
    report('error', { code: 'sigma-condition', at: entry.keySpan.start, message, hint })
    return undefined
  }
  const conditions = nodes.map((one) => parseOne(one, context))
  const kept = conditions.filter((condition) => condition !== undefined)
  const aggregated = kept.find(({ aggregation }) => aggregation !== undefined)
  if (aggregated !== undefined && nodes.length > 1) {
    const message = 'an aggregation may not stand in a list of conditions'
    const at = aggregated.aggregation?.span.start ?? entry.keySpan.start
    report('error', { code: 'sigma-aggregation', at, message, hint: 'write a rule for each' })
    return undefined
  }
  return kept.length === conditions.length && kept.length > 0 ? kept : undefined
}

function parseOne(node: YamlNode, context: DetectionContext): WrittenCondition | undefined {
  const { report, source } = context
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    const message = `a condition is text, not ${shapeOf(node)}`
    report('error', { code: 'sigma-condition', at: node.span.start, message })
    return undefined
  }
  const { text, offsetOf } = conditionText(node, source.text)
  const pipe = text.indexOf('|')
  const condition = parseCondition(
    { text: pipe < 0 ? text : text.slice(0, pipe), offsetOf },
    report,
  )
  if (pipe < 0) return condition === undefined ? undefined : { condition }
  const aggregation = parseAggregation({ text, offsetOf }, pipe, report)
  if (condition === undefined || aggregation === undefined) return undefined
  return { condition, aggregation }
}
