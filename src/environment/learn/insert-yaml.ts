/** Where and how new entries go into the text of a YAML file, in block style or in braces. */
import type { JsonValue } from '../../base/json.ts'
import type { YamlEntry, YamlMap, YamlNode } from '../../base/yaml-node.ts'
import { blockLines } from './print-proposal.ts'
import type { Proposal } from './proposal.ts'
import { jsonText } from './yaml-text.ts'

/** A piece of text, and the UTF-16 offset before which it goes. */
export interface Insertion {
  readonly at: number
  readonly text: string
}

/** A list below a key. */
export interface ListPlace {
  readonly text: string
  readonly entry: YamlEntry
}

/** Puts entries behind the last one of a list; `undefined` where that place is none. */
export function insertEntries(
  { text, entry: { value } }: ListPlace,
  entries: readonly Proposal[],
): Insertion | undefined {
  if (value.kind !== 'list') return undefined
  const last = value.items.at(-1)
  if (text[value.span.start] === '[') {
    const list = entries.map((one) => jsonText(one.entry)).join(', ')
    return last === undefined
      ? { at: value.span.start + 1, text: list }
      : { at: last.span.end, text: `, ${list}` }
  }
  const indent = last === undefined ? undefined : dashIndent(text, last)
  if (last === undefined || indent === undefined) return undefined
  return onNewLine(
    text,
    last.span.end,
    entries.flatMap((one) => blockLines(one, indent)),
  )
}

/** A map that lacks a key, and the keys on the way from it to the list. */
export interface KeyPlace {
  readonly text: string
  readonly map: YamlMap
  readonly keys: readonly string[]
}

/** Adds a key with a list of entries to a map. */
export function insertKey(
  { text, map, keys }: KeyPlace,
  entries: readonly Proposal[],
): Insertion | undefined {
  const last = map.entries.at(-1)
  if (text[map.span.start] === '{') {
    const value = keys.slice(1).reduceRight<JsonValue>(
      (inner, key) => ({ [key]: inner }),
      entries.map((one) => one.entry),
    )
    const pair = `${jsonText(keys[0] ?? '')}: ${jsonText(value)}`
    return last === undefined
      ? { at: map.span.start + 1, text: pair }
      : { at: last.value.span.end, text: `, ${pair}` }
  }
  const indent = last === undefined ? undefined : keyIndent(text, last)
  if (last === undefined || indent === undefined) return undefined
  const lines = keyLines(keys, { indent, entries })
  // Remarks at the end of the file stay with what they are about.
  const rest = text.slice(last.value.span.end)
  const isLastOfFile = rest.split('\n').every((line, at) => at === 0 || /^\s*(?:#.*)?$/.test(line))
  return indent === 0
    ? onNewLine(text, isLastOfFile ? text.length : last.value.span.end, ['', ...lines])
    : onNewLine(text, last.value.span.end, lines)
}

function keyLines(
  keys: readonly string[],
  { indent, entries }: { readonly indent: number; readonly entries: readonly Proposal[] },
): readonly string[] {
  return [
    ...keys.map((key, depth) => `${' '.repeat(indent + 2 * depth)}${key}:`),
    ...entries.flatMap((one) => blockLines(one, indent + 2 * keys.length)),
  ]
}

/** Below the line in which an offset lies, or before it where it begins a line. */
function onNewLine(text: string, offset: number, lines: readonly string[]): Insertion {
  if (offset > 0 && text[offset - 1] === '\n') return { at: offset, text: `${lines.join('\n')}\n` }
  const end = text.indexOf('\n', offset)
  return end < 0
    ? { at: text.length, text: `\n${lines.join('\n')}\n` }
    : { at: end + 1, text: `${lines.join('\n')}\n` }
}

/** The column of the dash before an item; `undefined` where something else stands before it. */
function dashIndent(text: string, item: YamlNode): number | undefined {
  const before = text.slice(text.lastIndexOf('\n', item.span.start - 1) + 1, item.span.start)
  return /^( *)- +$/.exec(before)?.[1]?.length
}

function keyIndent(text: string, { keySpan }: YamlEntry): number | undefined {
  const before = text.slice(text.lastIndexOf('\n', keySpan.start - 1) + 1, keySpan.start)
  return /^ *$/.test(before) ? before.length : undefined
}
