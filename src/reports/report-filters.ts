/** What filters took out of sight: findings by the environment file, events by filters of Sigma. */
import type { HuntReport } from '../findings/hunt-report.ts'
import { nameTime } from '../findings/words.ts'
import { clipped } from './clipped-text.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import { levelMark, table } from './site-elements.ts'
import { nameSigmaFilter } from './text-reliance.ts'

/** Rows of a table. */
const mostRows = 200

/** A table of each kind; nothing for none. */
export function filterTables(report: HuntReport): readonly HtmlContent[] {
  return [suppressed(report), filtered(report)]
}

function suppressed({ suppressed: all, reliance }: HuntReport): HtmlContent {
  return bounded(
    table(
      ['Level', 'Finding', 'Filter'],
      all.slice(0, mostRows).map(({ finding, filters }) => ({
        cells: [
          levelMark(finding.severity),
          clipped(finding.title, 240),
          filters.map(({ line, why, who, until }) =>
            element(
              'div',
              {},
              clipped(
                `${reliance.file ?? 'spoor.yaml'} line ${line}: ${why} (${who}, until ${new Date(until - 1).toISOString().slice(0, 10)})`,
                400,
              ),
            ),
          ),
        ],
      })),
    ),
    all.length,
  )
}

function filtered({ filtered: all }: HuntReport): HtmlContent {
  return bounded(
    table(
      ['Level', 'Rule', 'Events', 'Who', 'From (UTC)', 'To (UTC)', 'Filter'],
      all.slice(0, mostRows).map(({ rule, events, principal, from, to, filters }) => ({
        cells: [
          levelMark(rule.level),
          clipped(rule.title, 240),
          events,
          clipped(principal ?? 'more principals than are kept apart', 240),
          nameTime(from),
          nameTime(to),
          filters.map((filter) => element('div', {}, clipped(nameSigmaFilter(filter), 400))),
        ],
      })),
    ),
    all.length,
  )
}

function bounded(shown: Html | undefined, all: number): HtmlContent {
  if (shown === undefined) return undefined
  const more = all - mostRows
  return [
    element('div', { class: 'wide', tabindex: '0' }, shown),
    more > 0
      ? element(
          'p',
          { class: 'left-out' },
          `${more} more not shown here: --format json tells each.`,
        )
      : undefined,
  ]
}
