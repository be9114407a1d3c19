import { isJsonArray, isJsonObject } from './json.ts'
import type { JsonObject, JsonValue } from './json.ts'

/**
 * Paths into JSON values, as tests and scenarios write them: `a.b`, `items[0]`, `items[*]` for every
 * element, `["a.b"]` for a key that holds dots or brackets.
 */

/** One step of a path: a key, a place in a list, or every element. */
export type PathPart = string | number | typeof every

/** Stands for every element of a list. */
export const every = Symbol('[*]')

/** A value with the path that leads to it, `[*]` replaced by the place of the element. */
export interface PlacedValue {
  readonly path: string
  readonly value: JsonValue
}

/** The parts of a path; `undefined` when the text is no path. */
export function parseJsonPath(text: string): readonly PathPart[] | undefined {
  const parts: PathPart[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] === '[') {
      const end = closingBracket(text, at)
      const part = end === undefined ? undefined : bracketPart(text.slice(at + 1, end))
      if (end === undefined || part === undefined) return undefined
      parts.push(part)
      at = end + 1
    } else {
      const start = text[at] === '.' && parts.length > 0 ? at + 1 : at
      const end = keyEnd(text, start)
      if (end === start) return undefined
      parts.push(text.slice(start, end))
      at = end
    }
    if (at < text.length && text[at] !== '.' && text[at] !== '[') return undefined
  }
  return parts.length === 0 ? undefined : parts
}

/** The parts as text again; parsing it gives the same parts. */
export function printJsonPath(parts: readonly PathPart[]): string {
  let text = ''
  for (const part of parts) {
    if (part === every) text += '[*]'
    else if (typeof part === 'number') text += `[${part}]`
    else if (typeof part === 'string') text += printKey(part, text === '')
  }
  return text
}

/** Every value that a path leads to, in order; none where it leads nowhere. */
export function valuesAt(value: JsonValue, parts: readonly PathPart[]): readonly PlacedValue[] {
  let found: readonly { readonly value: JsonValue; readonly way: readonly PathPart[] }[] = [
    { value, way: [] },
  ]
  for (const part of parts) {
    found = found.flatMap(({ value: holder, way }) =>
      stepInto(holder, part).map((next) => ({ value: next.value, way: [...way, next.part] })),
    )
  }
  return found.map((one) => ({ path: printJsonPath(one.way), value: one.value }))
}

/**
 * The value with another one at a path, or with nothing there when it is `undefined`. Objects and
 * lists on the way are made where they are missing; a scalar on the way is replaced. With `[*]` every
 * element is changed. A place beyond the end of a list is the one after its last element.
 */
export function replaceAt(
  value: JsonValue | undefined,
  parts: readonly PathPart[],
  replacement: JsonValue | undefined,
): JsonValue | undefined {
  const [part, ...rest] = parts
  if (part === undefined) return replacement
  if (part === every) {
    const items = isJsonArray(value) ? value : []
    return present(items.map((item) => replaceAt(item, rest, replacement)))
  }
  if (typeof part === 'number') {
    const items: (JsonValue | undefined)[] = isJsonArray(value) ? [...value] : []
    if (replacement === undefined && part >= items.length) return value
    // A place far beyond the end is the next one: no list is filled up to a number somebody wrote.
    const place = Math.min(part, items.length)
    items[place] = replaceAt(items[place], rest, replacement)
    return present(items)
  }
  const object: JsonObject = isJsonObject(value) ? value : {}
  if (replacement === undefined && !Object.hasOwn(object, part)) return value
  const changed = replaceAt(object[part], rest, replacement)
  if (changed === undefined) {
    const { [part]: _gone, ...others } = object
    return others
  }
  return { ...object, [part]: changed }
}

function present(items: readonly (JsonValue | undefined)[]): JsonValue {
  return items.filter((item) => item !== undefined)
}

function stepInto(
  holder: JsonValue,
  part: PathPart,
): readonly { readonly value: JsonValue; readonly part: PathPart }[] {
  if (part === every) {
    return isJsonArray(holder) ? holder.map((value, place) => ({ value, part: place })) : []
  }
  const value =
    typeof part === 'number'
      ? isJsonArray(holder)
        ? holder[part]
        : undefined
      : isJsonObject(holder) && Object.hasOwn(holder, part)
        ? holder[part]
        : undefined
  return value === undefined ? [] : [{ value, part }]
}

function keyEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && text[end] !== '.' && text[end] !== '[') end++
  return end
}

function closingBracket(text: string, open: number): number | undefined {
  const isQuoted = text[open + 1] === '"'
  const end = isQuoted ? closingQuote(text, open + 1) : text.indexOf(']', open)
  if (end === undefined || end < 0) return undefined
  if (!isQuoted) return end
  return text[end + 1] === ']' ? end + 1 : undefined
}

function closingQuote(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return undefined
}

function bracketPart(inside: string): PathPart | undefined {
  if (inside === '*') return every
  if (/^\d{1,9}$/.test(inside)) return Number(inside)
  if (!inside.startsWith('"')) return undefined
  try {
    const key: unknown = JSON.parse(inside)
    return typeof key === 'string' ? key : undefined
  } catch {
    return undefined
  }
}

function printKey(key: string, isFirst: boolean): string {
  if (key === '' || /[.[\]"]/.test(key)) return `[${JSON.stringify(key)}]`
  return isFirst ? key : `.${key}`
}
