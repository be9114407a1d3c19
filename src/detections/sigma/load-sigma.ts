import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Detection, NarrowedRule } from '../detection.ts'
import { compileCorrelation } from './compile-correlation.ts'
import { levelWithoutName, unreadLog } from './compile.ts'
import type { LinkedCorrelation, LinkedRule } from './linked.ts'
import {
  distinctDiagnostics,
  prepareSigma,
  type SigmaFile,
  type SigmaOptions,
} from './prepare-sigma.ts'
import type { SigmaDocument } from './rule.ts'

/** What could be loaded of rule files. */
export interface LoadedSigma {
  readonly detections: readonly Detection[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `attack.t1578.001`; other tags of the namespace are tactics, groups and software. */
const techniqueTag = /^attack\.(t\d{4}(?:\.\d{3})?)$/i

/** Loads one Sigma file on its own. */
export function loadSigma(text: string, file: string, options: SigmaOptions = {}): LoadedSigma {
  return loadSigmaFiles([{ text, file }], options)
}

/** Loads files that belong together: filters and correlations find their rules in any of them. */
export function loadSigmaFiles(
  files: readonly SigmaFile[],
  options: SigmaOptions = {},
): LoadedSigma {
  const { linked, compiled: prepared, diagnostics } = prepareSigma(files, options)
  const found = [...diagnostics]
  const detections = prepared.flatMap(({ rule, filters, query, narrowed, isOnlyMember }) => {
    if (query === undefined || isOnlyMember) return []
    const compiled = { query, text: textOf(rule), tags: rule.tags, filters }
    return [detectionOf(rule, { ...compiled, narrowed: narrowed === undefined ? [] : [narrowed] })]
  })
  // The same object for a rule that stands alone and in correlations, so that it is told once.
  const narrowedOf = new Map(prepared.map(({ rule, narrowed }) => [rule, narrowed]))
  const correlations = linked.correlations.flatMap((one) => {
    const compiled = compileCorrelation(one, options)
    found.push(...compiled.diagnostics)
    const { query, text, rules } = compiled
    if (query === undefined || one.isOnlyMember) return []
    const narrowed = rules.flatMap(({ rule }) => narrowedOf.get(rule) ?? [])
    return [detectionOf(one.correlation, { query, text, narrowed, ...inheritedOf(one, rules) })]
  })
  return {
    detections: [...detections, ...correlations],
    diagnostics: foldUnread(distinctDiagnostics(found)),
  }
}

/** Notes on logs that are not read are told one by one up to this many. */
const mostUnreadNotes = 5

/** A folder of rules for other products would drown everything else in notes: they become one. */
function foldUnread(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unread = diagnostics.filter(({ code }) => code === unreadLog)
  const [first] = unread
  if (first === undefined || unread.length <= mostUnreadNotes) return diagnostics
  const { line: _, column: __, ...note } = first
  const message = `${unread.length} rules are about logs that are not read here and never match`
  return [...diagnostics.filter(({ code }) => code !== unreadLog), { ...note, message }]
}

/** Tags are those of the rules where the correlation has none (sigma.md 8); filters always are. */
function inheritedOf(
  { correlation }: LinkedCorrelation,
  rules: readonly LinkedRule[],
): Pick<Compiled, 'tags' | 'filters'> {
  const own = correlation.tags
  return {
    tags: own.length > 0 ? own : rules.flatMap(({ rule }) => rule.tags),
    filters: [...new Set(rules.flatMap(({ filters }) => filters))],
  }
}

/** What a detection has from elsewhere than its own document. */
interface Compiled extends Pick<Detection, 'query' | 'text'> {
  readonly tags: SigmaDocument['tags']
  readonly filters: LinkedRule['filters']
  readonly narrowed: readonly NarrowedRule[]
}

function textOf({ source, span }: SigmaDocument): string {
  return source.text.slice(span.start, span.end)
}

function detectionOf(document: SigmaDocument, compiled: Compiled): Detection {
  const { source, title, description } = document
  const { query, text, tags, filters, narrowed } = compiled
  return {
    id: (document.id ?? document.name ?? title).value,
    title: title.value,
    ...(description === undefined ? {} : { description: description.value }),
    language: 'sigma',
    level: document.level?.value ?? levelWithoutName,
    techniques: [...new Set(tags.flatMap(({ value }) => techniqueOf(value)))],
    falsePositives: document.falsepositives.map(({ value }) => value),
    text,
    ...(source.file === undefined ? {} : { file: source.file }),
    ...(filters.length === 0 ? {} : { filters: filters.map((filter) => filter.title.value) }),
    ...(narrowed.length === 0 ? {} : { narrowed }),
    query,
  }
}

function techniqueOf(tag: string): readonly string[] {
  const technique = techniqueTag.exec(tag)?.[1]
  return technique === undefined ? [] : [technique.toUpperCase()]
}
