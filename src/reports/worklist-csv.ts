/**
 * The findings as a list of work for a spreadsheet: a row for each, with columns for whoever works
 * through it.
 */
import { csvLine } from './csv.ts'
import {
  accountsOf,
  exposureOf,
  principalsOf,
  receiversOf,
  regionsOf,
  rootOf,
  rulesOf,
  spanOf,
} from './finding-facts.ts'
import type { ReportedFinding, StreamedReport } from './report-schema.ts'

/** What stands in a column of a finding. */
type Column = (finding: ReportedFinding) => string | number

/** The columns by their names, in their order. */
const columns: Readonly<Record<string, Column>> = {
  id: ({ id }) => id,
  severity: ({ severity }) => severity,
  confidence: ({ confidence }) => confidence,
  title: ({ title }) => title,
  first: (finding) => spanOf(finding)?.from ?? '',
  last: (finding) => spanOf(finding)?.to ?? '',
  root_resource: (finding) => rootOf(finding) ?? '',
  principals: (finding) => listed(principalsOf(finding)),
  accounts: (finding) => listed(accountsOf(finding)),
  regions: (finding) => listed(regionsOf(finding)),
  receivers: (finding) => listed(receiversOf(finding)),
  exposed: (finding) => exposureOf(finding),
  techniques: ({ techniques }) => listed(techniques),
  rules: (finding) => listed(rulesOf(finding).map(({ title }) => title)),
  records: ({ evidence }) => evidence.length,
  next_step: ({ next }) => next[0] ?? '',
  status: () => 'new',
  owner: () => '',
  notes: () => '',
}

/** A cell names so many and counts the others; the JSON report names all. */
const mostListed = 20

/** A line of headings, then a line for each finding (RFC 4180). */
export function* worklistPieces({ findings }: StreamedReport): Generator<string> {
  yield csvLine(Object.keys(columns))
  for (const finding of findings) {
    yield csvLine(Object.values(columns).map((column) => column(finding)))
  }
}

function listed(values: readonly string[]): string {
  const more = values.length - mostListed
  const shown = values.slice(0, mostListed).join('; ')
  return more > 0 ? `${shown}; and ${more} more` : shown
}
