/** The beginning of the page: what was found, when, and how to find one's way in it. */
import { levels, type Level } from '../detections/detection.ts'
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { countOf, joinWords, nameTime } from '../findings/words.ts'
import { drawTimeline } from './findings-timeline.ts'
import { element, fragment, type Html } from './html.ts'
import { cloudNames } from './finding-words.ts'
import type { Tool } from './report-document.ts'

/** Heading, counts, and the picture of all findings. */
export function overview(
  report: HuntReport,
  { shown, tool }: { readonly shown: readonly Finding[]; readonly tool: Tool },
): Html {
  const timeline = drawTimeline(shown)
  return fragment(
    element('h1', {}, headline(report.findings)),
    element('p', { class: 'lead' }, extentOf(report, tool)),
    timeline === undefined
      ? undefined
      : element(
          'figure',
          {},
          element(
            'div',
            {
              class: 'scroll all',
              tabindex: '0',
              role: 'region',
              'aria-label': 'Findings in time',
            },
            timeline,
          ),
          element(
            'figcaption',
            {},
            'When the findings were, first to last event, UTC. A bar leads to its finding.',
          ),
        ),
  )
}

/** `4 critical, 50 low`, the gravest first. */
function headline(findings: readonly Finding[]): string {
  const counts = countLevels(findings)
  if (counts.length === 0) return 'Nothing found'
  const [[level, count] = ['low', 0], ...rest] = counts
  const others = rest.reduce((sum, [, one]) => sum + one, 0)
  const first = `${count} ${level} ${count === 1 ? 'finding' : 'findings'}`
  return others === 0 ? first : `${first}, ${others} below`
}

function countLevels(findings: readonly Finding[]): readonly (readonly [Level, number])[] {
  return [...levels]
    .reverse()
    .map((level) => [level, findings.filter(({ severity }) => severity === level).length] as const)
    .filter(([, count]) => count > 0)
}

function extentOf({ records, coverage, diagnostics }: HuntReport, tool: Tool): string {
  const from = coverage.reduce((least, source) => Math.min(least, source.from), Infinity)
  const to = coverage.reduce((most, source) => Math.max(most, source.to), -Infinity)
  const clouds = joinWords(coverage.map(({ kind }) => cloudNames[kind]))
  const accounts = coverage.reduce((sum, source) => sum + source.accounts.length, 0)
  const where =
    coverage.length === 0
      ? ''
      : ` of ${clouds} from ${countOf(accounts, 'account')}, ${nameTime(from)} to ${nameTime(to)}`
  const remarks =
    diagnostics.length === 0 ? '' : ` ${countOf(diagnostics.length, 'remark')} on the input.`
  return `${records.read.toLocaleString('en-US')} records${where}. Read by ${tool.name} ${tool.version}.${remarks}`
}

/** The controls over the list; the script shows them. */
export function filterBar(findings: readonly Finding[]): Html {
  const clouds = [
    ...new Set(findings.flatMap(({ events }) => events.map(({ source }) => cloudNames[source]))),
  ]
  return element(
    'div',
    { class: 'filters', id: 'filters', hidden: true },
    element(
      'div',
      { class: 'search-box' },
      element('label', { for: 'words' }, 'Search findings ', element('kbd', {}, '/')),
      element('input', {
        id: 'words',
        type: 'search',
        autocomplete: 'off',
        placeholder: 'title, resource, principal, account, record id',
      }),
    ),
    element(
      'div',
      { class: 'choices', role: 'group', 'aria-label': 'Levels' },
      countLevels(findings).map(([level, count]) =>
        element(
          'button',
          { type: 'button', 'data-level': level, 'aria-pressed': 'true', class: level },
          `${level} `,
          element('span', { class: 'count' }, count),
        ),
      ),
    ),
    clouds.length < 2
      ? undefined
      : element(
          'div',
          { class: 'choices', role: 'group', 'aria-label': 'Clouds' },
          clouds.map((cloud) =>
            element(
              'button',
              { type: 'button', 'data-cloud': cloud, 'aria-pressed': 'true' },
              cloud,
            ),
          ),
        ),
    element('p', { id: 'found', 'aria-live': 'polite' }),
  )
}
