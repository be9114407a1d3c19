import type { Diagnostic, DiagnosticSink } from '../../base/diagnostic.ts'
import type { Detection, Level } from '../detection.ts'
import type { EventQuery } from '../query/query.ts'
import { compileSigma, unreadLog } from './compile.ts'
import { linkSigma } from './link.ts'
import type { LinkedCorrelation, LinkedRule } from './linked.ts'
import { parseSigma, type ParsedSigma } from './parse-sigma.ts'
import type { Placeholders } from './placeholders.ts'
import { reportInto } from './report.ts'
import type { SigmaDocument } from './rule.ts'

/** The text of one rule file. */
export interface SigmaFile {
  readonly text: string
  readonly file: string
}

/** What the user gives besides the rules. */
export interface SigmaOptions {
  /** Values of `%name%` (sigma.md 10). */
  readonly placeholders?: Placeholders
}

/** What could be loaded of rule files. */
export interface LoadedSigma {
  readonly detections: readonly Detection[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The level of a rule that names none; the specification leaves it open. */
const levelWithoutName: Level = 'medium'
/** Documents of these statuses are not run (sigma.md 1). */
const retired: readonly string[] = ['deprecated', 'unsupported']
/** `attack.t1578.001`; other tags of the namespace are tactics, groups and software. */
const techniqueTag = /^attack\.(t\d{4}(?:\.\d{3})?)$/i

/** Loads one Sigma file on its own. */
export function loadSigma(text: string, file: string, options: SigmaOptions = {}): LoadedSigma {
  return loadSigmaFiles([{ text, file }], options)
}

/**
 * Loads files that belong together: all are parsed, then linked, so that filters and correlations find
 * their rules in any file, and then compiled. Retired documents are left out with a note.
 */
export function loadSigmaFiles(
  files: readonly SigmaFile[],
  options: SigmaOptions = {},
): LoadedSigma {
  const parsed = files.map(({ text, file }) => parseSigma(text, file))
  const found = parsed.flatMap(({ diagnostics }) => diagnostics)
  const sink: DiagnosticSink = (diagnostic) => found.push(diagnostic)
  const linked = linkSigma(withoutRetired(parsed, sink))
  found.push(...linked.diagnostics)
  const detections = linked.rules.flatMap((one) => {
    const compiled = compileSigma(one.rule, { ...options, filters: one.filters })
    found.push(...compiled.diagnostics)
    return compiled.query === undefined || one.isOnlyMember
      ? []
      : [detectionOf(one, compiled.query)]
  })
  for (const correlation of linked.correlations) reportNotRun(correlation, sink)
  return { detections, diagnostics: foldUnread(distinct(found)) }
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

/** A filter's fault shows once, however many rules it is for. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ code, file, line, column, message }: Diagnostic): string =>
    [code, file, line, column, message].join('\n')
  return [...new Map(diagnostics.map((one) => [keyOf(one), one])).values()]
}

function withoutRetired(
  parsed: readonly ParsedSigma[],
  sink: DiagnosticSink,
): Omit<ParsedSigma, 'diagnostics'> {
  const isRun = (document: SigmaDocument): boolean => !isRetired(document, sink)
  return {
    rules: parsed.flatMap(({ rules }) => rules).filter(isRun),
    correlations: parsed.flatMap(({ correlations }) => correlations).filter(isRun),
    filters: parsed.flatMap(({ filters }) => filters),
  }
}

function isRetired({ status, source }: SigmaDocument, sink: DiagnosticSink): boolean {
  if (status === undefined || !retired.includes(status.value)) return false
  const message = `the rule is ${status.value} and is not run`
  reportInto(source, sink)('note', { code: 'sigma-retired', at: status.span.start, message })
  return true
}

/** Correlations are checked in full and wait for their engine. */
function reportNotRun({ correlation, members }: LinkedCorrelation, sink: DiagnosticSink): void {
  const silent = correlation.generate ? '' : `, nor are its ${members.length} rules on their own`
  const message = `the correlation "${correlation.title.value}" is not run yet${silent}`
  const at = correlation.section.start
  reportInto(correlation.source, sink)('error', { code: 'sigma-correlation-not-yet', at, message })
}

function detectionOf({ rule, filters }: LinkedRule, query: EventQuery): Detection {
  const { source, span, title, description } = rule
  return {
    id: (rule.id ?? rule.name ?? title).value,
    title: title.value,
    ...(description === undefined ? {} : { description: description.value }),
    language: 'sigma',
    level: rule.level?.value ?? levelWithoutName,
    techniques: [...new Set(rule.tags.flatMap(({ value }) => techniqueOf(value)))],
    falsePositives: rule.falsepositives.map(({ value }) => value),
    text: source.text.slice(span.start, span.end),
    ...(source.file === undefined ? {} : { file: source.file }),
    ...(filters.length === 0 ? {} : { filters: filters.map((filter) => filter.title.value) }),
    query,
  }
}

function techniqueOf(tag: string): readonly string[] {
  const technique = techniqueTag.exec(tag)?.[1]
  return technique === undefined ? [] : [technique.toUpperCase()]
}
