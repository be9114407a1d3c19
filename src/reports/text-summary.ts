/** The closing lines of a text report: what was read, what was found, what was left out. */
import { levels, type Level } from '../detections/detection.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { countOf, joinWords, nameTime } from '../findings/words.ts'
import { relianceLines } from './text-reliance.ts'
import { type Paint, escapeForTerminal, wrapText } from './terminal-text.ts'

/** The summary as a block of lines. */
export function renderSummary(
  report: HuntReport,
  shown: number,
  options: { readonly width: number; readonly paint: Paint; readonly minLevel: Level },
): string {
  const { records, findings, coverage, ownAccounts, partial } = report
  const perLevel = [...levels]
    .reverse()
    .map((level) => [level, findings.filter(({ severity }) => severity === level).length] as const)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => options.paint(level, `${count} ${level}`))
  const hidden = findings.length - shown
  const lines: readonly (readonly [string, string])[] = [
    ...(partial
      ? [
          [
            'partial',
            'stopped before the logs were read to their end: the rest is unknown',
          ] as const,
        ]
      : []),
    ['found', perLevel.length === 0 ? 'nothing' : perLevel.join(', ')],
    ...(hidden > 0
      ? [['', `${hidden} below ${options.minLevel} not shown (--min-level informational)`] as const]
      : []),
    [
      'read',
      `${countOf(records.read, 'record')}: ${records.matched} in findings, ${records.unmatched} without, ${sumOf(records.skipped)} skipped, ${sumOf(records.rejected)} rejected`,
    ],
    ...reasons('skipped', records.skipped),
    ...reasons('rejected', records.rejected),
    ...coverage.map(
      (source) =>
        [
          'source',
          `${source.kind}: ${countOf(source.records, 'record')}, ${countOf(source.accounts.length, 'account')}, ${nameTime(source.from)} to ${nameTime(source.to)}`,
        ] as const,
    ),
    ...(ownAccounts.length === 0
      ? []
      : [
          [
            'own',
            `${escapeForTerminal(joinWords(ownAccounts))} (taken for own: their logs were read)`,
          ] as const,
        ]),
    ...relianceLines(report),
  ]
  return lines
    .flatMap(([heading, text]) =>
      wrapText(text, options.width - 11).map(
        (line, row) =>
          `${options.paint('dim', (row === 0 && heading !== '' ? `  ${heading}` : '').padEnd(11))}${line}`,
      ),
    )
    .join('\n')
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((a, b) => a + b, 0)
}

function reasons(
  heading: string,
  counts: Readonly<Record<string, number>>,
): readonly (readonly [string, string])[] {
  const entries = Object.entries(counts)
  if (entries.length === 0) return []
  return [[heading, entries.map(([reason, count]) => `${count} ${reason}`).join(', ')]]
}
