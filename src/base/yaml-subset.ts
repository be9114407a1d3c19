import type { YamlDocument, YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-node.ts'

/**
 * Reads the YAML that nearly all rules are written in: documents of block maps and lists, scalars
 * on one line, blocks of lines. It is several times as fast as the whole of YAML (sigma.md 16.1) and
 * knows only what it is sure of: `undefined` for anything else, which `yaml` then reads. What it does
 * read, it reads exactly as `yaml` does, spans included; the test compares them.
 */
export function readYamlSubset(text: string): readonly YamlDocument[] | undefined {
  // oxlint-disable-next-line no-control-regex -- YAML forbids them, or takes them for line breaks
  if (/[\u0000-\u0009\r\u0085\u2028\u2029\ufeff]/.test(text)) return undefined
  const parts = partsOf(text)
  const documents: YamlDocument[] = []
  for (const [index, { start, isMarked, lines }] of parts.entries()) {
    const root = readRoot({ text, lines, next: 0 }, isMarked)
    if (root === undefined) return undefined
    documents.push({ root, span: { start, end: parts[index + 1]?.start ?? text.length } })
  }
  return documents
}

/** The map that a document is; without a mark before it, it begins with the first character. */
function readRoot(reader: Reader, isMarked: boolean): YamlMap | undefined {
  const first = isMarked ? nextLine(reader) : reader.lines[0]
  if (first === undefined || first.indent !== 0) return undefined
  const root = readMap(reader, { indent: 0, depth: 0 })
  return reader.next < reader.lines.length ? undefined : root
}

/** A line that is neither empty nor a comment. */
interface Line {
  /** Offset of its first character. */
  readonly start: number
  /** Spaces before its content. */
  readonly indent: number
  /** Offset of its line break, or of the end of the text. */
  readonly end: number
}

interface Reader {
  readonly text: string
  readonly lines: readonly Line[]
  /** The line to read next: the one thing that changes. */
  next: number
}

interface Place {
  /** Where the node's lines begin: offset from the start of the line. */
  readonly indent: number
  readonly depth: number
}

/** Deeper documents are left to `yaml`. */
const deepest = 16

/** The lines of one document. It begins with the mark before it, where there is one. */
interface Part {
  readonly start: number
  readonly isMarked: boolean
  readonly lines: Line[]
}

/** Takes a text apart at its marks, the lines `---`. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    let content = start
    while (content < end && text.charCodeAt(content) === space) content++
    const isMarked = end - start === 3 && text.startsWith('---', start)
    if (isMarked || parts.length === 0) parts.push({ start, isMarked, lines: [] })
    if (!isMarked) parts.at(-1)?.lines.push({ start, indent: content - start, end })
    start = end + 1
  }
  return parts
}

const space = 32
const hash = 35

function isBlank({ text }: Reader, { start, indent, end }: Line): boolean {
  return start + indent === end || text.charCodeAt(start + indent) === hash
}

/** The next line with content; comments and empty lines before it are passed. */
function nextLine(reader: Reader): Line | undefined {
  let line = reader.lines[reader.next]
  while (line !== undefined && isBlank(reader, line)) line = reader.lines[++reader.next]
  return line
}

/** A key in its place, with the colon's end. */
interface Key {
  readonly key: string
  readonly start: number
  readonly end: number
}

const plainKey = /([A-Za-z0-9_][A-Za-z0-9_.|/@[\]-]*|'[^'\n]*'):(?=[ \n]|$)/y

function readKey(text: string, at: number): Key | undefined {
  plainKey.lastIndex = at
  const written = plainKey.exec(text)?.[1]
  if (written === undefined) return undefined
  const key = written.startsWith("'") ? written.slice(1, -1) : written
  return { key, start: at, end: at + written.length }
}

/** A map whose first key stands at `indent` of the next line. */
function readMap(reader: Reader, { indent, depth }: Place): YamlMap | undefined {
  const entries: YamlEntry[] = []
  const keys = new Set<string>()
  let start = -1
  let end = -1
  let line = reader.lines[reader.next]
  let at = (line?.start ?? 0) + indent
  while (line !== undefined) {
    const key = depth > deepest ? undefined : readKey(reader.text, at)
    if (key === undefined || keys.has(key.key)) return undefined
    keys.add(key.key)
    const value = readValue(reader, { at: key.end + 1, line, indent, depth })
    if (value === undefined) return undefined
    if (start < 0) start = key.start
    end = value.span.end
    entries.push({ key: key.key, keySpan: { start: key.start, end: key.end }, value })
    line = nextLine(reader)
    if (line === undefined || line.indent < indent) break
    if (line.indent > indent) return undefined
    at = line.start + indent
  }
  return { kind: 'map', entries, span: { start, end } }
}

interface ValuePlace extends Place {
  /** Just behind the colon or the dash. */
  readonly at: number
  readonly line: Line
}

function readValue(reader: Reader, place: ValuePlace): YamlNode | undefined {
  const { text } = reader
  let at = place.at
  while (text.charCodeAt(at) === space) at++
  const { line, indent, depth } = place
  if (at < line.end && text.charCodeAt(at) !== hash) {
    reader.next++
    return /[|>]/.test(text.charAt(at))
      ? readBlock(reader, { at, line, indent })
      : readScalar(reader, { at, end: line.end, indent })
  }
  reader.next++
  const below = nextLine(reader)
  if (below === undefined || below.indent < indent) return undefined
  const isList = text.startsWith('- ', below.start + below.indent)
  if (below.indent === indent && !isList) return undefined
  const inner = { indent: below.indent, depth: depth + 1 }
  return isList ? readList(reader, inner) : readMap(reader, inner)
}

function readList(reader: Reader, { indent, depth }: Place): YamlNode | undefined {
  const items: YamlNode[] = []
  let line = reader.lines[reader.next]
  if (line === undefined || depth > deepest) return undefined
  const start = line.start + indent
  let end = start
  while (line !== undefined && line.indent === indent) {
    // A list may stand as deep as the key above it: then the next key ends it.
    if (!reader.text.startsWith('- ', line.start + indent)) break
    let at = line.start + indent + 2
    while (reader.text.charCodeAt(at) === space) at++
    const item = readItem(reader, { at, line, indent, depth })
    if (item === undefined) return undefined
    items.push(item)
    end = item.span.end
    line = nextLine(reader)
  }
  if (line !== undefined && line.indent > indent) return undefined
  return { kind: 'list', items, span: { start, end } }
}

function readItem(reader: Reader, { at, line, indent, depth }: ValuePlace): YamlNode | undefined {
  if (readKey(reader.text, at) !== undefined) {
    return readMap(reader, { indent: at - line.start, depth: depth + 1 })
  }
  if (at >= line.end) return undefined
  reader.next++
  return readScalar(reader, { at, end: line.end, indent })
}

interface ScalarPlace {
  readonly at: number
  readonly end: number
  readonly indent: number
}

function readScalar(reader: Reader, place: ScalarPlace): YamlScalar | undefined {
  const { text } = reader
  const scalar = /['"]/.test(text.charAt(place.at))
    ? readQuoted(text, place)
    : readPlain(text, place)
  if (scalar === undefined) return undefined
  const below = nextLine(reader)
  // A deeper line would go on with the scalar.
  return below !== undefined && below.indent > place.indent ? undefined : scalar
}

function readQuoted(text: string, { at, end }: ScalarPlace): YamlScalar | undefined {
  const quote = text.charAt(at)
  const close = closeOf(text, at, quote)
  if (close < 0 || close >= end) return undefined
  const rest = text.slice(close + 1, end)
  if (!/^(?: +#.*| *)$/.test(rest)) return undefined
  const written = text.slice(at + 1, close)
  if (quote === '"' && written.includes('\\')) return undefined
  const value = written.includes("''") && quote === "'" ? written.replaceAll("''", "'") : written
  return { kind: 'scalar', value, text: value, span: { start: at, end: close + 1 } }
}

/** Where the quote closes; two single quotes are one in the text. */
function closeOf(text: string, at: number, quote: string): number {
  let close = text.indexOf(quote, at + 1)
  if (quote === '"') return close
  while (close >= 0 && text.charAt(close + 1) === "'") close = text.indexOf("'", close + 2)
  return close
}

/** What begins other things than plain text, or could not be told from them. */
const specialStart = /[[\]{},&*!|>%@`?:"'#-]/

function readPlain(text: string, { at, end }: ScalarPlace): YamlScalar | undefined {
  const line = text.slice(at, end)
  const first = line.charAt(0)
  // A dash begins plain text only when more text follows at once.
  if (specialStart.test(first) && !/^-[A-Za-z0-9_.]/.test(line)) return undefined
  const comment = line.indexOf(' #')
  const written = (comment < 0 ? line : line.slice(0, comment)).trimEnd()
  if (written.includes(': ') || written.endsWith(':')) return undefined
  if (written !== written.replace(/[^\S ]+$/, '')) return undefined
  const span = { start: at, end: at + written.length }
  const value = plainValue(written)
  return value === undefined ? undefined : { kind: 'scalar', value, text: written, span }
}

/** The value by YAML's core schema; `undefined` for numbers of other shapes than whole decimal ones. */
function plainValue(written: string): string | number | boolean | null | undefined {
  if (/^(?:null|Null|NULL|~)$/.test(written)) return null
  if (/^(?:true|True|TRUE)$/.test(written)) return true
  if (/^(?:false|False|FALSE)$/.test(written)) return false
  if (/^(?:0|[1-9]\d{0,14})$/.test(written)) return Number(written)
  const looksNumeric = /^[-+.]?(?:\d[\d_.,xoXO]*(?:[eE][-+]?\d*)?|inf|nan|Inf|NaN|INF|NAN)$/
  if (looksNumeric.test(written) || /^0[xo][\dA-Fa-f]+$/.test(written)) return undefined
  return written
}

/** `|` and `>`, with or without `-`: the lines as they stand, less the indent of the first; folded, if all are alike. */
function readBlock(
  reader: Reader,
  { at, line, indent }: { readonly at: number; readonly line: Line; readonly indent: number },
): YamlScalar | undefined {
  const { text, lines } = reader
  const header = text.slice(at, line.end).trimEnd()
  const own = lines[reader.next]
  if (!/^[|>]-?$/.test(header) || own === undefined) return undefined
  if (own.indent <= indent || own.start + own.indent === own.end) return undefined
  const found: string[] = []
  let end = own.start
  for (let one: Line | undefined = own; one !== undefined; one = lines[++reader.next]) {
    const isEmpty = one.start + one.indent === one.end
    if (isEmpty && one.indent > 0) return undefined
    if (!isEmpty && one.indent < own.indent) {
      // A line less deep ends the text, unless it is still deeper than the key: that is a fault.
      if (one.indent > indent) return undefined
      break
    }
    found.push(isEmpty ? '' : text.slice(one.start + own.indent, one.end))
    end = Math.min(one.end + 1, text.length)
  }
  if (found.at(-1) === '') return undefined
  const isStripped = header.endsWith('-')
  if (!isStripped && text.charAt(end - 1) !== '\n') return undefined
  const isFolded = header.startsWith('>')
  // Empty lines and deeper ones are folded by rules of their own (YAML 1.2.2, 8.1.3).
  if (isFolded && found.some((one) => one.trim() !== one || one === '')) return undefined
  const value = found.join(isFolded ? ' ' : '\n') + (isStripped ? '' : '\n')
  return { kind: 'scalar', value, text: value, span: { start: at, end } }
}
