/** A record as indented JSON in which the values that decided something are marked. */
import { isJsonArray, isJsonObject, type JsonValue } from '../base/json.ts'
import { element, type Html, type HtmlContent } from './html.ts'

/** Says why a value at a path (`userIdentity.arn`) matters, in a word or two; nothing where it does not. */
export type MarkOf = (path: string, value: string | number | boolean) => string | undefined

/** A record that is shown. */
export interface MarkedJson {
  readonly html: Html
  /** Characters of text that it takes. */
  readonly size: number
  /** Why values are marked, each reason once. */
  readonly reasons: readonly string[]
}

/** What is shown of one record and of one text in it, characters, and how deep. */
const mostRecord = 24_000
const mostText = 1500
const mostDepth = 32

/** Sets a record; what is too long or too deep is left out with a word on how much it was. */
export function markedJson(record: JsonValue, markOf: MarkOf): MarkedJson {
  const writer = new Writer(markOf)
  writer.value(record, '', 0)
  return writer.finish()
}

class Writer {
  readonly #markOf: MarkOf
  readonly #pieces: HtmlContent[] = []
  #text = ''
  #size = 0
  readonly #reasons = new Set<string>()
  #isCut = false

  constructor(markOf: MarkOf) {
    this.#markOf = markOf
  }

  finish(): MarkedJson {
    this.#flush()
    const rest = this.#isCut
      ? element('em', {}, '\n… the rest is left out: the record is too long to be shown')
      : undefined
    const html = element('pre', { tabindex: '0' }, this.#pieces, rest)
    return { html, size: this.#size, reasons: [...this.#reasons] }
  }

  value(value: JsonValue, path: string, depth: number): void {
    if (isJsonArray(value))
      this.#members(
        value.map((item) => ['', item] as const),
        '[]',
        { path, depth },
      )
    else if (isJsonObject(value)) {
      const members = Object.entries(value).flatMap(([key, member]) =>
        member === undefined ? [] : [[key, member] as const],
      )
      this.#members(members, '{}', { path, depth })
    } else this.#leaf(value, path)
  }

  #members(
    members: readonly (readonly [string, JsonValue])[],
    brackets: '[]' | '{}',
    { path, depth }: { readonly path: string; readonly depth: number },
  ): void {
    const [open = '', close = ''] = brackets
    if (members.length === 0) return this.#write(`${open}${close}`)
    if (depth >= mostDepth) return this.#write(`${open}… ${members.length} more inside …${close}`)
    this.#write(open)
    for (const [index, [key, member]] of members.entries()) {
      if (this.#size > mostRecord) {
        this.#isCut = true
        break
      }
      const name = brackets === '{}' ? `${JSON.stringify(cut(key))}: ` : ''
      this.#write(`${index === 0 ? '' : ','}\n${'  '.repeat(depth + 1)}${name}`)
      const below = key === '' ? path : path === '' ? key : `${path}.${key}`
      this.value(member, below, depth + 1)
    }
    this.#write(`\n${'  '.repeat(depth)}${close}`)
  }

  #leaf(value: string | number | boolean | null, path: string): void {
    const text = typeof value === 'string' ? JSON.stringify(cut(value)) : String(value)
    const reason = value === null ? undefined : this.#markOf(path, value)
    if (reason === undefined) return this.#write(text)
    this.#flush()
    this.#reasons.add(reason)
    this.#size += text.length
    this.#pieces.push(element('mark', { title: reason }, text))
  }

  #write(text: string): void {
    this.#text += text
    this.#size += text.length
  }

  #flush(): void {
    if (this.#text !== '') this.#pieces.push(this.#text)
    this.#text = ''
  }
}

function cut(text: string): string {
  if (text.length <= mostText) return text
  return `${text.slice(0, mostText)}… ${text.length - mostText} more characters`
}
