/** The first page of a site: everything that it holds, and the search over it. */
import { element, type Html } from './html.ts'
import {
  detectionHeads,
  detectionRow,
  pageLink,
  type Place,
  type Row,
  searchWords,
  table,
  techniqueTitle,
  testHeads,
  testRow,
} from './site-elements.ts'
import type { SitePage } from './site-frame.ts'
import { titleOf } from './site-guide.ts'
import type { SiteGuide, SiteMap, SiteTechnique } from './site-map.ts'
import { counted } from './site-technique-page.ts'

/** The first page. */
export function indexPage(site: SiteMap): SitePage {
  const place: Place = { site, up: '' }
  const { techniques, detections, tests, guides } = site
  const own = guides.filter(({ path }) => path.startsWith('guides/'))
  return {
    path: 'index.html',
    title: 'Spoor',
    main: [
      element('h1', {}, 'Copies of cloud data: playbooks and detections'),
      element('p', { class: 'lead' }, summary(site)),
      search(),
      listed('Techniques', 'techniques', [
        table(
          ['Technique', 'Playbook', 'Detections', 'Tests'],
          techniques.map((one) => techniqueRow(one, place)),
        ),
      ]),
      listed('Guides', 'guides', [
        table(
          ['Guide', 'Technique'],
          own.map((one) => guideRow(one, place)),
        ),
      ]),
      listed('Detections', 'detections', [
        table(
          detectionHeads,
          detections.map((one) => detectionRow(place, one)),
        ),
      ]),
      listed('Tests', 'tests', [
        table(
          testHeads,
          tests.map((one) => testRow(place, one)),
        ),
      ]),
      element(
        'p',
        {},
        pageLink(place, layerPathOfAll, 'All detections as a layer for ATT&CK Navigator'),
      ),
    ],
  }
}

/** Where the layer of all detections lies. */
export const layerPathOfAll = 'downloads/spoor.layer.json'

function summary({ techniques, detections, tests, attackVersion }: SiteMap): string {
  const counts = [
    counted(techniques.length, 'technique'),
    counted(detections.length, 'detection'),
    counted(tests.length, 'test'),
  ]
  const release = attackVersion === undefined ? '' : ` Names are of ATT&CK v${attackVersion}.`
  return `${counts.join(', ')}. The data of a detection are computed from its query; tests prove it.${release}`
}

/** Hidden until the script is there to answer. */
function search(): Html {
  return element(
    'div',
    { id: 'search', class: 'search', role: 'search', hidden: true },
    element('label', { for: 'words' }, 'Search titles, calls, fields and false positives'),
    element('input', {
      id: 'words',
      type: 'search',
      autocomplete: 'off',
      placeholder: 'snapshot share',
    }),
    element('p', { id: 'found', class: 'dim', 'aria-live': 'polite' }),
  )
}

/** A part of the page that a search hides when nothing in it is found. */
function listed(
  title: string,
  id: string,
  [content]: readonly [Html | undefined],
): Html | undefined {
  if (content === undefined) return undefined
  return element('section', { 'data-search-part': true }, element('h2', { id }, title), content)
}

function techniqueRow(one: SiteTechnique, place: Place): Row {
  const { id, path, detections, tests, hunts } = one
  return {
    cells: [
      pageLink(place, path, techniqueTitle(one)),
      hunts.length === 0 ? 'no playbook' : counted(hunts.length, 'playbook'),
      counted(detections.length, 'detection'),
      counted(tests.length, 'test'),
    ],
    words: searchWords([id, techniqueTitle(one), 'technique']),
  }
}

function guideRow(guide: SiteGuide, place: Place): Row {
  const { playbook, path } = guide
  const technique =
    playbook.technique === undefined ? undefined : place.site.technique(playbook.technique)
  return {
    cells: [
      pageLink(place, path, titleOf(guide)),
      technique === undefined
        ? undefined
        : pageLink(place, technique.path, techniqueTitle(technique)),
    ],
    words: searchWords([titleOf(guide), playbook.fileName, playbook.technique ?? '', 'guide']),
  }
}
