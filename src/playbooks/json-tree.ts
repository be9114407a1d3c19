/**
 * JSON with the place of every value, so that one value of a file can be replaced as text while every
 * other byte stays. Parsing and writing anew would lose indentation, escapes, key order and integers
 * above 2^53 (reference/playbooks.md 5.1).
 */

/** A JSON value and where it stands: UTF-16 offsets, the end behind its last character. */
export type JsonNode = JsonScalar | JsonText | JsonList | JsonMap

/** A range of the text that was read. */
export interface JsonSpan {
  readonly start: number
  readonly end: number
}

/** A number, `true`, `false` or `null`, as it is written. */
export interface JsonScalar extends JsonSpan {
  readonly kind: 'scalar'
  readonly written: string
}

/** A string, its escapes resolved. */
export interface JsonText extends JsonSpan {
  readonly kind: 'text'
  readonly value: string
}

/** An array. */
export interface JsonList extends JsonSpan {
  readonly kind: 'list'
  readonly items: readonly JsonNode[]
}

/** An object; no key stands twice. */
export interface JsonMap extends JsonSpan {
  readonly kind: 'map'
  readonly members: readonly JsonMember[]
}

/** A member of an object. */
export interface JsonMember {
  readonly key: JsonText
  readonly value: JsonNode
}

/** Why a text is no JSON that is read: what is wrong, and where. */
export interface JsonFault {
  readonly at: number
  readonly message: string
}

/** Deeper nesting than any notebook has; refused so that hostile text cannot exhaust the stack. */
const deepest = 200

/** What was read: a tree or the first fault. */
export type JsonReading = { readonly root: JsonNode } | { readonly fault: JsonFault }

/** Reads JSON (RFC 8259), a byte order mark before it allowed, a key that stands twice refused. */
export function readJsonTree(text: string): JsonReading {
  const reader = createReader(text)
  try {
    return { root: reader.document() }
  } catch (error) {
    if (error instanceof Fault) return { fault: { at: error.at, message: error.message } }
    throw error
  }
}

/** The value of a key of an object. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== 'map') return undefined
  return node.members.find((member) => member.key.value === key)?.value
}

/** The text of a string, otherwise `undefined`. */
export function stringOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'text' ? node.value : undefined
}

/** Ends the reading; never leaves this file. */
class Fault extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

const byteOrderMark = '\uFEFF'
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)/y

function createReader(text: string): { readonly document: () => JsonNode } {
  let at = text.startsWith(byteOrderMark) ? 1 : 0

  const skipSpace = (): void => {
    while (' \t\r\n'.includes(text[at] ?? '?')) at++
  }
  const found = (): string => (at < text.length ? JSON.stringify(text[at]) : 'the end of the file')
  const take = (character: string): void => {
    if (text[at] !== character) throw new Fault(at, `"${character}" is expected before ${found()}`)
    at++
  }

  const string = (): JsonText => {
    const start = at
    take('"')
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    if (at >= text.length) throw new Fault(start, 'the string is not closed')
    at++
    const value = parseString(text.slice(start, at))
    if (value === undefined) throw new Fault(start, 'the string holds a wrong escape or line break')
    return { kind: 'text', start, end: at, value }
  }

  /** The members between two brackets, separated by commas. */
  const members = <Member>(close: string, member: () => Member): readonly Member[] => {
    const read: Member[] = []
    at++
    skipSpace()
    if (text[at] === close) at++
    else {
      for (;;) {
        read.push(member())
        skipSpace()
        if (text[at] === close) break
        take(',')
        skipSpace()
      }
      at++
    }
    return read
  }

  const value = (depth: number): JsonNode => {
    skipSpace()
    const start = at
    if (depth > deepest) throw new Fault(at, `values nest deeper than ${deepest}`)
    if (text[at] === '"') return string()
    if (text[at] === '[') {
      const items = members(']', () => value(depth + 1))
      return { kind: 'list', start, end: at, items }
    }
    if (text[at] === '{') {
      const seen = new Set<string>()
      const read = members('}', () => member(seen, depth))
      return { kind: 'map', start, end: at, members: read }
    }
    scalar.lastIndex = at
    const written = scalar.exec(text)?.[0]
    if (written === undefined) throw new Fault(at, `a value is expected before ${found()}`)
    at += written.length
    return { kind: 'scalar', start, end: at, written }
  }

  const member = (seen: Set<string>, depth: number): JsonMember => {
    const key = string()
    if (seen.has(key.value)) {
      throw new Fault(key.start, `the key ${JSON.stringify(key.value)} stands twice`)
    }
    seen.add(key.value)
    skipSpace()
    take(':')
    return { key, value: value(depth + 1) }
  }

  return {
    document: () => {
      const root = value(0)
      skipSpace()
      if (at < text.length) throw new Fault(at, `the file goes on behind its value: ${found()}`)
      return root
    },
  }
}

function parseString(written: string): string | undefined {
  try {
    const value: unknown = JSON.parse(written)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
