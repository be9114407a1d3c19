/**
 * Markdown of playbooks as HTML. The library only reads it: what comes of each piece is decided here, and
 * html.ts escapes it. HTML in the Markdown is shown as text, a picture is a link to it, and links lead to
 * pages of the site or to the web, or are no links.
 */
import MarkdownIt, { type Token } from 'markdown-it'
import { safeUrl, withoutHidden } from '../playbooks/safe-text.ts'
import { element, type ElementName, fragment, type Html, type HtmlContent } from './html.ts'

/** What a text needs of the page round it. */
export interface MarkdownPage {
  /** Stands before the ids of headings, so that two texts of one page have none in common. */
  readonly prefix: string
  /** How many levels headings go down; the page has one of the first level already. */
  readonly lower: number
  /** Where a link that is not of the web leads on the site; `undefined`: nowhere. */
  readonly addressOf: (target: string) => string | undefined
  /** Where a piece of code leads that is a name of something on the site. */
  readonly addressOfCode?: (text: string) => string | undefined
}

/** A heading of a text, for a list of contents. */
export interface MarkdownHeading {
  /** As written, 1 to 6. */
  readonly level: number
  readonly text: string
  readonly id: string
}

/** A text as it stands on a page. */
export interface RenderedMarkdown {
  readonly html: Html
  readonly headings: readonly MarkdownHeading[]
}

/** A longer text is shown as it is written: people write none, and reading it would take long. */
const longest = 1_000_000

const reader = new MarkdownIt('commonmark', { html: true, maxNesting: 50 }).enable([
  'table',
  'strikethrough',
])

/** Renders cells one after the other; a link may lead to a heading of any of them. */
export function renderMarkdown(cells: readonly string[], page: MarkdownPage): RenderedMarkdown {
  const parsed = cells.map((cell) =>
    cell.length > longest ? plainTokens(cell) : reader.parse(cell, {}),
  )
  const ids = createIds(page.prefix)
  const headings = new Map<Token, MarkdownHeading>()
  for (const tokens of parsed) {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'heading_open') continue
      const text = withoutHidden(plainText(tokens[index + 1]?.children ?? []))
      headings.set(token, { level: Number(token.tag.slice(1)), text, id: ids(text) })
    }
  }
  const known = new Map([...headings.values()].map(({ id }) => [id.toLowerCase(), id]))
  const context: Context = {
    ...page,
    headings,
    isLinked: false,
    placeOf: (name) => known.get(`${page.prefix}${slugOf(name)}`),
  }
  const pieces = parsed.map((tokens) => build(tokens, context))
  return { html: fragment(pieces), headings: [...headings.values()] }
}

/** The words of a heading or name as a part of an address: `overall-hypothesis`. */
export function slugOf(text: string): string {
  const words = text
    .toLowerCase()
    .slice(0, 400)
    .split(/[^a-z0-9_.]+/)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
  const slug = words.filter((word) => word !== '').join('-')
  return slug.slice(0, 60).replace(/\.+$/, '') || 'x'
}

interface Context extends MarkdownPage {
  readonly headings: ReadonlyMap<Token, MarkdownHeading>
  /** The id of a heading of these texts. */
  readonly placeOf: (name: string) => string | undefined
  /** Does a link stand round this place? */
  readonly isLinked: boolean
}

function createIds(prefix: string): (text: string) => string {
  const seen = new Map<string, number>()
  return (text) => {
    const id = `${prefix}${slugOf(text)}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  }
}

function plainTokens(text: string): Token[] {
  const tokens = reader.parse('```\n```', {})
  for (const token of tokens) token.content = text
  return tokens
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type.endsWith('break') ? ' ' : token.content))
    .join('')
    .trim()
}

/** An element that is open, or a group without one of its own. */
interface Open {
  readonly close: (content: readonly HtmlContent[]) => Html
  readonly content: HtmlContent[]
  readonly isLink: boolean
}

/** Pieces without an element of their own. */
function grouped(content: readonly HtmlContent[]): Html {
  return fragment(content)
}

/** Builds the tree of a flat list of tokens; how deep it may be, the reader decides. */
function build(tokens: readonly Token[], context: Context): Html {
  const stack: Open[] = [{ close: grouped, content: [], isLink: false }]
  const add = (piece: HtmlContent): void => void stack.at(-1)?.content.push(piece)
  for (const token of tokens) {
    if (token.nesting === 1) {
      stack.push({ close: opened(token, context), content: [], isLink: token.tag === 'a' })
    } else if (token.nesting === -1) {
      const done = stack.length > 1 ? stack.pop() : undefined
      if (done !== undefined) add(done.close(done.content))
    } else {
      // A link within a link would end the outer one.
      const isLinked = stack.some((open) => open.isLink)
      add(pieceOf(token, { ...context, isLinked: context.isLinked || isLinked }))
    }
  }
  // The reader closes what it opens; were it otherwise, nothing would be lost.
  while (stack.length > 1) {
    const done = stack.pop()
    if (done !== undefined) add(done.close(done.content))
  }
  return fragment(stack[0]?.content)
}

/** Elements that stand for themselves. */
const plainElements: ReadonlySet<string> = new Set([
  'blockquote',
  'em',
  'li',
  'p',
  's',
  'strong',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
])

function opened(token: Token, context: Context): Open['close'] {
  const { tag } = token
  if (token.hidden) return grouped
  if (tag === 'a') return linked(String(token.attrGet('href') ?? ''), context)
  if (tag === 'table') {
    return (content) =>
      element('div', { class: 'wide', tabindex: '0' }, element('table', {}, content))
  }
  if (tag === 'ol') {
    const start = Number(token.attrGet('start') ?? 1)
    return (content) => element('ol', start === 1 ? {} : { start: String(start) }, content)
  }
  if (/^h[1-6]$/.test(tag)) {
    const heading = context.headings.get(token)
    const name = headingName(Number(tag.slice(1)) + context.lower)
    return (content) => element(name, heading === undefined ? {} : { id: heading.id }, content)
  }
  if (!plainElements.has(tag)) return grouped
  // The set holds names of elements only.
  const name = tag as ElementName
  return (content) => element(name, {}, content)
}

/** The heading of a level; none is deeper than the sixth. */
export function headingName(level: number): ElementName {
  const names = ['h1', 'h2', 'h3', 'h4', 'h5'] as const
  return names[level - 1] ?? 'h6'
}

function linked(target: string, context: Context): Open['close'] {
  const address = addressOf(target, context)
  if (address === undefined) return grouped
  const isOfTheWeb = safeUrl(address) !== undefined
  const rel = isOfTheWeb ? { rel: 'noreferrer noopener' } : {}
  return (content) => element('a', { href: address, ...rel }, content)
}

function addressOf(target: string, { placeOf, addressOf: ours }: Context): string | undefined {
  const place = target.startsWith('#') ? placeOf(decoded(target.slice(1))) : undefined
  if (place !== undefined) return `#${place}`
  return safeUrl(target) ?? ours(decoded(target))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function pieceOf(token: Token, context: Context): HtmlContent {
  switch (token.type) {
    case 'inline':
      return build(token.children ?? [], context)
    case 'code_inline':
      return inlineCode(token.content, context)
    case 'fence':
    case 'code_block':
      return element('pre', { tabindex: '0' }, element('code', {}, token.content))
    case 'hr':
      return element('hr')
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return element('br')
    case 'image':
      return picture(token, context)
    case 'html_inline':
      return inlineHtml(token.content)
    case 'html_block':
      return blockHtml(token.content)
    default:
      return withoutHidden(token.content)
  }
}

/** Nothing is loaded: a picture is its words, and a link where it is of the web. */
function picture(token: Token, context: Context): Html {
  const words = withoutHidden(plainText(token.children ?? []) || 'picture')
  if (context.isLinked) return fragment(words)
  return linked(String(token.attrGet('src') ?? ''), context)([words])
}

function inlineCode(text: string, { addressOfCode, isLinked }: Context): Html {
  const code = element('code', {}, text)
  const address = isLinked ? undefined : addressOfCode?.(text)
  return address === undefined ? code : element('a', { href: address }, code)
}

/** Tags that MITRE sets in its texts; what stands between them is kept. */
const knownTags = /^<\/?(?:b|code|em|i|kbd|strong|sub|sup)>$/i

function inlineHtml(written: string): HtmlContent {
  if (written.startsWith('<!--') || knownTags.test(written)) return undefined
  return /^<br\s{0,9}\/?>$/i.test(written) ? element('br') : withoutHidden(written)
}

function blockHtml(written: string): HtmlContent {
  const text = written.trim()
  const isComment = text.startsWith('<!--') && text.indexOf('-->') === text.length - 3
  return isComment ? undefined : element('p', {}, withoutHidden(text))
}
