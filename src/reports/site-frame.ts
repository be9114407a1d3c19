/** What is the same on every page of a site: head, way about, foot, and the policy that lets nothing in. */
import { constantText, documentOf, element, type Html, type HtmlContent } from './html.ts'
import { pageFoot, skipLink, themeSwitch } from './page-frame.ts'
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
    const body = [
      skipLink,
      siteHead(up, part),
      element('main', { id: 'main', tabindex: '-1' }, ...main),
      pageFoot(),
    ]
    return documentOf({
      title: title === 'Spoor' ? title : `${title} - Spoor`,
      style,
      script,
      body,
    })
  }
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
    { class: 'page-head' },
    element(
      'div',
      {},
      element('a', { class: 'brand', href: `${up}index.html` }, 'Spoor'),
      ...links,
      element('a', { href: `${up}index.html#words` }, 'Search'),
      themeSwitch,
    ),
  )
}

/** The way from a page to the folder of the site. */
export function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}
