/** One finding on the page: a line of the list that opens to all that is known of it. */
import { actorOf } from '../environment/principals/principal.ts'
import type { Finding } from '../findings/finding.ts'
import { countOf, joinWords, nameTime } from '../findings/words.ts'
import { techniqueLink } from './attack-links.ts'
import { clipped } from './clipped-text.ts'
import { spanOf } from './finding-span.ts'
import { drawGraph } from './graph-picture.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import { drawLanes } from './lanes-picture.ts'
import { numberChain, type NumberedChain } from './numbered-chain.ts'
import { evidenceList, type EvidencePlace } from './report-evidence.ts'
import { followUp } from './report-follow-up.ts'
import { stepsTable } from './report-steps.ts'
import type { Room } from './room.ts'
import { levelMark, searchWords, separated } from './site-elements.ts'

/** What a finding needs of the report around it. */
export interface FindingPlace extends EvidencePlace {
  readonly ownAccounts: ReadonlySet<string>
  /** What is left for queries. */
  readonly queryRoom: Room
}

/** The clouds by the logs that they write. */
export const cloudNames = {
  'aws.cloudtrail': 'AWS',
  'azure.activitylogs': 'Azure',
  'gcp.audit': 'Google Cloud',
} as const

/**
 * The finding as an item of the list. What is large stands in `noscript`: a browser that runs the script
 * keeps it as text until the finding is opened, any other shows it.
 */
export function findingItem(finding: Finding, place: FindingPlace): Html {
  const { id, severity, chain } = finding
  const told = chain === null ? undefined : numberChain(chain)
  const clouds = cloudsOf(finding)
  return element(
    'li',
    {},
    element(
      'details',
      {
        class: 'finding',
        id,
        'data-level': severity,
        'data-cloud': clouds.join(','),
        'data-search': wordsOf(finding, told),
      },
      element('summary', {}, lineOf(finding, told, clouds)),
      element(
        'div',
        { class: 'body' },
        factsOf(finding),
        element('p', { class: 'lead' }, clipped(finding.summary, 4000)),
        element(
          'noscript',
          {},
          told === undefined ? undefined : picturesOf(told, place),
          texts(finding),
          part('Queries to run next', followUp(finding, place.queryRoom)),
          part('Records', evidenceList(finding, told, place)),
        ),
      ),
    ),
  )
}

function cloudsOf({ events }: Finding): readonly string[] {
  return [...new Set(events.map(({ source }) => cloudNames[source]))]
}

function lineOf(
  finding: Finding,
  told: NumberedChain | undefined,
  clouds: readonly string[],
): HtmlContent {
  const span = spanOf(finding)
  const size =
    told === undefined
      ? countOf(finding.events.length, 'event')
      : countOf(told.chain.steps.length, 'step')
  return [
    element('span', { class: 'cell' }, levelMark(finding.severity)),
    element('span', { class: 'cell title' }, clipped(finding.title, 240)),
    element('span', { class: 'cell dim' }, clouds.join(', ')),
    element(
      'span',
      { class: 'cell dim tight' },
      span === undefined ? '' : nameTime(span.from).slice(0, 16),
    ),
    element('span', { class: 'cell dim tight' }, size),
  ]
}

function factsOf({ id, confidence, techniques }: Finding): Html {
  return element(
    'p',
    { class: 'facts-line' },
    `${confidence} confidence`,
    ' · ',
    separated(techniques.map(techniqueLink)),
    ' · ',
    element('code', {}, id),
  )
}

function part(title: string, content: readonly HtmlContent[]): Html | undefined {
  if (content.length === 0) return undefined
  return element('section', {}, element('h3', {}, title), ...content)
}

function list(items: readonly string[]): readonly Html[] {
  if (items.length === 0) return []
  return [
    element(
      'ul',
      {},
      items.map((item) => element('li', {}, clipped(item, 4000))),
    ),
  ]
}

function texts({ why, next, blindSpots, alsoMatched }: Finding): Html {
  return element(
    'div',
    { class: 'columns' },
    part('Why', list(why)),
    part('What to do next', list(next)),
    part('What could not be seen', list(blindSpots)),
    part('Rules that matched as well', list(alsoMatched.map(({ title }) => title))),
  )
}

function picturesOf(told: NumberedChain, { ownAccounts }: FindingPlace): HtmlContent {
  const graph = drawGraph(told, { ownAccounts })
  const lanes = drawLanes(told)
  return [
    figure('Where the data went', {
      picture: element(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The chain as a graph' },
        graph.picture,
      ),
      caption:
        'Down is later; each column is an account and region; numbers are the steps below, in the colour of who did them. Dashed: inferred, or refused.',
      leftOut: graph.leftOut,
    }),
    figure('Who did it', {
      picture: element(
        'div',
        {
          class: 'scroll lanes',
          tabindex: '0',
          role: 'region',
          'aria-label': 'The chain as a timeline',
        },
        element('div', { class: 'names' }, lanes.names),
        lanes.lanes,
      ),
      caption:
        'A lane for each who acted, steps in their order, times in UTC; beneath, how long copies were open.',
      leftOut: lanes.leftOut,
    }),
    part('Step by step', stepsTable(told)),
  ]
}

function figure(
  title: string,
  {
    picture,
    caption,
    leftOut,
  }: { readonly picture: Html; readonly caption: string; readonly leftOut: readonly string[] },
): Html {
  const rest = leftOut.length === 0 ? '' : ` Not drawn, but listed below: ${joinWords(leftOut)}.`
  return element(
    'section',
    {},
    element('h3', {}, title),
    element('figure', {}, picture, element('figcaption', {}, `${caption}${rest}`)),
  )
}

/** What a search looks in. */
function wordsOf(finding: Finding, told: NumberedChain | undefined): string {
  const { id, title, summary, techniques, alsoMatched, detection, events } = finding
  const steps = told?.steps ?? []
  return searchWords([
    ...[id, title, summary, ...techniques, ...cloudsOf(finding)],
    ...(told?.actors ?? []),
    ...(told?.chain.resources ?? []).map((resource) => resource.id),
    ...steps.flatMap(({ step: { principal, activity } }) => [
      actorOf(principal),
      activity.account ?? '',
      activity.region ?? '',
      activity.sourceAddress ?? '',
      activity.verb,
    ]),
    ...[...(detection === null ? [] : [detection]), ...alsoMatched].map((rule) => rule.title),
    ...events.flatMap(({ records }) => records.map((record) => record.id)),
  ])
}
