/** The page of a technique: its playbook, the chains, detections and tests that are about it. */
import { techniqueUrl } from './attack-links.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import { renderGuide, contents, titleOf } from './site-guide.ts'
import { unsearched } from './site-detection-page.ts'
import {
  bullets,
  detectionHeads,
  detectionRow,
  levelMark,
  pageLink,
  part,
  type Place,
  table,
  techniqueTitle,
  testHeads,
} from './site-elements.ts'
import { type SitePage, upFrom } from './site-frame.ts'
import type { SiteDetection, SiteGuide, SiteMap, SiteTechnique, SiteTest } from './site-map.ts'

/** The page of a technique. */
export function techniquePage(technique: SiteTechnique, site: SiteMap): SitePage {
  const { path, detections, tests, hunts, guides } = technique
  const place: Place = { site, up: upFrom(path) }
  const rendered = hunts.map((hunt) => ({ hunt, ...renderGuide(hunt, place, 1) }))
  const chains = detections.filter(followsChains)
  const rules = detections.filter((one) => !followsChains(one))
  const title = techniqueTitle(technique)
  return {
    path,
    title,
    part: 'Techniques',
    main: [
      element('h1', {}, title),
      ways(technique),
      part('Pages of the playbook', 'guides', bullets(guides.map((one) => guideLink(one, place)))),
      ...rendered.map(({ html, headings, hunt }, index) =>
        part(
          hunts.length === 1 ? 'Playbook' : `Playbook ${hunt.playbook.fileName}`,
          index === 0 ? 'playbook' : `playbook-${index + 1}`,
          contents(headings, hunt.playbook.fileName),
          html,
        ),
      ),
      part('Chains', 'chains', chainRules(chains, place), playedChains(tests, place)),
      part('Detections', 'detections', rows(rules, place)),
      part('Tests', 'tests', table(testHeads, unsearched(tests, place))),
      part('Take away', 'take-away', downloads(technique, place)),
    ],
  }
}

function ways({ detections, tests, hunts }: SiteTechnique): Html {
  const counts = [
    hunts.length === 0 ? 'No playbook yet' : counted(hunts.length, 'playbook'),
    counted(detections.length, 'detection'),
    counted(tests.length, 'test'),
  ]
  return element('p', { class: 'lead' }, `${counts.join(', ')}.`)
}

/** `1 test`, `2 tests`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function guideLink(guide: SiteGuide, place: Place): Html {
  return pageLink(place, guide.path, titleOf(guide))
}

/** Does a rule ask for the chain that lineage found, and not for a call alone? */
function followsChains({ sources }: SiteDetection): boolean {
  return sources.fields.some((field) => field.startsWith('spoor.chain.'))
}

function rows(detections: readonly SiteDetection[], place: Place): Html | undefined {
  return table(
    detectionHeads,
    detections.map((one) => ({ cells: detectionRow(place, one).cells })),
  )
}

function chainRules(chains: readonly SiteDetection[], place: Place): HtmlContent {
  if (chains.length === 0) return undefined
  return [
    element('p', {}, 'Rules that follow a copy from step to step, whoever took them:'),
    rows(chains, place),
  ]
}

/** Chains that tests play, with the steps that must be seen and how grave they are. */
function playedChains(tests: readonly SiteTest[], place: Place): HtmlContent {
  const played = tests.filter(({ test }) => (test.expect.findings?.steps ?? []).length > 1)
  if (played.length === 0) return undefined
  const lines = played.map(({ test, path }) => {
    const { steps = [], severity } = test.expect.findings ?? {}
    return {
      cells: [
        pageLink(place, path, test.name),
        steps.join(' → '),
        severity === undefined ? undefined : levelMark(severity),
      ],
    }
  })
  return [element('p', {}, 'Chains that tests play:'), table(['Test', 'Steps', 'Severity'], lines)]
}

function downloads({ hunts, guides, layerPath, id }: SiteTechnique, place: Place): HtmlContent {
  const queries = place.site.queries.filter(({ file }) => file.technique === id)
  return bullets([
    ...[...hunts, ...guides].map(({ playbook, downloadPath }) =>
      pageLink(place, downloadPath, playbook.fileName),
    ),
    ...queries.map(({ file, path }) => pageLink(place, path, file.fileName)),
    pageLink(place, layerPath, 'Layer for ATT&CK Navigator'),
    element('a', { href: techniqueUrl(id), rel: 'noreferrer noopener' }, `${id} at MITRE`),
  ])
}
