/** The report as one page of HTML that loads nothing: to be opened, searched, sent and printed alone. */
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { createExplainer } from '../matching/explain-query.ts'
import {
  constantText,
  documentPieces,
  element,
  elementPieces,
  fragment,
  type Html,
} from './html.ts'
import { pageFoot, skipLink, themeSwitch } from './page-frame.ts'
import type { Tool } from './report-document.ts'
import { findingItem } from './report-finding.ts'
import { filterBar, overview } from './report-overview.ts'
import { runParts } from './report-run.ts'
import { reportScript } from './report-script.ts'
import { reportStyle } from './report-style.ts'
import { Room } from './room.ts'

/** Findings on the page, worst first, and characters of records and of queries in it. */
const mostFindings = 5000
const mostOfRecords = 8_000_000
const mostOfQueries = 2_000_000

/** Makes the pieces of the page, finding by finding. */
export type ReportPage = (report: HuntReport, tool: Tool) => Iterable<string>

/** Gets style and script ready, whose hashes take time that a generator has not. */
export async function createReportPage(): Promise<ReportPage> {
  const [style, script] = await Promise.all([constantText(reportStyle), constantText(reportScript)])
  return (report, tool) =>
    documentPieces({ title: 'Spoor report', style, script, body: bodyOf(report, tool) })
}

function* bodyOf(report: HuntReport, tool: Tool): Generator<Html> {
  yield skipLink
  yield pageHead
  yield* elementPieces('main', { id: 'main', tabindex: '-1' }, mainPieces(report, tool))
  yield pageFoot(
    'Made by Spoor. This page loads nothing and tells nobody that it was read. It holds records of your logs: keep it as safe as them.',
  )
}

const pageHead = element(
  'header',
  { class: 'page-head' },
  element(
    'div',
    {},
    element('span', { class: 'brand' }, 'Spoor'),
    element('a', { href: '#findings' }, 'Findings'),
    element('a', { href: '#run' }, 'Sources'),
    themeSwitch,
  ),
)

function* mainPieces(report: HuntReport, tool: Tool): Generator<Html> {
  const shown = report.findings.slice(0, mostFindings)
  yield overview(report, { shown, tool })
  yield element('h2', { id: 'findings' }, 'Findings')
  yield fragment(shown.length === 0 ? undefined : filterBar(shown), leftOut(report))
  yield* elementPieces('ol', { class: 'findings' }, items(shown, report))
  yield fragment(runParts(report, shown))
}

function* items(shown: readonly Finding[], { ownAccounts }: HuntReport): Generator<Html> {
  const place = {
    ownAccounts: new Set(ownAccounts),
    recordRoom: new Room(mostOfRecords),
    explain: createExplainer(),
    queryRoom: new Room(mostOfQueries),
  }
  for (const finding of shown) yield findingItem(finding, place)
}

function leftOut({ findings }: HuntReport): Html | undefined {
  const more = findings.length - mostFindings
  if (more <= 0) return undefined
  return element(
    'p',
    { class: 'left-out' },
    `The ${mostFindings} gravest findings are on this page; ${more} more are not: --format json tells each.`,
  )
}
