/** The elements that pages of a site have in common: tables, lists of facts, links to one another. */
import type { Level } from '../detections/detection.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import type { SiteDetection, SiteMap, SiteTechnique, SiteTest } from './site-map.ts'

/** A page on which something is shown: how far the folder of the site is above it. */
export interface Place {
  readonly site: SiteMap
  readonly up: string
}

/** A link within the site; `path` is relative to its folder. */
export function pageLink({ up }: Place, path: string, ...content: readonly HtmlContent[]): Html {
  return element('a', { href: `${up}${path}` }, ...content)
}

/** A severity, by its word and its colour. */
export function levelMark(level: Level): Html {
  return element('span', { class: `level ${level}` }, level)
}

/** A part of a page under a heading; nothing where there is nothing to say. */
export function part(
  title: string,
  id: string,
  ...content: readonly HtmlContent[]
): Html | undefined {
  const isEmpty = content.every(
    (one) => one === undefined || (Array.isArray(one) && one.length === 0),
  )
  if (isEmpty) return undefined
  return element('section', {}, element('h2', { id }, title), ...content)
}

/** A list of bullets; nothing for none. */
export function bullets(items: readonly HtmlContent[]): Html | undefined {
  if (items.length === 0) return undefined
  return element(
    'ul',
    {},
    items.map((item) => element('li', {}, item)),
  )
}

/** Facts with their names; those without a value are left out. */
export function factList(facts: readonly (readonly [name: string, value: HtmlContent])[]): Html {
  return element(
    'dl',
    { class: 'facts' },
    facts
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  )
}

/** Texts of code with commas between. */
export function codes(texts: readonly string[]): HtmlContent {
  return separated(texts.map((text) => element('code', {}, text)))
}

/** Pieces with commas between; `undefined` for none. */
export function separated(pieces: readonly HtmlContent[]): HtmlContent {
  if (pieces.length === 0) return undefined
  return pieces.map((piece, index) => (index === 0 ? piece : [', ', piece]))
}

/** A row of a table, with the words that a search on the page looks in. */
export interface Row {
  readonly cells: readonly HtmlContent[]
  readonly words?: string
}

/** A table that becomes a list of blocks where the screen is narrow. */
export function table(heads: readonly string[], rows: readonly Row[]): Html | undefined {
  if (rows.length === 0) return undefined
  const head = element(
    'tr',
    {},
    heads.map((name) => element('th', { scope: 'col' }, name)),
  )
  const body = rows.map(({ cells, words }) =>
    element(
      'tr',
      words === undefined ? {} : { 'data-search': words },
      cells.map((cell) => element('td', {}, cell)),
    ),
  )
  return element(
    'table',
    { class: 'stack' },
    element('thead', {}, head),
    element('tbody', {}, body),
  )
}

/** `T1578.001 Create Snapshot`, or the id alone. */
export function techniqueTitle({ id, name }: SiteTechnique): string {
  return name === undefined ? id : `${id} ${name}`
}

/** Links to techniques by their ids; an id without a page stays text. */
export function techniqueLinks(place: Place, ids: readonly string[]): HtmlContent {
  return separated(
    ids.map((id) => {
      const technique = place.site.technique(id)
      return technique === undefined
        ? id
        : pageLink(place, technique.path, techniqueTitle(technique))
    }),
  )
}

/** Rows of detections: title, severity, data, techniques. */
export const detectionHeads = ['Detection', 'Severity', 'Data', 'Techniques'] as const

/** A row of {@link detectionHeads}. */
export function detectionRow(place: Place, one: SiteDetection): Row {
  const { detection, sources, name, fact } = one
  const techniques = detection.techniques.map((id) => {
    const technique = place.site.technique(id)
    return technique === undefined ? id : pageLink(place, technique.path, id)
  })
  const { id, title, description = '', level } = detection
  const { service = '', stage = '' } = fact ?? {}
  const words = [
    [name, id, title, description, level, service, stage, dataOf(one)].join(' '),
    ...detection.techniques,
    ...sources.actions,
    ...sources.fields,
    ...detection.falsePositives,
  ]
  return {
    cells: [
      pageLink(place, one.path, detection.title),
      levelMark(detection.level),
      dataOf(one),
      separated(techniques),
    ],
    words: searchWords(words),
  }
}

/** The longest that is searched of one page, characters. */
const mostWords = 4000

/** Words as a search compares them: small letters, each once; so many characters of them. */
export function searchWords(texts: readonly string[], most = mostWords): string {
  const words = texts.flatMap((text) => text.toLowerCase().split(/\s+/))
  return [...new Set(words)]
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, most)
}

const dataNames: Readonly<Record<string, string>> = {
  'aws.cloudtrail': 'AWS CloudTrail',
  'azure.activitylogs': 'Azure Activity',
  'gcp.audit': 'Google Cloud Audit',
}

/** Names of the logs that a detection can match, in words. */
export function dataNamesOf({ sources }: SiteDetection): readonly string[] {
  const sets = sources.datasets ?? Object.keys(dataNames)
  return sets.map((set) => (Object.hasOwn(dataNames, set) ? (dataNames[set] ?? set) : set))
}

function dataOf(one: SiteDetection): string {
  return one.sources.datasets === undefined ? 'all clouds' : dataNamesOf(one).join(', ')
}

/** The index patterns of Elastic's integrations that hold the logs. */
export function tablesOf({ sources }: SiteDetection): readonly string[] {
  return (sources.datasets ?? Object.keys(dataNames)).map((set) => `logs-${set}-*`)
}

/** Rows of tests: name, platforms, techniques. */
export const testHeads = ['Test', 'Cloud', 'Techniques'] as const

const platformNames: Readonly<Record<string, string>> = {
  'iaas:aws': 'AWS',
  'iaas:azure': 'Azure',
  'iaas:gcp': 'Google Cloud',
}

/** Names of the clouds that a test is about. */
export function platformsOf({ test }: SiteTest): string {
  return test.platforms.map((one) => platformNames[one] ?? one).join(', ')
}

/** A row of {@link testHeads}. */
export function testRow(place: Place, one: SiteTest): Row {
  const { test } = one
  const signals = (test.expect.signals ?? []).flatMap(({ id, says = '' }) => [id, says])
  return {
    cells: [
      pageLink(place, one.path, test.name),
      platformsOf(one),
      techniqueLinksShort(place, test.attack),
    ],
    words: searchWords([
      [test.name, test.id, test.description ?? '', platformsOf(one)].join(' '),
      ...test.attack,
      ...one.fire,
      ...signals,
    ]),
  }
}

function techniqueLinksShort(place: Place, ids: readonly string[]): HtmlContent {
  return separated(
    ids.map((id) => {
      const technique = place.site.technique(id)
      return technique === undefined ? id : pageLink(place, technique.path, id)
    }),
  )
}
