import { parseFieldPath } from './field-path.ts'
import { parseModifiers } from './modifiers.ts'
import type { Report } from '../../base/report.ts'
import type {
  ElementItem,
  Search,
  SearchBlock,
  SearchItem,
  SigmaDetection,
  SigmaValue,
} from './rule.ts'
import {
  entryOf,
  shapeOf,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
} from '../../base/yaml-node.ts'

/** What reading a search needs to know of its document. */
export interface SearchContext {
  readonly report: Report
  /** Are brackets in field names selectors of elements? With `sigma-version: 3` only (SEP 212, 213). */
  readonly hasArrayBlocks: boolean
  /** Reads the body of an array block that has a condition of its own. */
  readonly parseBody: (body: YamlEntry) => SigmaDetection | undefined
}

/** Reads what stands under a search identifier (sigma.md 2); `undefined` after an error. */
export function parseSearch(entry: YamlEntry, context: SearchContext): Search | undefined {
  const { key, keySpan, value } = entry
  const block = parseBlock(value, keySpan.start, context)
  return block === undefined ? undefined : { name: key, nameSpan: keySpan, block }
}

function parseBlock(node: YamlNode, at: number, context: SearchContext): SearchBlock | undefined {
  switch (node.kind) {
    case 'map':
      return parseMap(node, at, context)
    case 'list':
      return parseList(node, at, context)
    case 'scalar':
      if (node.value !== null) return keywordBlock(node)
      return refuse(context, at, 'the search is empty')
  }
}

function parseMap(map: YamlMap, at: number, context: SearchContext): SearchBlock | undefined {
  if (map.entries.length === 0) return refuse(context, at, 'the search is empty')
  const items = map.entries.map((entry) => parseEntry(entry, context))
  const kept = items.filter((item) => item !== undefined)
  return kept.length === items.length ? { kind: 'all', items: kept } : undefined
}

function parseList(list: YamlList, at: number, context: SearchContext): SearchBlock | undefined {
  if (list.items.length === 0) return refuse(context, at, 'the search is empty')
  const blocks = list.items.map((item) =>
    item.kind === 'list'
      ? refuse(context, item.span.start, 'a list may not stand in a list of searches')
      : parseBlock(item, item.span.start, context),
  )
  const kept = blocks.filter((block) => block !== undefined)
  return kept.length === blocks.length ? { kind: 'any', blocks: kept, span: list.span } : undefined
}

/** A scalar that stands where a search could: one keyword. */
function keywordBlock(value: SigmaValue): SearchBlock {
  const { span } = value
  const test = { kind: 'text', cased: false, windash: false } as const
  const modifiers = { all: false, neq: false, expand: false, test }
  return { kind: 'all', items: [{ modifiers, values: [value], keySpan: span, span }] }
}

function parseEntry(
  entry: YamlEntry,
  context: SearchContext,
): SearchItem | ElementItem | undefined {
  const [name = ''] = entry.key.split('|')
  if (!context.hasArrayBlocks || !/[[\]]/.test(name)) return parseItem(entry, name, context)
  const field = parseFieldPath(name)
  if ('message' in field) {
    return refuse(context, entry.keySpan.start + field.index, field.message)
  }
  if (field.quantifier === undefined) return parseItem(entry, field.path, context)
  const { path, quantifier } = field
  const body = parseElementBody(entry, field.rest, context)
  if (body === undefined) return undefined
  const span = { start: entry.keySpan.start, end: entry.value.span.end }
  return { field: path, quantifier, body, keySpan: entry.keySpan, span }
}

/**
 * The body of `field[any]` (SEP 212): a map of items, a detection with a condition of its own, or
 * values, which are about the element itself. `field[any].rest` is about a field of the element.
 */
function parseElementBody(
  entry: YamlEntry,
  rest: string,
  context: SearchContext,
): SearchBlock | SigmaDetection | undefined {
  const { key, keySpan, value } = entry
  const modifiers = key.split('|').slice(1)
  const isBlock = value.kind === 'map' || (value.kind === 'list' && value.items.some(isMap))
  if (!isBlock) {
    // The key that is read in place of the whole ends where the whole ends, so its modifiers stand right.
    const inner = [rest === '' ? '.' : rest, ...modifiers].join('|')
    const start = keySpan.start + (key.length - inner.length)
    const item = parseEntry({ key: inner, keySpan: { ...keySpan, start }, value }, context)
    return item === undefined ? undefined : { kind: 'all', items: [item] }
  }
  if (rest !== '' || modifiers.length > 0) {
    return refuse(context, keySpan.start, 'a block of searches stands under "field[any]" alone')
  }
  if (value.kind === 'map' && entryOf(value, 'condition') !== undefined) {
    return context.parseBody(entry)
  }
  return parseBlock(value, keySpan.start, context)
}

function isMap(node: YamlNode): boolean {
  return node.kind === 'map'
}

function parseItem(
  { key, keySpan, value }: YamlEntry,
  field: string,
  context: SearchContext,
): SearchItem | undefined {
  const modifiers = parseModifiers({ text: key, span: keySpan }, context.report)
  const values = parseValues(value, keySpan.start, context)
  if (modifiers === undefined || values === undefined) return undefined
  const span = { start: keySpan.start, end: value.span.end }
  const isList = value.kind === 'list'
  return {
    ...(field === '' ? {} : { field }),
    modifiers,
    values,
    keySpan,
    span,
    ...(isList ? { listSpan: value.span } : {}),
  }
}

function parseValues(
  node: YamlNode,
  at: number,
  context: SearchContext,
): readonly SigmaValue[] | undefined {
  const nodes = node.kind === 'list' ? node.items : [node]
  if (nodes.length === 0) {
    return refuse(context, at, 'the list of values is empty', 'write null to find a missing field')
  }
  const values = nodes.map((one) => {
    if (one.kind === 'scalar') return one
    const message = `a value is text, a number, true, false or null, not ${shapeOf(one)}`
    const hint = context.hasArrayBlocks ? undefined : blockHint(one)
    return refuse(context, one.span.start, message, hint)
  })
  const kept = values.filter((value) => value !== undefined)
  return kept.length === values.length ? kept : undefined
}

function blockHint(node: YamlNode): string | undefined {
  return node.kind === 'map' ? 'blocks under "field[any]" need "sigma-version: 3"' : undefined
}

function refuse({ report }: SearchContext, at: number, message: string, hint?: string): undefined {
  report('error', { code: 'sigma-search', at, message, hint })
}
