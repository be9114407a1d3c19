/** Checks the analytics of a page one by one: their queries, and the logs that they say they read. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Detection } from '../detections/detection.ts'
import { datasetsOf } from '../detections/datasets-of.ts'
import { loadDetections } from '../detections/load-detection.ts'
import { type Analytic, type FencedBlock, readAnalyticBlocks } from './analytic-blocks.ts'
import { findDetection, type KnownContent, namesIn } from './known-content.ts'
import { type CheckedPage, type PagePlace, placeFault } from './place-fault.ts'
import type { AnalystCell } from './playbook.ts'
import { readableDatasets } from './tuning-parameters.ts'

/** The faults of all analytics. */
export function checkAnalyticBlocks(
  page: CheckedPage,
  cells: readonly AnalystCell[],
  content: KnownContent,
): readonly Diagnostic[] {
  return readAnalyticBlocks(cells).flatMap((analytic) => {
    const loaded = analytic.queries.map((query) => loadQuery(page, query))
    const detections = loaded.flatMap((one) => one.detections)
    return [
      ...loaded.flatMap(({ faults }) => faults),
      ...checkSource(page, analytic, reachedDatasets(analytic, detections, content)),
    ]
  })
}

/** The endings by which the loader knows the languages that Spoor runs. */
const endings: Readonly<Record<string, string>> = { eql: 'eql', sigma: 'yml' }

/** The detections of a query block, and its faults placed on the page; none of a language of others. */
export function loadQuery(
  page: CheckedPage,
  query: FencedBlock,
): { readonly detections: readonly Detection[]; readonly faults: readonly Diagnostic[] } {
  const ending = Object.hasOwn(endings, query.language) ? endings[query.language] : undefined
  if (ending === undefined) return { detections: [], faults: [] }
  const { detections, diagnostics } = loadDetections(query.text, `query.${ending}`)
  const faults = diagnostics.map(({ severity, message, hint, line, column }) =>
    placeFault(page, placeIn(query, line, column), {
      code: 'playbook-query-invalid',
      severity,
      message: `the query has a fault: ${message}`,
      ...(hint === undefined ? {} : { hint }),
    }),
  )
  return { detections, faults }
}

/** The place of a line and column of a query; its lines may end otherwise than the query's text. */
function placeIn({ cell, at }: FencedBlock, line = 1, column = 1): PagePlace {
  let start = at
  for (let count = 1; count < line; count++) {
    const end = cell.text.indexOf('\n', start)
    if (end < 0) break
    start = end + 1
  }
  return { cell, at: start + column - 1 }
}

/** The datasets that queries and detections of an analytic can match; none where it has neither. */
function reachedDatasets(
  { fields }: Analytic,
  detections: readonly Detection[],
  content: KnownContent,
): readonly string[] {
  const named = fields
    .filter(({ name }) => /^detections?$/.test(name))
    .flatMap(({ text }) => namesIn(text))
    .flatMap((name) => findDetection(content, name)?.datasets ?? [])
  const queried = detections.flatMap(({ query }) => datasetsOf(query) ?? readableDatasets)
  return [...new Set([...named, ...queried])].toSorted()
}

function checkSource(
  page: CheckedPage,
  analytic: Analytic,
  reached: readonly string[],
): readonly Diagnostic[] {
  if (reached.length === 0) return []
  const source = analytic.fields.find(({ name }) => name === 'source')
  const declared = namesIn(source?.text ?? '').filter((name) => readableDatasets.includes(name))
  const place = source ?? analytic
  const title = `${analytic.section} analytic ${analytic.number}`
  if (declared.length === 0)
    return [
      placeFault(page, place, {
        code: 'playbook-source-unnamed',
        severity: 'warning',
        message: `${title} does not say which logs its queries read`,
        hint: `write **Source:** ${listed(reached)}`,
      }),
    ]
  const isSame = declared.toSorted().join() === reached.join()
  if (isSame) return []
  return [
    placeFault(page, place, {
      code: 'playbook-source-differs',
      severity: 'error',
      message: `${title} declares ${listed(declared)}, but its queries can match ${listed(reached)}`,
      hint: 'declare what the queries can match, or ask for event.dataset in them',
    }),
  ]
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
