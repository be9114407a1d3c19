import { parseJson, type JsonValue } from '../base/json.ts'

/** Deeper nesting stays text. */
const deepest = 50

/** A key as CloudTrail and Athena print them; looked for only this far ahead. */
const keyAhead = /^([A-Za-z_][\w.:/-]{0,127})=/

interface Reading {
  readonly value: JsonValue
  readonly end: number
}

/** What a value stands in. */
interface Nest {
  readonly depth: number
  readonly close: '}' | ']'
}

/**
 * Reads the text form in which CloudTrail Lake and Athena print nested columns: JSON, or
 * `{type=IAMUser, sessioncontext={attributes={mfaauthenticated=false}}}` and `[{arn=a}, {arn=b}]`.
 * That form quotes nothing, so a comma belongs to a value unless a key follows it. Values stay text,
 * `null` becomes null. Answers the text itself when it is neither form.
 */
export function parseMapText(text: string): JsonValue {
  const trimmed = text.trim()
  const first = trimmed[0]
  if (first !== '{' && first !== '[') return text
  const json = parseJson(trimmed)
  if (json !== undefined) return json
  const reading = readNested(trimmed, 0, 0)
  return reading !== undefined && reading.end === trimmed.length ? reading.value : text
}

/** A value, or `undefined` when its brackets do not fit: then the whole text is no such form. */
function readItem(text: string, start: number, within: Nest): Reading | undefined {
  const first = text[start]
  return first === '{' || first === '['
    ? readNested(text, start, within.depth + 1)
    : readScalar(text, start, within.close)
}

function readNested(text: string, start: number, depth: number): Reading | undefined {
  if (depth > deepest) return undefined
  const end = jsonEnd(text, start)
  if (end !== undefined) return { value: parseJson(text.slice(start, end)) ?? null, end }
  return text[start] === '[' ? readList(text, start, depth) : readMap(text, start, depth)
}

/** The end of a JSON object or list that stands inside a map, such as a policy document. */
function jsonEnd(text: string, start: number): number | undefined {
  if (!/^(?:\{"|\[["{[])/.test(text.slice(start, start + 2))) return undefined
  let open = 0
  let quoted = false
  for (let index = start; index < text.length; index++) {
    const sign = text[index]
    if (quoted && sign === '\\') index++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '{' || sign === '[')) open++
    else if (!quoted && (sign === '}' || sign === ']') && --open === 0) {
      return parseJson(text.slice(start, index + 1)) === undefined ? undefined : index + 1
    }
  }
  return undefined
}

function readMap(text: string, start: number, depth: number): Reading | undefined {
  const entries: [string, JsonValue][] = []
  let at = start + 1
  while (text[at] !== '}') {
    const key = keyAhead.exec(text.slice(at, at + 130))?.[1]
    if (key === undefined) return undefined
    const from = at + key.length + 1
    const item = readItem(text, from, { depth, close: '}' })
    if (item === undefined) return undefined
    entries.push([key, item.value])
    at = text.startsWith(', ', item.end) ? item.end + 2 : item.end
    if (at === item.end && text[at] !== '}') return undefined
  }
  return { value: Object.fromEntries(entries), end: at + 1 }
}

function readList(text: string, start: number, depth: number): Reading | undefined {
  const items: JsonValue[] = []
  let at = start + 1
  while (text[at] !== ']') {
    const item = readItem(text, at, { depth, close: ']' })
    if (item === undefined) return undefined
    items.push(item.value)
    at = text.startsWith(', ', item.end) ? item.end + 2 : item.end
    if (at === item.end && text[at] !== ']') return undefined
  }
  return { value: items, end: at + 1 }
}

/** Text up to the comma before the next key, or to the bracket that closes what it stands in. */
function readScalar(text: string, start: number, close: '}' | ']'): Reading | undefined {
  for (let index = start; index < text.length; index++) {
    const isComma = text.startsWith(', ', index)
    const isEnd = isComma
      ? close === ']' || keyAhead.test(text.slice(index + 2, index + 132))
      : text[index] === close
    if (!isEnd) continue
    const value = text.slice(start, index)
    return { value: value === 'null' ? null : value, end: index }
  }
  return undefined
}
