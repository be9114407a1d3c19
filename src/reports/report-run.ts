/** What a report rests on: what was read, who was trusted, what filters took out, what was amiss. */
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { countOf, nameTime } from '../findings/words.ts'
import { clipped } from './clipped-text.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import { filterTables } from './report-filters.ts'
import { remarkLists } from './report-remarks.ts'
import { factList, part, table } from './site-elements.ts'
import { relianceLines } from './text-reliance.ts'

/** Accounts and blind spots that are shown. */
const mostAccounts = 200
const mostBlindSpots = 30

/** The parts of the page after the findings, of which `shown` are on it. */
export function runParts(
  report: HuntReport,
  shown: readonly Finding[],
): readonly (Html | undefined)[] {
  return [
    part('What was read', 'run', facts(report), sources(report)),
    part('What could not be seen', 'unseen', blindSpots(shown)),
    part('What filters took out', 'filtered', ...filterTables(report)),
    part('Remarks on the input', 'diagnostics', remarkLists(report.diagnostics)),
  ]
}

function facts({ records, ownAccounts, reliance }: HuntReport): Html {
  const { read, matched, unmatched, skipped, rejected } = records
  const own = ownAccounts.slice(0, mostAccounts)
  const more = ownAccounts.length - own.length
  return factList([
    [
      'records',
      `${read} read: ${matched} in findings, ${unmatched} without, ${sum(skipped)} skipped, ${sum(rejected)} rejected`,
    ],
    ['skipped', reasons(skipped)],
    ['rejected', reasons(rejected)],
    [
      'own accounts',
      own.length === 0
        ? undefined
        : [
            element('bdi', {}, own.join(', ')),
            more > 0 ? ` and ${more} more` : '',
            ' (taken for own: their logs were read)',
          ],
    ],
    ...relianceLines({ reliance, suppressed: [], filtered: [] }).map(
      ([name, text]) => [name, clipped(text, 4000)] as const,
    ),
  ])
}

function reasons(counts: Readonly<Record<string, number>>): string | undefined {
  const entries = Object.entries(counts)
  if (entries.length === 0) return undefined
  return entries.map(([reason, count]) => `${count} ${reason}`).join(', ')
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((a, b) => a + b, 0)
}

function sources({ coverage }: HuntReport): Html | undefined {
  const heads = [
    'Source',
    'Records',
    'Accounts',
    'Regions',
    'From (UTC)',
    'To (UTC)',
    'Data events',
  ]
  return table(
    heads,
    coverage.map(({ kind, records, accounts, regions, from, to, dataEvents }) => ({
      cells: [
        kind,
        records,
        accounts.length,
        regions.length,
        nameTime(from),
        nameTime(to),
        dataEvents ? 'yes' : 'none',
      ],
    })),
  )
}

/** What several findings say they could not see, first what most of them say. */
function blindSpots(findings: readonly Finding[]): HtmlContent {
  const counts = new Map<string, number>()
  for (const { blindSpots: own } of findings) {
    for (const text of own) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const shared = [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a)
  const shown = shared.slice(0, mostBlindSpots)
  const others = counts.size - shown.length
  if (counts.size === 0) return undefined
  return [
    element(
      'ul',
      {},
      shown.map(([text, count]) =>
        element(
          'li',
          {},
          clipped(text, 2000),
          element('span', { class: 'dim' }, ` (${countOf(count, 'finding')})`),
        ),
      ),
    ),
    others > 0
      ? element(
          'p',
          { class: 'dim' },
          `${countOf(others, 'other blind spot')} of single findings: they stand there.`,
        )
      : undefined,
  ]
}
