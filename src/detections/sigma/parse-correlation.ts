import { didYouMean } from '../../base/did-you-mean.ts'
import { leavesOf, parseCorrelationCondition } from './correlation-condition.ts'
import {
  correlationTypes,
  type CorrelationAlias,
  type CorrelationCondition,
  type CorrelationType,
  type SigmaCorrelation,
} from './correlation.ts'
import { textAt, textsAt } from './parse-attributes.ts'
import type { Report, FileText } from '../../base/report.ts'
import type { Located, SigmaDocument } from './rule.ts'
import { parseTimespan } from './timespan.ts'
import { entryOf, shapeOf, type YamlEntry, type YamlMap } from '../../base/yaml-node.ts'

/** What the section says, without what every document has. */
export type CorrelationSection = Omit<SigmaCorrelation, keyof SigmaDocument>

const knownKeys = [
  'type',
  'rules',
  'group-by',
  'aliases',
  'timespan',
  'timeframe',
  'condition',
  'generate',
]

/** Reads a `correlation:` section (sigma.md 8); `undefined` after an error. */
export function parseCorrelation(
  entry: YamlEntry,
  source: FileText,
  report: Report,
): CorrelationSection | undefined {
  const { value } = entry
  if (value.kind !== 'map') {
    const message = `"correlation" must be a map and is ${shapeOf(value)}`
    report('error', { code: 'sigma-correlation', at: entry.keySpan.start, message })
    return undefined
  }
  warnOfUnknownKeys(value, report)
  const section = { ...entry, value }
  const type = typeOf(section, report)
  const timespan = timespanOf(section, report)
  const aliases = aliasesOf(value, report)
  const generate = generateOf(value, report)
  const listed = textsAt(value, 'rules', report)
  const condition =
    type && parseCorrelationCondition(section, { type, rules: listed, source, report })
  if (type === undefined || timespan === undefined || condition === undefined) return undefined
  const rules = rulesOf(section, { listed, condition, type, report })
  if (rules === undefined || aliases === undefined || generate === undefined) return undefined
  const groupBy = textsAt(value, 'group-by', report)
  return { type, rules, groupBy, aliases, timespan, condition, generate, section: entry.value.span }
}

type Section = YamlEntry & { readonly value: YamlMap }

function typeOf({ value, keySpan }: Section, report: Report): CorrelationType | undefined {
  const written = textAt(value, 'type', report)
  const type = correlationTypes.find((one) => one === written?.value)
  if (type !== undefined) return type
  const message =
    written === undefined ? 'the correlation has no type' : `"${written.value}" is no correlation`
  const near =
    written?.value === 'ordered_temporal'
      ? 'did you mean "temporal_ordered"?'
      : didYouMean(written?.value ?? '', correlationTypes)
  const hint = near ?? `there are ${correlationTypes.join(', ')}`
  const at = written?.span.start ?? keySpan.start
  report('error', { code: 'sigma-correlation-type', at, message, hint })
  return undefined
}

function timespanOf({ value, keySpan }: Section, report: Report): Located<number> | undefined {
  const old = entryOf(value, 'timespan') === undefined ? entryOf(value, 'timeframe') : undefined
  if (old !== undefined) {
    const message = 'the time span of a correlation is called "timespan"'
    report('warning', { code: 'sigma-correlation-timeframe', at: old.keySpan.start, message })
  }
  const written = textAt(value, old === undefined ? 'timespan' : 'timeframe', report)
  const millis = written === undefined ? undefined : parseTimespan(written.value)
  if (written !== undefined && millis !== undefined) return { value: millis, span: written.span }
  const message =
    written === undefined
      ? 'the correlation has no time span'
      : `"${written.value}" is no time span`
  const hint = 'write a number and one of s, m, h, d, w, M, y, such as "timespan: 15m"'
  const at = written?.span.start ?? keySpan.start
  report('error', { code: 'sigma-correlation-timespan', at, message, hint })
  return undefined
}

/**
 * The rules listed, or those that the expression names: a list beside an expression must be of the
 * same rules (SEP 198).
 */
function rulesOf(
  { keySpan }: Section,
  {
    listed,
    condition,
    type,
    report,
  }: {
    readonly listed: readonly Located<string>[]
    readonly condition: CorrelationCondition
    readonly type: CorrelationType
    readonly report: Report
  },
): readonly Located<string>[] | undefined {
  const refuse = (message: string, at = keySpan.start): undefined => {
    report('error', { code: 'sigma-correlation-rules', at, message })
  }
  const repeated = listed.find(({ value }, place) =>
    listed.slice(0, place).some((other) => other.value === value),
  )
  if (repeated !== undefined && type !== 'temporal_ordered') {
    return refuse(`the rule "${repeated.value}" stands here twice`, repeated.span.start)
  }
  if (condition.kind === 'threshold') {
    return listed.length > 0 ? listed : refuse('the correlation names no rules')
  }
  const leaves = leavesOf(condition.expression).flatMap((leaf) =>
    leaf.kind === 'search' ? [{ value: leaf.name, span: leaf.span }] : [],
  )
  const named = [...new Map(leaves.map((leaf) => [leaf.value, leaf])).values()]
  if (listed.length === 0) return named
  const unlisted = named.find(({ value }) => listed.every((rule) => rule.value !== value))
  if (unlisted !== undefined) {
    return refuse(`"${unlisted.value}" is not among the rules listed`, unlisted.span.start)
  }
  const unused = listed.find(({ value }) => named.every((rule) => rule.value !== value))
  if (unused === undefined) return listed
  return refuse(`the condition does not say what of the rule "${unused.value}"`, unused.span.start)
}

function aliasesOf(map: YamlMap, report: Report): readonly CorrelationAlias[] | undefined {
  const entry = entryOf(map, 'aliases')
  if (entry === undefined) return []
  const refuse = (at: number, message: string): undefined => {
    report('error', { code: 'sigma-correlation-alias', at, message })
  }
  if (entry.value.kind !== 'map') return refuse(entry.keySpan.start, '"aliases" must be a map')
  const aliases = entry.value.entries.map(({ key, keySpan, value }) => {
    if (value.kind !== 'map') return refuse(keySpan.start, `"${key}" must map rules to fields`)
    const fields = value.entries.flatMap((one) => {
      const field = textAt(value, one.key, report)
      return field === undefined ? [] : [{ rule: { value: one.key, span: one.keySpan }, field }]
    })
    return { name: { value: key, span: keySpan }, fields }
  })
  const kept = aliases.filter((alias) => alias !== undefined)
  return kept.length === aliases.length ? kept : undefined
}

function generateOf(map: YamlMap, report: Report): boolean | undefined {
  const value = entryOf(map, 'generate')?.value
  if (value === undefined) return false
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value
  const message = '"generate" is true or false'
  report('error', { code: 'sigma-correlation', at: value.span.start, message })
  return undefined
}

function warnOfUnknownKeys(map: YamlMap, report: Report): void {
  for (const { key, keySpan } of map.entries.filter((one) => !knownKeys.includes(one.key))) {
    const message = `"${key}" is no key of a correlation`
    const hint = didYouMean(key, knownKeys) ?? `there are ${knownKeys.join(', ')}`
    report('warning', { code: 'sigma-unknown-key', at: keySpan.start, message, hint })
  }
}
