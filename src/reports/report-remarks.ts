/** Remarks on the input, by their code. */
import { groupBy } from '../base/group-by.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { clipped } from './clipped-text.ts'
import { element, type Html, type HtmlContent } from './html.ts'

/** Remarks of one code that are shown. */
const mostOfCode = 10

/** A list for each code, which opens; nothing for none. */
export function remarkLists(all: readonly Diagnostic[]): HtmlContent {
  if (all.length === 0) return undefined
  const byCode = groupBy(all, ({ code }) => code)
  return [...byCode].map(([code, own]) => {
    const more = own.length - mostOfCode
    return element(
      'details',
      { class: 'remark' },
      element('summary', {}, element('code', {}, code), ` ${own[0].severity}, ${own.length}`),
      element('ul', {}, own.slice(0, mostOfCode).map(diagnosticItem)),
      more > 0
        ? element('p', { class: 'left-out' }, `${more} more: --format json tells each.`)
        : undefined,
    )
  })
}

function diagnosticItem({ message, file, line, column, hint }: Diagnostic): Html {
  const place = [file, line, column].filter((one) => one !== undefined).join(':')
  return element(
    'li',
    {},
    clipped(message, 1000),
    place === '' ? undefined : element('div', { class: 'dim' }, clipped(place, 400)),
    hint === undefined ? undefined : element('div', { class: 'dim' }, clipped(hint, 400)),
  )
}
