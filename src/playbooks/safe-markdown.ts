/**
 * Turns a text of MITRE into Markdown that renders as it was meant and can do nothing else: links to the
 * web, code, emphasis and lists stay; HTML, pictures, definitions of links, headings, fences, formulas
 * and the directives of MyST become plain text (reference/playbooks.md 2.3, 6.2.14).
 */
import { unreachable } from '../base/assert.ts'
import { type InlineToken, inlineTokens } from './inline-tokens.ts'
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
  const lines = inlineText(text, context).split('\n')
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
    .replaceAll('|', '\\|')
}

/** A name: neither link nor mark, on one line. */
export function plainName(text: string): string {
  const words = cleanText(text).split(/\s+/).join(' ')
  return inertLine(proseText(words)).replaceAll('|', '\\|')
}

function inlineText(text: string, context: MarkdownContext): string {
  const pieces = inlineTokens(cleanText(text)).map((token) => tokenText(token, context))
  // Two pieces of code side by side would run together and open each other.
  return pieces.reduce(
    (joined, piece) => joined + (joined.endsWith('`') && piece.startsWith('`') ? ' ' : '') + piece,
    '',
  )
}

function tokenText(token: InlineToken, context: MarkdownContext): string {
  switch (token.kind) {
    case 'prose':
      return proseText(token.text)
    case 'code':
      return codeSpan(token.text)
    case 'link': {
      const url = safeUrl(token.target)
      const label = proseText(token.label)
      return url === undefined ? label : `[${label}](${context.rewriteLink(url)})`
    }
    case 'citation':
      return context.cite(token.name) ?? proseText(token.written)
    case 'break':
      return '\n'
    case 'bold':
      return '**'
    default:
      return unreachable(token)
  }
}

/** Code between as many back-ticks as it needs. */
export function codeSpan(code: string): string {
  const text = code.split(/\s+/).join(' ').trim()
  if (text === '') return ''
  const runs = text.match(/`+/g) ?? []
  const longest = runs.reduce((most, { length }) => Math.max(most, length), 0)
  const fence = '`'.repeat(longest + 1)
  const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return fence + gap + text + gap + fence
}

/**
 * Plain text. A word with a dollar or a backslash becomes code: notebooks take such words for formulas,
 * even when they are escaped, and formulas may hold links.
 */
function proseText(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (/[$\\]/.test(word) ? codeWord(word) : escapeWord(word)))
    .join('')
}

/** Marks of Markdown and MyST, and the sign of a picture where a link may follow. */
function escapeWord(word: string): string {
  return word.replaceAll(/[<[\]{}`]|!(?=\[|$)/g, (mark) => (mark === '<' ? '&lt;' : `\\${mark}`))
}

/** The word as code, the full stop behind it left out. */
function codeWord(word: string): string {
  let end = word.length
  while (end > 0 && '.,;:)'.includes(word[end - 1] ?? ' ')) end--
  return codeSpan(word.slice(0, end)) + word.slice(end)
}

/** A line that begins no block but a list: no heading, rule, fence, comment, directive or break. */
function inertLine(line: string): string {
  const [mark] = /^ {0,3}#{1,6} +/.exec(line) ?? []
  if (mark !== undefined) {
    const heading = line.slice(mark.length).replaceAll('**', '').trim()
    return heading === '' ? '' : `**${heading}**`
  }
  return isBlockMark(line) ? line.replace(/^\s*/, (margin) => `${margin}\\`) : line
}

function isBlockMark(line: string): boolean {
  const text = line.trim()
  const isRule = /^[-=*_ ]+$/.test(text) && new Set(text.replaceAll(' ', '')).size === 1
  return /^(?:#|~~~|:::|%|\+\+\+)/.test(text) || (isRule && text !== '*')
}
