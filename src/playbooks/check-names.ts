/** Checks names of detections and scenarios, and links, wherever they stand on a page or in a guide. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { didYouMean } from '../base/did-you-mean.ts'
import { fencedBlocks } from './analytic-blocks.ts'
import { loadQuery } from './check-analytics.ts'
import { detectionNames, findDetection, type KnownContent } from './known-content.ts'
import { type PlacedLine, placedLines } from './page-lines.ts'
import { type CheckedPage, type PagePlace, placeFault } from './place-fault.ts'
import type { AnalystCell } from './playbook.ts'

/** A link to a file beside the page. */
export interface LocalLink extends PagePlace {
  /** As it is written, without its anchor. */
  readonly path: string
}

/** Endings of files that a page may link to; `example.lan` is an address without its scheme. */
export const fileEnding = /\.(md|ipynb|ya?ml|eql|html?|json|txt|csv|png|svg)$/i

/** The links of a page to files beside it. */
export function localLinks(cells: readonly AnalystCell[]): readonly LocalLink[] {
  return proseOf(cells).flatMap(({ text, at, cell }) =>
    [...text.matchAll(/\]\(([^)\s#]{1,500})(?:#[^)\s]*)?\)/g)].flatMap(({ 1: path = '', index }) =>
      /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path) || !fileEnding.test(path)
        ? []
        : [{ path: decoded(path), cell, at: at + index }],
    ),
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The fault of a link to a file that is not there. */
export function missingLink(page: CheckedPage, link: LocalLink): Diagnostic {
  return placeFault(page, link, {
    code: 'playbook-link-missing',
    severity: 'warning',
    message: `the link leads to ${link.path}, which is not there`,
    hint: 'mend the path; it is relative to the page',
  })
}

/** Guides beside a page: Markdown without a managed part. Their names and queries are checked like its own. */
export function checkGuide(page: CheckedPage, content: KnownContent): readonly Diagnostic[] {
  const cells = guideCells(page)
  const queries = fencedBlocks(placedLines(cells)).flatMap((query) => loadQuery(page, query).faults)
  return [...checkNames(page, cells, content), ...queries]
}

/** A guide as one cell of the analyst's. */
export function guideCells({ text }: CheckedPage): readonly AnalystCell[] {
  return [{ kind: 'markdown', text, placeInFile: (at) => at }]
}

/**
 * Names in backticks that look like those of detections or scenarios that are known, because they begin
 * with the same word, and are none.
 */
export function checkNames(
  page: CheckedPage,
  cells: readonly AnalystCell[],
  content: KnownContent,
): readonly Diagnostic[] {
  const detections = detectionNames(content)
  const scenarios = [...content.scenarios.map(({ id }) => id), ...content.tests]
  const kinds = [
    { what: 'detection', shape: /^[a-z]+(?:_[a-z\d]+){2,}$/, known: detections, mark: '_' },
    { what: 'scenario or test', shape: /^[a-z]+(?:-[a-z\d]+){2,}$/, known: scenarios, mark: '-' },
  ]
  return proseOf(cells).flatMap(({ text, at, cell }) =>
    isDetectionLine(text)
      ? []
      : [...text.matchAll(/`([^`]{1,200})`/g)].flatMap(({ 1: name = '', index }) =>
          kinds
            .filter(({ shape, known, mark }) => {
              const beginning = name.split(mark, 1).join() + mark
              const isKnown = known.includes(name) || findDetection(content, name) !== undefined
              return shape.test(name) && !isKnown && known.some((one) => one.startsWith(beginning))
            })
            .map(({ what, known }) =>
              placeFault(
                page,
                { cell, at: at + index },
                {
                  code: 'playbook-name-unknown',
                  severity: 'warning',
                  message: `there is no ${what} ${name}`,
                  hint: didYouMean(name, known) ?? `name one that there is, or the folder of yours`,
                },
              ),
            ),
        ),
  )
}

/** Those are checked on their own, as errors. */
function isDetectionLine(text: string): boolean {
  return /\*\*Detections?:\*\*/i.test(text)
}

function proseOf(cells: readonly AnalystCell[]): readonly PlacedLine[] {
  return placedLines(cells).filter(({ fence }) => fence === undefined)
}
