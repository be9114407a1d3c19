/** What is the same on every page of a site: head, way about, foot, and the policy that lets nothing in. */
import {
  type ConstantText,
  constantText,
  documentOf,
  element,
  fragment,
  type Html,
  type HtmlContent,
} from './html.ts'
import { siteScript } from './site-script.ts'
import { siteStyle } from './site-style.ts'

/** The parts of a site that its head leads to. */
export type SitePart = 'Techniques' | 'Detections' | 'Tests'

/** A page before it gets its frame. */
export interface SitePage {
  /** Where it will lie, relative to the folder of the site. */
  readonly path: string
  readonly title: string
  /** The part of the site that it belongs to. */
  readonly part?: SitePart
  readonly main: readonly HtmlContent[]
}

/** Puts a page into its frame. */
export type Frame = (page: SitePage) => string

/**
 * The frame of all pages. Style and script stand in each page, so that a page can be read, sent and
 * printed alone and is allowed to load nothing, not even from beside it (Content Security Policy, level 3:
 * hashes).
 */
export async function createFrame(): Promise<Frame> {
  const [style, script] = await Promise.all([constantText(siteStyle), constantText(siteScript)])
  return ({ path, title, part, main }) => {
    const up = upFrom(path)
    const body = fragment(
      element('a', { class: 'skip', href: '#main' }, 'Skip to the content'),
      siteHead(up, part),
      element('main', { id: 'main', tabindex: '-1' }, ...main),
      element(
        'footer',
        { class: 'site-foot' },
        element(
          'p',
          {},
          'Made by Spoor. This page loads nothing and tells nobody that it was read.',
        ),
        element('p', {}, mitreNotice),
      ),
    )
    return documentOf({
      title: title === 'Spoor' ? title : `${title} - Spoor`,
      policy: policyOf(style, script),
      style,
      script,
      body,
    })
  }
}

/** MITRE's licence asks for its statement beside any copy of its names and texts. */
const mitreNotice =
  'Names and texts of MITRE ATT&CK: (c) The MITRE Corporation. This work is reproduced and ' +
  'distributed with the permission of The MITRE Corporation.'

function policyOf(style: ConstantText, script: ConstantText): string {
  return [
    "default-src 'none'",
    `style-src '${style.hash}'`,
    `script-src '${script.hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function siteHead(up: string, part: SitePart | undefined): Html {
  const parts = ['Techniques', 'Detections', 'Tests'] as const
  const links = parts.map((name) =>
    element(
      'a',
      {
        href: `${up}index.html#${name.toLowerCase()}`,
        ...(name === part ? { 'aria-current': 'true' } : {}),
      },
      name,
    ),
  )
  return element(
    'header',
    { class: 'site-head' },
    element(
      'div',
      {},
      element('a', { class: 'brand', href: `${up}index.html` }, 'Spoor'),
      ...links,
      element('a', { href: `${up}index.html#words` }, 'Search'),
      element('button', { id: 'theme', type: 'button', hidden: true }, 'Dark theme'),
    ),
  )
}

/** The way from a page to the folder of the site. */
export function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}
