import { isJsonArray, isJsonObject, type JsonValue, parseJson } from '../base/json.ts'
import { type ArrayHolder, arrayEnvelopeAt, arrayEnvelopeKeys } from './array-envelopes.ts'
import { backslash, blank, colon, openBrace, quote } from './json-bytes.ts'

/** A document up to and with the bracket that opens an array. */
export interface OpenDocument {
  /** The bytes of the document; `to` is one past the bracket. */
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
  /** The bytes that opened the containers round the array, outermost first. */
  readonly containers: readonly number[]
  /** What stood before `from` and is no longer kept, as text that opens the same containers. */
  readonly before: string
}

/** The holder of the array that a document has just opened, where it is one that holds records. */
export function arrayHolderOf(document: OpenDocument): ArrayHolder | undefined {
  const { bytes, from, to, containers, before } = document
  if (!arrayEnvelopeKeys.has(keyBefore(bytes, to - 1, from))) return undefined
  const closed = `${bytes.toString('utf8', from, to)}]${closersOf(containers)}`
  let innermost: JsonValue = parseJson(before + closed) ?? null
  const path: string[] = []
  for (const _ of containers) {
    const last = lastMember(innermost)
    if (last.key !== undefined) path.push(last.key)
    if (isJsonObject(innermost) && path.length > 0) {
      const envelope = arrayEnvelopeAt(path)
      if (envelope !== undefined) return { envelope, members: innermost }
    }
    innermost = last.value
  }
  return undefined
}

/** Text that opens the containers round an array again: `{"tables":[{"rows":[`. */
export function reopen(containers: readonly number[], path: readonly string[]): string {
  const keys = [...path]
  const opened = containers.map((byte) =>
    byte === openBrace ? `{${JSON.stringify(keys.shift() ?? '')}:` : '[',
  )
  return `${opened.join('')}[`
}

function closersOf(containers: readonly number[]): string {
  return containers
    .map((byte) => (byte === openBrace ? '}' : ']'))
    .reverse()
    .join('')
}

function lastMember(value: JsonValue): { readonly key?: string; readonly value: JsonValue } {
  if (isJsonArray(value)) return { value: value.at(-1) ?? null }
  const key = isJsonObject(value) ? Object.keys(value).at(-1) : undefined
  if (key === undefined || !isJsonObject(value)) return { value: null }
  return { key, value: value[key] ?? null }
}

/** No key of an array envelope is longer, in bytes. */
const longestKey = 32

/** The key whose value begins at a place, or the empty text. Escapes are not decoded: no key has any. */
function keyBefore(bytes: Buffer, at: number, floor: number): string {
  const beforeColon = skipBlanksBack(bytes, at - 1, floor)
  if (bytes[beforeColon] !== colon) return ''
  const last = skipBlanksBack(bytes, beforeColon - 1, floor)
  if (last < floor || bytes[last] !== quote) return ''
  const first = bytes.lastIndexOf(quote, last - 1)
  if (first < floor || last - first > longestKey || bytes[first - 1] === backslash) return ''
  return bytes.toString('latin1', first + 1, last)
}

function skipBlanksBack(bytes: Buffer, from: number, floor: number): number {
  let at = from
  while (at >= floor && blank[bytes[at] ?? 0] === 1) at--
  return at
}
