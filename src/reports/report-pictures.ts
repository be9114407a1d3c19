/** A chain on the page: as a graph, as a timeline, step by step. */
import { joinWords } from '../findings/words.ts'
import { drawGraph, type GraphOptions } from './graph-picture.ts'
import { element, type Html, type HtmlContent } from './html.ts'
import { drawLanes } from './lanes-picture.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { findingPart } from './report-part.ts'
import { stepsTable } from './report-steps.ts'

/** Both pictures and the table of steps. */
export function picturesOf(told: NumberedChain, { ownAccounts }: GraphOptions): HtmlContent {
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
        'Down is later; each column is an account and region; numbers are the steps below, in the colour of who did them. Red leads to others, dashed lines were inferred or refused.',
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
    findingPart('Step by step', stepsTable(told)),
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
