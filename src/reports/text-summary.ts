/** The closing block of a text report: what was found, what was read, what was left out, what was unseen. */
import { levels } from '../detections/detection.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { countOf, joinWords, nameTime } from '../findings/words.ts'
import { unicodeGlyphs } from './glyphs.ts'
import type { Emphasis } from './terminal-text.ts'
import { relianceLines } from './text-reliance.ts'
import { type TextOptions, section } from './text-style.ts'

/** The summary as a block of lines. */
export function renderSummary(report: HuntReport, shown: number, options: TextOptions): string {
  const { records, coverage, ownAccounts } = report
  const sources = coverage.map(
    ({ kind, records: count, accounts, from, to }) =>
      `${kind}: ${countOf(count, 'record')}, ${countOf(accounts.length, 'account')}, ${nameTime(from)} to ${nameTime(to)}`,
  )
  const own = `${joinWords(ownAccounts)} (taken for own: their logs were read)`
  return [
    titleLine(options),
    ...foundLines(report, shown, options),
    ...section('read', [nameRecords(records)], options),
    ...section('skipped', reasons(records.skipped), options),
    ...section('rejected', reasons(records.rejected), options),
    ...section(sources.length === 1 ? 'source' : 'sources', sources, options),
    ...section('own', ownAccounts.length === 0 ? [] : [own], options),
    ...relianceLines(report).flatMap(([heading, text]) => section(heading, [text], options)),
    ...section('unseen', blindSpots(report, shown, options), options),
  ].join('\n')
}

function titleLine({ width, paint, glyphs = unicodeGlyphs }: TextOptions): string {
  const title = `${glyphs.rule.repeat(2)} summary `
  return paint('dim', title + glyphs.rule.repeat(width - title.length))
}

function foundLines(
  { findings }: HuntReport,
  shown: number,
  options: TextOptions,
): readonly string[] {
  const perLevel = levels
    .toReversed()
    .map((level) => [level, findings.filter(({ severity }) => severity === level).length] as const)
    .filter(([, count]) => count > 0)
  const found = perLevel.map(([level, count]) => `${count} ${level}`).join(', ')
  const hidden = findings.length - shown
  const below = `${hidden} below ${options.minLevel} not shown (--min-level informational)`
  const lines = section('found', [found || 'nothing'], options)
  return [
    ...lines.map((line) => paintLevels(line, options)),
    ...(hidden > 0 ? section('', [below], options) : []),
  ]
}

/** A count with its level stands on one line, or is not painted. */
function paintLevels(line: string, { paint }: TextOptions): string {
  const byName = new Map<string, Emphasis>(levels.map((level) => [level, level]))
  return line.replace(/\d+ ([a-z]+)/g, (text, name: string) => {
    const level = byName.get(name)
    return level === undefined ? text : paint(level, text)
  })
}

function nameRecords({
  read,
  matched,
  unmatched,
  skipped,
  rejected,
}: HuntReport['records']): string {
  return `${countOf(read, 'record')}: ${matched} in findings, ${unmatched} without, ${sumOf(skipped)} skipped, ${sumOf(rejected)} rejected`
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((a, b) => a + b, 0)
}

function reasons(counts: Readonly<Record<string, number>>): readonly string[] {
  const entries = Object.entries(counts)
  if (entries.length === 0) return []
  return [entries.map(([reason, count]) => `${count} ${reason}`).join(', ')]
}

/** Blind spots shown without `--explain`. */
const shownBlindSpots = 5

/**
 * Findings that are asked for their blind spots, if no more are shown anyway: their words are made when
 * they are read, and there may be a million, most of them informational.
 */
const askedFindings = 2000

/** What could not be seen in the whole run, each once; what holds for most findings first. */
function blindSpots(
  { findings }: HuntReport,
  shown: number,
  { explain }: TextOptions,
): readonly string[] {
  const asked = findings.slice(0, Math.max(shown, askedFindings))
  const counts = new Map<string, number>()
  for (const { blindSpots: texts } of asked) {
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const texts = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([text, count]) => (count === 1 ? text : `${text} (${count} findings)`))
  const left = explain ? 0 : Math.max(0, texts.length - shownBlindSpots)
  const unasked = findings.length - asked.length
  return [
    ...texts.slice(0, texts.length - left),
    ...(left === 0 ? [] : [`${left} more (--explain shows all)`]),
    ...(unasked === 0 ? [] : [`the last ${countOf(unasked, 'finding')} were not asked for more`]),
  ]
}
