import { nearestWords } from '../../base/did-you-mean.ts'
import { parseCondition, type Condition } from './condition.ts'
import { conditionText } from './condition-place.ts'
import { parseModifiers } from './modifiers.ts'
import type { Report, RuleFile } from './report.ts'
import type { Search, SearchBlock, SearchItem, SigmaDetection, SigmaValue } from './rule.ts'
import {
  entryOf,
  shapeOf,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
} from './yaml-tree.ts'

/** Keys of a detection section that name no search. */
const reservedKeys = ['condition', 'timeframe']

/**
 * Reads a detection section (sigma.md 2): searches, which are maps, lists and keywords, and the
 * conditions. `undefined` after an error; every error of the section is reported, not only the first.
 */
export function parseDetection(
  section: YamlEntry,
  source: RuleFile,
  report: Report,
): SigmaDetection | undefined {
  const node = section.value
  if (node.kind !== 'map') {
    const message = `"detection" must be a map of searches and is ${shapeOf(node)}`
    report('error', { code: 'sigma-detection', at: section.keySpan.start, message })
    return undefined
  }
  const named = node.entries.filter(({ key }) => !reservedKeys.includes(key))
  const searches = named.map((entry) => parseSearch(entry, report))
  const conditions = parseConditions(section, { node, source, report })
  if (named.length === 0) {
    const message = 'the detection has no search'
    report('error', { code: 'sigma-detection', at: section.keySpan.start, message })
  }
  const timeframe = entryOf(node, 'timeframe')
  if (timeframe !== undefined) {
    const message = '"timeframe" belongs to an aggregation and does nothing here'
    report('warning', { code: 'sigma-timeframe', at: timeframe.keySpan.start, message })
  }
  const kept = searches.filter((search) => search !== undefined)
  const complete = kept.length === searches.length && kept.length > 0
  return complete && conditions !== undefined ? { searches: kept, conditions } : undefined
}

interface Section {
  readonly node: YamlMap
  readonly source: RuleFile
  readonly report: Report
}

function parseConditions(
  section: YamlEntry,
  { node, source, report }: Section,
): readonly Condition[] | undefined {
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
  const conditions = nodes.map((one) => {
    if (one.kind === 'scalar' && typeof one.value === 'string') {
      return parseCondition(conditionText(one, source.text), report)
    }
    const message = `a condition is text, not ${shapeOf(one)}`
    report('error', { code: 'sigma-condition', at: one.span.start, message })
    return undefined
  })
  const kept = conditions.filter((condition) => condition !== undefined)
  return kept.length === conditions.length && kept.length > 0 ? kept : undefined
}

function parseSearch({ key, keySpan, value }: YamlEntry, report: Report): Search | undefined {
  const block = parseBlock(value, keySpan.start, report)
  return block === undefined ? undefined : { name: key, nameSpan: keySpan, block }
}

function parseBlock(node: YamlNode, at: number, report: Report): SearchBlock | undefined {
  switch (node.kind) {
    case 'map':
      return parseMap(node, at, report)
    case 'list':
      return parseList(node, at, report)
    case 'scalar':
      if (node.value !== null) return keywordBlock(node)
      return refuse(report, at, 'the search is empty')
  }
}

function parseMap(map: YamlMap, at: number, report: Report): SearchBlock | undefined {
  if (map.entries.length === 0) return refuse(report, at, 'the search is empty')
  const items = map.entries.map((entry) => parseItem(entry, report))
  const kept = items.filter((item) => item !== undefined)
  return kept.length === items.length ? { kind: 'all', items: kept } : undefined
}

function parseList(list: YamlList, at: number, report: Report): SearchBlock | undefined {
  if (list.items.length === 0) return refuse(report, at, 'the search is empty')
  const blocks = list.items.map((item) =>
    item.kind === 'list'
      ? refuse(report, item.span.start, 'a list may not stand in a list of searches')
      : parseBlock(item, item.span.start, report),
  )
  const kept = blocks.filter((block) => block !== undefined)
  return kept.length === blocks.length ? { kind: 'any', blocks: kept } : undefined
}

/** A scalar that stands where a search could: one keyword. */
function keywordBlock(value: SigmaValue): SearchBlock {
  const { span } = value
  const test = { kind: 'text', cased: false, windash: false } as const
  const modifiers = { all: false, neq: false, test }
  return { kind: 'all', items: [{ modifiers, values: [value], keySpan: span, span }] }
}

function parseItem({ key, keySpan, value }: YamlEntry, report: Report): SearchItem | undefined {
  const modifiers = parseModifiers({ text: key, span: keySpan }, report)
  const values = parseValues(value, keySpan.start, report)
  if (modifiers === undefined || values === undefined) return undefined
  const field = key.split('|')[0] ?? ''
  const span = { start: keySpan.start, end: value.span.end }
  return { ...(field === '' ? {} : { field }), modifiers, values, keySpan, span }
}

function parseValues(
  node: YamlNode,
  at: number,
  report: Report,
): readonly SigmaValue[] | undefined {
  const nodes = node.kind === 'list' ? node.items : [node]
  if (nodes.length === 0) {
    return refuse(report, at, 'the list of values is empty', 'write null to find a missing field')
  }
  const values = nodes.map((one) => {
    if (one.kind === 'scalar') return one
    return refuse(
      report,
      one.span.start,
      `a value is text, a number, true, false or null, not ${shapeOf(one)}`,
    )
  })
  const kept = values.filter((value) => value !== undefined)
  return kept.length === values.length ? kept : undefined
}

function refuse(report: Report, at: number, message: string, hint?: string): undefined {
  report('error', { code: 'sigma-search', at, message, hint })
}
