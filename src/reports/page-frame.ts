/** What stands on every page that Spoor makes, whether of a site or a report. */
import { element, type Html, type HtmlContent } from './html.ts'

/** The first link of a page, for those who go through it by keyboard. */
export const skipLink: Html = element('a', { class: 'skip', href: '#main' }, 'Skip to the content')

/** The switch between light and dark; the script shows it and names it. */
export const themeSwitch: Html = element(
  'button',
  { id: 'theme', type: 'button', hidden: true },
  'Dark theme',
)

/** The foot of a page, beginning with what the page is. */
export function pageFoot(
  made: HtmlContent = 'Made by Spoor. This page loads nothing and tells nobody that it was read.',
): Html {
  return element(
    'footer',
    { class: 'page-foot' },
    element('p', {}, made),
    element('p', {}, mitreNotice),
  )
}

/** MITRE's licence asks for its statement beside any copy of its names and texts. */
const mitreNotice =
  'Names and texts of MITRE ATT&CK: (c) The MITRE Corporation. This work is reproduced and ' +
  'distributed with the permission of The MITRE Corporation.'
