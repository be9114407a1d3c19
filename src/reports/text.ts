/** The report for a tired person at night: worst chain first, drawn as a path, what to do next. */
import { levels } from '../detections/detection.ts'
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { unicodeGlyphs } from './glyphs.ts'
import { wrapText } from './terminal-text.ts'
import { renderChain } from './text-chain.ts'
import { renderEvidence } from './text-evidence.ts'
import { type TextOptions, safeText, section } from './text-style.ts'
import { renderSuppressed } from './text-suppressed.ts'
import { renderSummary } from './text-summary.ts'

/** Reasons and next steps shown without `--explain`. */
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
  const { explain } = options
  const reasons = explain ? finding.why : finding.why.slice(0, briefly)
  const rules = finding.alsoMatched.map(({ title }) => title)
  return [
    ...headLines(finding, options),
    ...(finding.chain === null ? section('what', [finding.summary], options) : ['']),
    ...(finding.chain === null ? [] : renderChain(finding.chain, options)),
    ...section('why', withRest(reasons, finding.why.length), options),
    ...section('next', explain ? finding.next : finding.next.slice(0, briefly), options),
    ...section('unseen', explain ? finding.blindSpots : finding.blindSpots.slice(0, 2), options),
    ...section('rules', rules, options),
    ...renderEvidence(finding, options),
  ].join('\n')
}

/** Level and title, then what else is known of the finding as a whole. */
function headLines(finding: Finding, options: TextOptions): readonly string[] {
  const { paint, width, glyphs = unicodeGlyphs } = options
  const { severity, confidence, techniques, id } = finding
  const indent = ' '.repeat(severity.length + 2)
  const [first = '', ...rest] = wrapText(safeText(finding.title, options), width - indent.length)
  const facts = [`${confidence} confidence`, techniques.join(' '), id].map(glyphs.escape)
  return [
    `${paint(severity, severity.toUpperCase())}  ${paint('strong', first)}`,
    ...rest.map((line) => `${indent}${paint('strong', line)}`),
    ...wrapText(facts.join(` ${glyphs.separator} `), width - 2).map((line) =>
      paint('dim', `  ${line}`),
    ),
  ]
}

function withRest(shown: readonly string[], all: number): readonly string[] {
  const more = all - shown.length
  return more > 0 ? [...shown, `${more} more (--explain shows all)`] : shown
}
