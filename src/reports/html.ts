/**
 * HTML that is escaped by construction: markup is made here alone, out of names of elements that are
 * known and texts that are escaped, so that nothing of a log, a rule or a playbook can become markup.
 */
import { escapeControls } from '../base/escape-text.ts'
import { safeUrl } from '../playbooks/safe-text.ts'

declare const made: unique symbol

/** A piece of a page; only this file makes any. */
export interface Html {
  readonly markup: string
  readonly [made]: true
}

/** What may stand in an element: texts are escaped, `undefined` is nothing. */
export type HtmlContent = string | number | Html | undefined | readonly HtmlContent[]

/** The elements that pages are made of. */
export type ElementName =
  | 'a'
  | 'article'
  | 'aside'
  | 'bdi'
  | 'blockquote'
  | 'br'
  | 'button'
  | 'caption'
  | 'code'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'em'
  | 'figcaption'
  | 'figure'
  | 'footer'
  | `h${1 | 2 | 3 | 4 | 5 | 6}`
  | 'header'
  | 'hr'
  | 'input'
  | 'kbd'
  | 'label'
  | 'li'
  | 'main'
  | 'mark'
  | 'nav'
  | 'noscript'
  | 'ol'
  | 'p'
  | 'pre'
  | 's'
  | 'section'
  | 'span'
  | 'strong'
  | 'summary'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'title'
  | 'tr'
  | 'ul'
  | PictureName

/** The elements of pictures (SVG 2). */
export type PictureName = 'circle' | 'g' | 'path' | 'rect' | 'svg' | 'text' | 'tspan'

/** Attributes that elements may have. None of them runs or loads anything; `true` has no value. */
export type Attributes = Readonly<
  Partial<
    Record<
      | 'aria-current'
      | 'aria-hidden'
      | 'aria-label'
      | 'aria-labelledby'
      | 'aria-live'
      | 'aria-pressed'
      | 'autocomplete'
      | 'class'
      | 'data-cloud'
      | 'data-copy'
      | 'data-level'
      | 'data-search'
      | 'data-search-part'
      | 'for'
      | 'hidden'
      | 'href'
      | 'id'
      | 'placeholder'
      | 'rel'
      | 'role'
      | 'scope'
      | 'start'
      | 'tabindex'
      | 'title'
      | 'type',
      string | true
    > &
      Record<
        | 'cx'
        | 'cy'
        | 'd'
        | 'height'
        | 'r'
        | 'rx'
        | 'text-anchor'
        | 'transform'
        | 'viewBox'
        | 'width'
        | 'x'
        | 'y',
        string | number
      >
  >
>

/** Elements of pictures may close themselves, as in XML. */
const shapes: ReadonlySet<string> = new Set(['circle', 'path', 'rect'])

const withoutContent: ReadonlySet<string> = new Set(['br', 'hr', 'input'])

/** An element. Throws a TypeError for an address that leads elsewhere than to the site or the web. */
export function element(
  name: ElementName,
  attributes: Attributes = {},
  ...content: readonly HtmlContent[]
): Html {
  const start = startOf(name, attributes)
  if (withoutContent.has(name)) return raw(`${start}>`)
  return raw(
    content.length === 0 && shapes.has(name)
      ? `${start}/>`
      : `${start}>${markupOf(content)}</${name}>`,
  )
}

/** An element whose content comes in pieces, so that a large one is never one string. */
export function* elementPieces(
  name: ElementName,
  attributes: Attributes,
  content: Iterable<Html>,
): Generator<Html> {
  yield raw(`${startOf(name, attributes)}>`)
  yield* content
  yield raw(`</${name}>`)
}

function startOf(name: ElementName, attributes: Attributes): string {
  const { href } = attributes
  if (href !== undefined && !isHarmlessAddress(href)) {
    throw new TypeError(`an address that is neither ours nor of the web: ${JSON.stringify(href)}`)
  }
  const written = Object.entries(attributes).map(([key, value]) =>
    value === true ? ` ${key}` : ` ${key}="${escapeText(String(value))}"`,
  )
  return `<${name}${written.join('')}`
}

/** Pieces one after the other. */
export function fragment(...content: readonly HtmlContent[]): Html {
  return raw(markupOf(content))
}

/** What a document is made of. */
export interface DocumentParts {
  readonly title: string
  readonly style: ConstantText
  readonly script: ConstantText
  /** The body, in pieces, so that a large one is never one string. */
  readonly body: Iterable<Html>
}

/**
 * A whole document round constant style and script, whose hashes are all that its policy allows: it loads
 * nothing, not even from beside it (Content Security Policy, level 3: hashes).
 */
export function documentOf(parts: DocumentParts): string {
  return [...documentPieces(parts)].join('')
}

/** The pieces of {@link documentOf}. */
export function* documentPieces(parts: DocumentParts): Generator<string> {
  const { title, style, script, body } = parts
  yield [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeText(policyOf(style, script))}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeText(title)}</title>`,
    `<style>${style.text}</style>`,
    `<script>${script.text}</script>`,
    '</head>',
    '<body>',
  ].join('\n')
  for (const { markup } of body) yield markup
  yield '</body>\n</html>\n'
}

function policyOf(style: ConstantText, script: ConstantText): string {
  return [
    "default-src 'none'",
    `style-src '${style.hash}'`,
    `script-src '${script.hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** A style or a script of ours, which stands in a page as it is. */
export interface ConstantText {
  readonly text: string
  /** As a policy names it: `sha256-...`. */
  readonly hash: string
}

/** A constant of ours with its hash. */
export async function constantText(text: string): Promise<ConstantText> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return { text, hash: `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` }
}

/** Escaped for a text and for a value in quotes; what is hidden or turns writing is shown by its number. */
export function escapeText(text: string): string {
  if (plain.test(text)) return text
  const shown = text.split(/([\n\t])/).map((part, index) => (index % 2 === 1 ? part : show(part)))
  return shown.join('')
}

/** Most texts hold nothing to escape. */
const plain = /^[ !#-%(-;=?-~]*$/

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function show(text: string): string {
  return escapeControls(text).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

function markupOf(content: readonly HtmlContent[]): string {
  return content.map(pieceOf).join('')
}

function pieceOf(content: HtmlContent): string {
  if (content === undefined) return ''
  if (typeof content === 'string') return escapeText(content)
  if (typeof content === 'number') return String(content)
  return isList(content) ? markupOf(content) : content.markup
}

/** `Array.isArray` alone does not narrow a readonly list. */
function isList(content: Html | readonly HtmlContent[]): content is readonly HtmlContent[] {
  return Array.isArray(content)
}

function raw(markup: string): Html {
  // The mark exists for the compiler alone: it keeps other files from making Html.
  return { markup } as Html
}

/** A path of ours in plain characters, a place on a page, or the web. */
function isHarmlessAddress(address: string | true): boolean {
  if (address === true) return false
  const isOurs = /^(?:\.\.\/)*[\w-]?[\w./-]*(?:#[\w.-]*)?$/.test(address) && !address.includes('//')
  return isOurs || safeUrl(address) === address
}
