/** The steps of a chain as a table: what both pictures show, in words. */
import { countOf, namePrincipal, nameResource, nameTime } from '../findings/words.ts'
import { clipped } from './clipped-text.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import type { NumberedChain, NumberedStep } from './numbered-chain.ts'
import { actorClass } from './picture.ts'
import { namesBeside } from './step-words.ts'

/** Steps that are listed: of longer chains the beginning and the end. */
const mostSteps = 300

/** Characters of one cell. */
const mostText = 600

/** The table, and what it leaves out. */
export function stepsTable({ steps }: NumberedChain): readonly Html[] {
  const left = Math.max(0, steps.length - mostSteps)
  const shown =
    left === 0 ? steps : [...steps.slice(0, mostSteps / 2), ...steps.slice(-mostSteps / 2)]
  const heads = ['Step', 'Time (UTC)', 'What', 'Who', 'Where', 'From what to what']
  const table = element(
    'table',
    { class: 'stack steps' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        heads.map((name) => element('th', { scope: 'col' }, name)),
      ),
    ),
    element('tbody', {}, shown.map(stepRow)),
  )
  const remark =
    left === 0
      ? []
      : [
          element(
            'p',
            { class: 'left-out' },
            `${countOf(left, 'step')} in the middle not listed here: --format json tells each.`,
          ),
        ]
  return [element('div', { class: 'wide', tabindex: '0' }, table), ...remark]
}

function stepRow({ step, number, actor, times, until }: NumberedStep): Html {
  const { activity, principal, event } = step
  const place = [activity.account, activity.region].filter((part) => part !== undefined)
  const from = activity.inputs.map(nameResource).join(', ')
  const often = [
    ...(times > 1 ? [`${times} times`] : []),
    ...(until === undefined ? [] : [`until ${nameTime(until)}`]),
  ]
  const details = [...(activity.attempt ? ['without success'] : []), ...often]
  const cells: readonly HtmlContent[] = [
    element('span', { class: `number ${actorClass(actor)}` }, number),
    element('span', { class: 'tight' }, nameTime(event.time)),
    element('strong', {}, activity.verb),
    clipped(namePrincipal(principal), mostText),
    clipped(place.join(' '), mostText),
    [
      clipped([from, targetOf(activity)].filter((part) => part !== '').join(' → '), mostText),
      details.length === 0
        ? undefined
        : element('span', { class: 'dim' }, ` (${details.join(', ')})`),
    ],
  ]
  return element(
    'tr',
    {},
    cells.map((cell) => element('td', {}, cell)),
  )
}

/** What a step made, whom it names, which rules it changed; the empty text for none of these. */
function targetOf(activity: NumberedStep['step']['activity']): string {
  const read = new Set(activity.inputs.map(({ id }) => id))
  const made = activity.outputs.filter(({ id }) => !read.has(id)).map(nameResource)
  return [...new Set([...made, ...namesBeside(activity)])].join(', ')
}
