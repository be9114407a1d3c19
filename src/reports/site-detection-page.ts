/** The page of a detection. */
import { compareText } from '../base/compare.ts'
import { confidenceOfMatch } from '../findings/finding.ts'
import { element, fragment, type Html, type HtmlContent } from './html.ts'
import { renderMarkdown } from './markdown-html.ts'
import { renderTestSignals } from './signals-page.ts'
import {
  bullets,
  codes,
  dataNamesOf,
  detectionHeads,
  detectionRow,
  factList,
  levelMark,
  pageLink,
  part,
  type Place,
  table,
  tablesOf,
  techniqueLinks,
  testHeads,
  testRow,
} from './site-elements.ts'
import { type SitePage, upFrom } from './site-frame.ts'
import type { SiteDetection, SiteMap, SiteTest } from './site-map.ts'

/** The page of a detection: what it asks, of which data, what proves it, and what it does not see. */
export function detectionPage(one: SiteDetection, site: SiteMap): SitePage {
  const { detection } = one
  const place: Place = { site, up: upFrom(one.path) }
  return {
    path: one.path,
    title: detection.title,
    part: 'Detections',
    main: [
      element('h1', {}, detection.title),
      lead(detection.description),
      facts(one, place),
      part('Query', 'query', query(one)),
      part('Take away', 'take-away', downloads(one, place)),
      part('Data', 'data', data(one)),
      part('False positives', 'false-positives', bullets(detection.falsePositives)),
      part('Blind spots', 'blind-spots', paragraph(one.fact?.blind)),
      part('What to do next', 'next', paragraph(nextOf(one, site))),
      part('Tests with their signals', 'tests', firingTests(one, place)),
      part('Silent in', 'silent', table(testHeads, unsearched(one.silentIn, place))),
      part('Related detections', 'related', related(one, place)),
    ],
  }
}

function lead(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : element('p', { class: 'lead' }, text.trim())
}

function paragraph(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : element('p', {}, text)
}

function facts(one: SiteDetection, place: Place): Html {
  const { detection, fact, name } = one
  const confidence = `${confidenceOfMatch}: what a match alone is worth; in a chain the chain decides`
  return factList([
    ['Severity', levelMark(detection.level)],
    ['Confidence', confidence],
    ['Language', detection.language === 'sigma' ? 'Sigma' : 'EQL'],
    ['Techniques', techniqueLinks(place, detection.techniques)],
    ['Service', fact?.service],
    ['Stage', fact?.stage],
    ['Name', element('code', {}, name)],
    ['Id', element('code', {}, detection.id)],
    ['Narrowed by', detection.filters?.join('; ')],
  ])
}

function query({ detection }: SiteDetection): Html {
  return element('pre', { tabindex: '0' }, element('code', {}, detection.text))
}

function downloads({ detection, rulePath, layerPath }: SiteDetection, place: Place): HtmlContent {
  const language = detection.language === 'sigma' ? 'Sigma rule' : 'EQL query'
  const notebooks = place.site.guides.filter(
    ({ playbook }) =>
      playbook.kind === 'hunt' && detection.techniques.includes(playbook.technique ?? ''),
  )
  return bullets([
    pageLink(place, rulePath, language),
    pageLink(place, layerPath, 'Layer for ATT&CK Navigator'),
    ...notebooks.map(({ playbook, downloadPath }) =>
      pageLink(place, downloadPath, `Playbook ${playbook.technique} (${playbook.fileName})`),
    ),
  ])
}

function data(one: SiteDetection): HtmlContent {
  const { actions, fields } = one.sources
  return [
    element('p', { class: 'dim' }, 'Computed from the query.'),
    factList([
      ['Data sources', dataNamesOf(one).join(', ')],
      ['Tables', codes(tablesOf(one))],
      ['Calls', codes(actions)],
      ['Fields', codes(fields)],
    ]),
  ]
}

function nextOf({ fact }: SiteDetection, { facts: { next } }: SiteMap): string | undefined {
  if (fact === undefined) return undefined
  return fact.next ?? (Object.hasOwn(next, fact.stage) ? next[fact.stage] : undefined)
}

function firingTests({ firesIn, firesNearly }: SiteDetection, place: Place): HtmlContent {
  const withSignals = firesIn.filter(hasSignals)
  const others = [...firesIn.filter((one) => !hasSignals(one)), ...firesNearly]
  if (withSignals.length + others.length === 0) return undefined
  return [
    withSignals.map((one) => testSection(one, place)),
    others.length === 0
      ? undefined
      : [element('h3', {}, 'It also fires in'), table(testHeads, unsearched(others, place))],
  ]
}

/** Does a test look for signals, in all of its telemetry or in a variant? */
export function hasSignals({ test: { expect, telemetry = [] } }: SiteTest): boolean {
  return [expect, ...telemetry.flatMap((one) => one.expect ?? [])].some(
    ({ signals = [] }) => signals.length > 0,
  )
}

function testSection(one: SiteTest, place: Place): Html {
  const { test, path } = one
  return fragment(
    element('h3', {}, pageLink(place, path, test.name)),
    test.description === undefined ? undefined : element('p', {}, test.description),
    signalsOf(one),
    nearMisses(one),
  )
}

/** The signals of a test, as docs/signals.md prints them. */
export function signalsOf({ test }: SiteTest): Html {
  const page = { prefix: 'signal.', lower: 3, addressOf: () => undefined }
  return renderMarkdown([renderTestSignals(test)], page).html
}

function nearMisses({ test: { nearMisses: misses = [] } }: SiteTest): Html | undefined {
  if (misses.length === 0) return undefined
  return element('p', {}, 'Silent when ', misses.map(({ name }) => name).join('; '), '.')
}

/** Rows of tests on a page that has no search. */
export function unsearched(
  tests: readonly SiteTest[],
  place: Place,
): readonly { readonly cells: readonly HtmlContent[] }[] {
  return tests.map((one) => ({ cells: testRow(place, one).cells }))
}

/** No list of related detections is longer. */
const mostRelated = 12

/** Those that tell the same step of the same service, then those of the same stage in other data. */
function related(one: SiteDetection, place: Place): HtmlContent {
  const ranked = place.site.detections
    .filter((other) => other !== one)
    .map((other) => ({ other, rank: kinship(one, other) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank || compareText(a.other.name, b.other.name))
    .slice(0, mostRelated)
  return table(
    detectionHeads,
    ranked.map(({ other }) => ({ cells: detectionRow(place, other).cells })),
  )
}

function kinship(one: SiteDetection, other: SiteDetection): number {
  const cells = one.fact?.cells ?? []
  const shared = (other.fact?.cells ?? []).filter((cell) => cells.includes(cell)).length
  if (shared > 0) return 10 + shared
  if (one.fact !== undefined && one.fact.stage === other.fact?.stage) return 5
  const actions = other.sources.actions.filter((action) => one.sources.actions.includes(action))
  return actions.length > 0 ? 4 : 0
}
