/** A playbook or a guide beside it as it stands on a page. */
import { element, type Html, type HtmlContent } from './html.ts'
import { type MarkdownHeading, type RenderedMarkdown, renderMarkdown } from './markdown-html.ts'
import { bullets, pageLink, type Place, techniqueLinks } from './site-elements.ts'
import { type SitePage, upFrom } from './site-frame.ts'
import type { SiteGuide, SiteMap } from './site-map.ts'

/** The text of a playbook, its headings so many levels lower than they are written. */
export function renderGuide(guide: SiteGuide, place: Place, lower: number): RenderedMarkdown {
  const { playbook, prefix } = guide
  const cells = playbook.cells.map(({ kind, text }) => (kind === 'markdown' ? text : fenced(text)))
  const [first, ...others] = cells
  const texts = first === undefined ? [] : [withoutFrontMatter(first), ...others]
  return renderMarkdown(texts, {
    prefix,
    lower,
    addressOf: (target) => addressIn(target, guide, place),
    addressOfCode: (text) => {
      const found = place.site.detectionNamed(text.trim())
      return found === undefined ? undefined : `${place.up}${found.path}`
    },
  })
}

/** The page of a guide. */
export function guidePage(guide: SiteGuide, site: SiteMap): SitePage {
  const { playbook, path, downloadPath } = guide
  const place: Place = { site, up: upFrom(path) }
  const [first] = playbook.cells
  const hasTitle = first?.kind === 'markdown' && /^\uFEFF?\s*# /.test(first.text)
  const { html, headings } = renderGuide(guide, place, hasTitle ? 0 : 1)
  const { technique } = playbook
  const title = titleOf(guide)
  return {
    path,
    title,
    part: 'Techniques',
    main: [
      hasTitle ? undefined : element('h1', {}, title),
      technique === undefined ? undefined : element('p', {}, techniqueLinks(place, [technique])),
      contents(headings, playbook.fileName),
      html,
      bullets([pageLink(place, downloadPath, `This page as ${playbook.fileName}`)]),
    ],
  }
}

/** What a guide calls itself in its first heading, else its file. */
export function titleOf({ playbook }: SiteGuide): string {
  const heading = playbook.cells
    .filter(({ kind }) => kind === 'markdown')
    .flatMap(({ text }) => /^#{1,2} +(.{1,200})$/m.exec(text)?.[1]?.trim() ?? [])
  return heading[0] ?? playbook.fileName
}

/** The headings of the second level as a list of contents; none when there are few. */
export function contents(headings: readonly MarkdownHeading[], of: string): Html | undefined {
  const shown = headings.filter(({ level, text }) => level === 2 && text !== '')
  if (shown.length < 3) return undefined
  return element(
    'nav',
    { class: 'contents', 'aria-label': `In ${of}` },
    bullets(shown.map(({ id, text }): HtmlContent => element('a', { href: `#${id}` }, text))),
  )
}

/** Code between more back-ticks than it holds itself. */
function fenced(code: string): string {
  const runs = code.match(/`+/g) ?? []
  const fence = '`'.repeat(runs.reduce((most, { length }) => Math.max(most, length + 1), 3))
  return `${fence}\n${code}\n${fence}`
}

/** MyST's head of a page is for tools. */
function withoutFrontMatter(text: string): string {
  const [head] = /^\uFEFF?---\r?\n(?:(?!---).{0,1000}\r?\n){0,200}---\r?\n/.exec(text) ?? []
  return head === undefined ? text : text.slice(head.length)
}

/** Where a link to a file of the content leads on the site; `undefined` where there is no page of it. */
function addressIn(target: string, guide: SiteGuide, { site, up }: Place): string | undefined {
  const [path = ''] = target.split(/[?#]/, 1)
  const parts = path.split('/')
  const fileName = parts.at(-1) ?? ''
  const name = fileName.replace(/\.\w+$/, '')
  const isRule = /\.(ya?ml|eql)$/i.test(fileName)
  const detection = isRule ? site.detectionNamed(name) : undefined
  const test = isRule ? site.tests.find((one) => one.fileName === fileName) : undefined
  const { folder } = guide.playbook
  const queries = site.queries.filter(({ file }) => file.fileName === fileName)
  const query = queries.find(({ file }) => file.folder === folder) ?? queries[0]
  const beside = site.guides.filter(({ playbook }) => playbook.fileName === fileName)
  const ids = parts.flatMap((part) => /^T\d{4}(?:\.\d{3})?/.exec(part)?.[0] ?? [])
  const technique = ids.map((id) => site.technique(id)).find((one) => one !== undefined)
  const wanted = technique?.id ?? guide.playbook.technique
  const pages = beside.filter(({ playbook }) => playbook.technique === wanted)
  const page = pages.find(({ playbook }) => playbook.folder === folder) ?? pages[0]
  const isPage = /\.(ipynb|md)$/i.test(fileName) || fileName === ''
  const found = detection ?? test ?? query ?? page ?? (isPage ? technique : undefined)
  return found === undefined ? undefined : `${up}${found.path}`
}
