/** One finding on the page: a line of the list that opens to all that is known of it. */
import type { Finding } from '../findings/finding.ts'
import { countOf, nameTime } from '../findings/words.ts'
import { techniqueLink } from './attack-links.ts'
import { clipped } from './clipped-text.ts'
import { spanOf } from './finding-span.ts'
import { cloudsOf, wordsOf } from './finding-words.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import { numberChain, type NumberedChain } from './numbered-chain.ts'
import { evidenceList, type EvidencePlace } from './report-evidence.ts'
import { followUp } from './report-follow-up.ts'
import { findingPart } from './report-part.ts'
import { picturesOf } from './report-pictures.ts'
import type { Room } from './room.ts'
import { levelMark, separated } from './site-elements.ts'

/** What a finding needs of the report around it. */
export interface FindingPlace extends EvidencePlace {
  readonly ownAccounts: ReadonlySet<string>
  /** What is left for queries. */
  readonly queryRoom: Room
}

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
          findingPart('Queries to run next', followUp(finding, place.queryRoom)),
          findingPart('Records', evidenceList(finding, told, place)),
        ),
      ),
    ),
  )
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
    findingPart('Why', list(why)),
    findingPart('What to do next', list(next)),
    findingPart('What could not be seen', list(blindSpots)),
    findingPart('Rules that matched as well', list(alsoMatched.map(({ title }) => title))),
  )
}
