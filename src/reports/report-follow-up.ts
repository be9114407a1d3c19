/** What to run and to write next: queries for the reader's own search, entries for spoor.yaml, to copy. */
import { groupBy } from '../base/group-by.ts'
import type { Finding } from '../findings/finding.ts'
import { type FollowUpQuery, followUpQueries } from './follow-up-queries.ts'
import { element, type Html } from './html.ts'
import { reportedFinding } from './report-document.ts'
import type { Room } from './room.ts'
import { type TuningSnippet, tuningSnippets } from './tuning-snippets.ts'

/** Queries and entries of one finding; a word on where to get them when the page has no more room. */
export function followUp(finding: Finding, room: Room): readonly Html[] {
  if (!room.isLeft) {
    return [
      element(
        'p',
        { class: 'left-out' },
        'Queries and entries for this finding are not in this page, which would be too large: ',
        element('code', {}, `spoor explain ${finding.id} report.json`),
        ' prints them.',
      ),
    ]
  }
  const reported = reportedFinding(finding)
  const queries = followUpQueries(reported)
  const snippets = tuningSnippets(reported)
  room.take([...queries, ...snippets].reduce((sum, { text }) => sum + text.length + overhead, 0))
  return [
    ...[...groupBy(queries, ({ question }) => question)].map(([question, own]) =>
      element(
        'div',
        { class: 'question' },
        element('h4', {}, element('bdi', {}, question)),
        element('div', { class: 'chips' }, own.map(queryDetails)),
      ),
    ),
    ...(snippets.length === 0 ? [] : [tuning(snippets)]),
  ]
}

/** Markup around one text, characters. */
const overhead = 150

function queryDetails({ product, language, text, leftOut, notes }: FollowUpQuery): Html {
  const remarks = [...notes, ...leftOut.map((value) => `not in the query: ${value}`)]
  return element(
    'details',
    {},
    element('summary', {}, `${product} `, element('span', { class: 'dim' }, language)),
    text === '' ? undefined : copied(text),
    remarks.length === 0
      ? undefined
      : element(
          'ul',
          { class: 'dim' },
          remarks.map((remark) => element('li', {}, element('bdi', {}, remark))),
        ),
  )
}

function tuning(snippets: readonly TuningSnippet[]): Html {
  return element(
    'div',
    { class: 'question entries' },
    element('h4', {}, 'If it was wanted: entries for spoor.yaml'),
    snippets.map(({ question, text }) =>
      element('details', {}, element('summary', {}, element('bdi', {}, question)), copied(text)),
    ),
  )
}

/** A text with a button beside it that copies it; the script adds the button. */
function copied(text: string): Html {
  return element('pre', { tabindex: '0', 'data-copy': true }, text)
}
