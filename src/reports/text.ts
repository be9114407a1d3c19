/** The report for a tired person at night: worst chain first, a short timeline, what to do next. */
import { levels, type Level } from '../detections/detection.ts'
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { type Paint, escapeForTerminal, fitMiddle, wrapText } from './terminal-text.ts'
import { renderSuppressed } from './text-suppressed.ts'
import { renderSummary } from './text-summary.ts'
import { renderTimeline } from './text-timeline.ts'

/** How to set the text. */
export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly paint: Paint
  /** Findings below this level are counted, not shown. */
  readonly minLevel: Level
  /** Show every step, reason, and evidence record instead of the first few. */
  readonly explain: boolean
  /** List what filters took out of sight. */
  readonly showSuppressed?: boolean
}

/** Reasons and evidence shown without `--explain`. */
const briefly = 4

/** The whole report; findings first, the summary of the run last, ends in a newline. */
export function renderText(report: HuntReport, options: TextOptions): string {
  const least = levels.indexOf(options.minLevel)
  const shown = report.findings.filter(({ severity }) => levels.indexOf(severity) >= least)
  const blocks = shown.map((finding) => renderFinding(finding, options))
  const filtered = options.showSuppressed === true ? renderSuppressed(report, options) : []
  return `${[...blocks, ...filtered, renderSummary(report, shown.length, options)].join('\n\n')}\n`
}

/** One finding as a block of lines. */
export function renderFinding(finding: Finding, options: TextOptions): string {
  const { paint, explain } = options
  const tag = paint(finding.severity, finding.severity.toUpperCase())
  const facts = [`${finding.confidence} confidence`, finding.techniques.join(' '), finding.id]
  const [first = '', ...rest] = wrapText(
    escapeForTerminal(finding.title),
    options.width - finding.severity.length - 2,
  )
  const reasons = explain ? finding.why : finding.why.slice(0, briefly)
  return [
    `${tag}  ${paint('strong', first)}`,
    ...rest.map((line) => `${' '.repeat(finding.severity.length + 2)}${paint('strong', line)}`),
    ...wrapText(escapeForTerminal(facts.join(' · ')), options.width - 2).map((line) =>
      paint('dim', `  ${line}`),
    ),
    ...(finding.chain === null ? section('what', [finding.summary], options) : ['']),
    ...(finding.chain === null ? [] : renderTimeline(finding.chain, options)),
    ...section('why', withRest(reasons, finding.why.length), options),
    ...section('next', explain ? finding.next : finding.next.slice(0, briefly), options),
    ...section('unseen', explain ? finding.blindSpots : finding.blindSpots.slice(0, 2), options),
    ...section(
      'rules',
      finding.alsoMatched.map(({ title }) => title),
      options,
    ),
    ...section('records', evidenceOf(finding, options), options),
  ].join('\n')
}

function withRest(shown: readonly string[], all: number): readonly string[] {
  const more = all - shown.length
  return more > 0 ? [...shown, `${more} more (--explain shows all)`] : shown
}

function evidenceOf(finding: Finding, { explain, width }: TextOptions): readonly string[] {
  const records = finding.events.flatMap((event) => event.records)
  const lines = records.map(({ id, record }) => {
    const line = record.origin.line === undefined ? '' : `:${record.origin.line}`
    const place = `${record.origin.file}${line}`
    return explain
      ? `${id} ${place}`
      : `${id} ${fitMiddle(place, Math.max(24, width - 12 - id.length))}`
  })
  return explain ? lines : withRest(lines.slice(0, 2), lines.length)
}

/** A heading in the left margin with its texts, wrapped, beside it; nothing when there are none. */
function section(
  heading: string,
  texts: readonly string[],
  { width, paint }: TextOptions,
): readonly string[] {
  const margin = 11
  return texts.flatMap((text, index) =>
    wrapText(escapeForTerminal(text), width - margin).map((line, row) => {
      const head = index === 0 && row === 0 ? `  ${heading}` : ''
      return `${paint('dim', head.padEnd(margin))}${line}`
    }),
  )
}
