/** Splits a text of MITRE into what is marked up in it and the plain text between, in linear time. */

/** A piece of a text. */
export type InlineToken =
  | { readonly kind: 'prose'; readonly text: string }
  /** Between back-ticks, or between code tags, whose entities are resolved. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly target: string }
  | { readonly kind: 'citation'; readonly name: string; readonly written: string }
  | { readonly kind: 'break' }
  /** Where bold writing begins or ends. */
  | { readonly kind: 'bold' }

interface FoundToken {
  readonly token: InlineToken
  readonly end: number
}

/** The tokens of a text in their order; joined they are the whole text. */
export function inlineTokens(text: string): readonly InlineToken[] {
  const found: InlineToken[] = []
  const readAt = createReader(text)
  let proseStart = 0
  let at = nextMark(text, 0)
  while (at < text.length) {
    const token = readAt(at)
    if (token === undefined) {
      at = nextMark(text, afterTicks(text, at))
      continue
    }
    if (at > proseStart) found.push({ kind: 'prose', text: text.slice(proseStart, at) })
    found.push(token.token)
    proseStart = token.end
    at = nextMark(text, token.end)
  }
  if (proseStart < text.length) found.push({ kind: 'prose', text: text.slice(proseStart) })
  return found
}

function nextMark(text: string, from: number): number {
  const mark = /[`<[(]/g
  mark.lastIndex = from
  return mark.exec(text)?.index ?? text.length
}

/** A run of back-ticks is one mark; any other mark is one character. */
function afterTicks(text: string, at: number): number {
  let end = at + 1
  while (text[at] === '`' && text[end] === '`') end++
  return end
}

function createReader(text: string): (at: number) => FoundToken | undefined {
  const runs = tickRuns(text)
  const lower = text.toLowerCase()
  // Once no tag closes any more, none that opens later does: it is not looked for again.
  let canClose = true
  const taggedCode = (at: number): FoundToken | undefined => {
    const close = canClose ? lower.indexOf('</code>', at) : -1
    canClose = close >= 0
    if (close < 0) return undefined
    const code = decodeEntities(text.slice(at + '<code>'.length, close))
    return { token: { kind: 'code', text: code }, end: close + '</code>'.length }
  }
  return (at) => {
    if (text[at] === '`') return tickedCode(text, at, runs)
    if (text[at] === '[') return link(text, at)
    if (text[at] === '(') return citation(text, at)
    return lower.startsWith('<code>', at) ? taggedCode(at) : tag(text, at)
  }
}

/** Where runs of back-ticks begin, by their length, the last first. */
function tickRuns(text: string): ReadonlyMap<number, number[]> {
  const runs = new Map<number, number[]>()
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const places = runs.get(run.length)
    if (places === undefined) runs.set(run.length, [index])
    else places.push(index)
  }
  return runs
}

/** Code ends at the next run of as many back-ticks (CommonMark 6.1). */
function tickedCode(
  text: string,
  at: number,
  runs: ReadonlyMap<number, number[]>,
): FoundToken | undefined {
  const start = afterTicks(text, at)
  const length = start - at
  const places = runs.get(length) ?? []
  while ((places.at(-1) ?? Infinity) <= at) places.pop()
  const close = places.at(-1)
  if (close === undefined) return undefined
  return { token: { kind: 'code', text: text.slice(start, close) }, end: close + length }
}

/** A match of an expression at a place. */
function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at
  return sticky.exec(text)
}

/** Longer labels, targets and names are no links or citations of MITRE. */
const linkShape =
  /\[([^[\]\n]{1,500})\]\(([^()\s]{1,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?)\)/y
const citationShape = /\(Citation: ([^()\n]{1,500})\)/y
const tagShape = /<(?:(br)\s{0,9}\/?|\/?b)>/iy

function link(text: string, at: number): FoundToken | undefined {
  const [written, label, target] = matchAt(linkShape, text, at) ?? []
  if (written === undefined || label === undefined || target === undefined) return undefined
  return { token: { kind: 'link', label, target }, end: at + written.length }
}

function citation(text: string, at: number): FoundToken | undefined {
  const [written, name] = matchAt(citationShape, text, at) ?? []
  if (written === undefined || name === undefined) return undefined
  return { token: { kind: 'citation', name, written }, end: at + written.length }
}

function tag(text: string, at: number): FoundToken | undefined {
  const [written, lineBreak] = matchAt(tagShape, text, at) ?? []
  if (written === undefined) return undefined
  return {
    token: { kind: lineBreak === undefined ? 'bold' : 'break' },
    end: at + written.length,
  }
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&#92;', '\\'],
  ['&lbrace;', '{'],
  ['&rbrace;', '}'],
])

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:[a-z]{2,6}|#\d{2,3});/g, (entity) => entities.get(entity) ?? entity)
}
