/**
 * Turns a text of MITRE into Markdown that renders as it was meant and can do nothing else: links to the
 * web, code, emphasis and lists stay; HTML, pictures, definitions of links, headings, fences, formulas
 * and the directives of MyST become plain text (reference/playbooks.md 2.3, 6.2.14).
 */
import { cleanText, safeUrl } from './safe-text.ts'

/** What a text needs of the page round it. */
export interface MarkdownContext {
  /** The mark of a citation, `[1]`; `undefined` where no reference has that name. */
  readonly cite: (name: string) => string | undefined
  /** Another target for a link, where the page behind it is ours as well. */
  readonly rewriteLink: (url: string) => string
}

/** A text as blocks of Markdown. */
export function blockText(text: string, context: MarkdownContext): string {
  return inlineText(text, context)
    .split('\n')
    .map(inertLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
}

/** A text on one line, for a cell of a table. */
export function cellText(text: string, context: MarkdownContext): string {
  return inlineText(text, context)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
}

/** A name: no link, no citation, one line. */
export function plainName(text: string): string {
  const name = inlineText(text.replaceAll(/\s+/g, ' '), {
    cite: () => undefined,
    rewriteLink: String,
  })
  return inertLine(name).replaceAll('|', '\\|')
}

/** Code, links and citations are taken out whole; what is between them is plain text. */
const tokens = new RegExp(
  [
    /<code>(?<tagged>[^]*?)<\/code>/,
    /(?<ticks>`+)(?<ticked>[^`](?:[^]*?[^`])?)\k<ticks>(?!`)/,
    /\[(?<label>[^[\]\n]{1,500})\]\((?<target>[^()\s]{1,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?)\)/,
    /\(Citation: (?<name>[^()\n]{1,500})\)/,
    /(?<break><br\s{0,9}\/?>)/,
    /(?<bold><\/?b>)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
)

function inlineText(text: string, context: MarkdownContext): string {
  const clean = cleanText(text)
  let written = ''
  let at = 0
  for (const { match, start } of tokensOf(clean)) {
    written += proseText(clean.slice(at, start)) + tokenText(match, context)
    at = start + match[0].length
  }
  return written + proseText(clean.slice(at))
}

/**
 * The tokens of a text and where they start. It is looked through paragraph by paragraph: code that never
 * closes costs the square of its length, which a short paragraph keeps small.
 */
function* tokensOf(
  text: string,
): Generator<{ readonly match: RegExpExecArray; readonly start: number }> {
  let offset = 0
  for (const paragraph of text.split(/(\n\n)/)) {
    const isShort = paragraph.length <= longestParagraph
    for (const match of isShort ? paragraph.matchAll(tokens) : []) {
      yield { match, start: offset + match.index }
    }
    offset += paragraph.length
  }
}

/** Longer paragraphs are printed as plain text whole; MITRE's longest has 3,000 characters. */
const longestParagraph = 8_000

function tokenText(match: RegExpExecArray, context: MarkdownContext): string {
  const { tagged, ticked, label, target, name } = match.groups ?? {}
  const code = tagged ?? ticked
  if (code !== undefined) return codeSpan(tagged === undefined ? code : decodeEntities(code))
  if (label !== undefined && target !== undefined) return link(label, target, context)
  if (name !== undefined) return citation(name, match[0], context)
  return match.groups?.['break'] === undefined ? '**' : '\n'
}

function link(label: string, target: string, context: MarkdownContext): string {
  const url = safeUrl(target)
  const words = proseText(label)
  return url === undefined ? words : `[${words}](${context.rewriteLink(url)})`
}

function citation(name: string, written: string, context: MarkdownContext): string {
  return context.cite(name) ?? proseText(written)
}

/** Code between as many back-ticks as it needs. */
export function codeSpan(code: string): string {
  const text = code.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return ''
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return fence + gap + text + gap + fence
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&#92;': '\\',
  '&lbrace;': '{',
  '&rbrace;': '}',
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:[a-z]{2,6}|#\d{2,3});/g, (entity) => entities[entity] ?? entity)
}

/**
 * Plain text. A word with a dollar or a backslash becomes code: notebooks take such words for formulas,
 * even when they are escaped, and formulas may hold links.
 */
function proseText(text: string): string {
  return text.replaceAll(/[^\s$\\]*[$\\]\S*|[<[\]{}`]|!(?=\[|$)/g, (found) => {
    if (found.length > 1 || /[$\\]/.test(found)) return codeWord(found)
    return found === '<' ? '&lt;' : `\\${found}`
  })
}

function codeWord(word: string): string {
  const [, body = word, end = ''] = /^(.*?)([.,;:)]*)$/s.exec(word) ?? []
  return codeSpan(body === '' ? word : body) + (body === '' ? '' : end)
}

/** A line that begins no block but a list: no heading, rule, fence, comment, directive or break. */
function inertLine(line: string): string {
  const heading = /^ {0,3}#{1,6} +(.*?)[ #]*$/.exec(line)?.[1]
  if (heading !== undefined) return heading === '' ? '' : `**${heading.replaceAll('**', '')}**`
  return line.replace(
    /^(\s*)(#|~~~|:::|%|\+\+\+|={1,}\s*$|([-*_])( {0,9}\3){2,}\s*$|-+\s*$)/,
    '$1\\$2',
  )
}
