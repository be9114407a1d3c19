/** What a report rests on: what was read, who was trusted, what filters took out, what was amiss. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { countOf, nameTime } from '../findings/words.ts'
import { clipped } from './clipped-text.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import { factList, levelMark, part, table } from './site-elements.ts'
import { nameSigmaFilter, relianceLines } from './text-reliance.ts'

/** Rows of a table, blind spots and diagnostics of one code that are shown. */
const mostRows = 200
const mostBlindSpots = 30
const mostOfCode = 10

/** The parts of the page after the findings, of which `shown` are on it. */
export function runParts(
  report: HuntReport,
  shown: readonly Finding[],
): readonly (Html | undefined)[] {
  return [
    part('What was read', 'run', facts(report), sources(report)),
    part('What could not be seen', 'unseen', blindSpots(shown)),
    part('What filters took out', 'filtered', suppressed(report), filtered(report)),
    part('Remarks on the input', 'diagnostics', diagnostics(report.diagnostics)),
  ]
}

function facts({ records, ownAccounts, reliance }: HuntReport): Html {
  const { read, matched, unmatched, skipped, rejected } = records
  const own = ownAccounts.slice(0, mostRows)
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

function diagnostics(all: readonly Diagnostic[]): HtmlContent {
  const byCode = new Map<string, Diagnostic[]>()
  for (const one of all) {
    const own = byCode.get(one.code)
    if (own === undefined) byCode.set(one.code, [one])
    else own.push(one)
  }
  if (byCode.size === 0) return undefined
  return [...byCode].map(([code, own]) => {
    const more = own.length - mostOfCode
    return element(
      'details',
      { class: 'remark' },
      element(
        'summary',
        {},
        element('code', {}, code),
        ` ${own[0]?.severity ?? ''}, ${own.length}`,
      ),
      element('ul', {}, own.slice(0, mostOfCode).map(diagnosticItem)),
      more > 0
        ? element('p', { class: 'left-out' }, `${more} more: --format json tells each.`)
        : undefined,
    )
  })
}

function diagnosticItem({ message, file, line, column, hint }: Diagnostic): Html {
  const place = [file, line, column].filter((one) => one !== undefined).join(':')
  return element(
    'li',
    {},
    clipped(message, 1000),
    place === '' ? undefined : element('div', { class: 'dim' }, clipped(place, 400)),
    hint === undefined ? undefined : element('div', { class: 'dim' }, clipped(hint, 400)),
  )
}
