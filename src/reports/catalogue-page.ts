import { catalogueKeys } from '../lineage/catalogue.ts'
import type { TestSummary } from '../proving/test-summary.ts'

/** What the page of the catalogue is printed from. */
export interface CatalogueEvidence {
  readonly summaries: readonly TestSummary[]
  /** Every detection that may stand in a row. */
  readonly detections: readonly { readonly id: string; readonly title: string }[]
  /** The actions that lineage is proved to read in records of real accounts. */
  readonly real: ReadonlySet<string>
}

const clouds = [
  ['aws', 'AWS'],
  ['azure', 'Azure'],
  ['gcp', 'Google Cloud'],
] as const

/**
 * The page of the event catalogue: every action that lineage follows, what it is taken for, what
 * proves the reading, and which detections matched it in tests. Markdown; printed from the results.
 */
export function renderCataloguePage({ summaries, detections, real }: CatalogueEvidence): string {
  const shown = exercised(summaries)
  const titles = new Map(detections.map(({ id, title }) => [id, title]))
  const evidenceOf = (key: string): string => {
    if (real.has(key)) return 'real'
    return shown.verbs.has(key) ? 'emulated' : 'none'
  }
  const count = (evidence: string): number =>
    catalogueKeys.filter((key) => evidenceOf(key) === evidence).length
  const row = (key: string): string => {
    const names = [...(shown.detections.get(key) ?? [])].flatMap((id) => titles.get(id) ?? [])
    const cells = [
      `\`${key.slice(key.indexOf(' ') + 1)}\``,
      [...(shown.verbs.get(key) ?? [])].sort().join(', '),
      evidenceOf(key),
      names.sort().join('<br>'),
    ]
    return `| ${cells.join(' | ')} |`
  }
  return [
    '# The event catalogue',
    '',
    'Printed from the tables in `src/lineage/` and the results of `spoor test` by `npm run pages`; do',
    `not edit. Lineage follows ${catalogueKeys.length} actions: ${count('real')} are read from records of real accounts in`,
    `tests, ${count('emulated')} from emulated ones only, ${count('none')} are exercised by no test that ships.`,
    '',
    'Verbs are those that tests showed; a call that was denied or had no effect on data has none.',
    '',
    ...clouds.flatMap(([cloud, title]) => [
      `## ${title}`,
      '',
      '| action | verb | evidence | detections |',
      '|---|---|---|---|',
      ...catalogueKeys.filter((key) => key.startsWith(`${cloud} `)).map(row),
      '',
    ]),
  ].join('\n')
}

/** The verbs and detections of each action in the cases that passed. */
function exercised(summaries: readonly TestSummary[]): {
  readonly verbs: ReadonlyMap<string, ReadonlySet<string>>
  readonly detections: ReadonlyMap<string, ReadonlySet<string>>
} {
  const verbs = new Map<string, Set<string>>()
  const detections = new Map<string, Set<string>>()
  for (const { cases } of summaries) {
    for (const { failures, actions } of cases) {
      if (failures.length > 0) continue
      for (const action of actions) {
        addAll(verbs, action.key, action.verbs)
        addAll(detections, action.key, action.detections)
      }
    }
  }
  return { verbs, detections }
}

function addAll(sets: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set)
  for (const value of values) set.add(value)
}
