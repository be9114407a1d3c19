import { didYouMean, nearestWords } from '../../base/did-you-mean.ts'
import { levels } from '../detection.ts'
import type { Report } from '../../base/report.ts'
import {
  statuses,
  taxonomies,
  type DocumentAttributes,
  type Located,
  type LogSourceQuery,
} from './rule.ts'
import {
  entryOf,
  shapeOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../../base/yaml-node.ts'

/** Top-level keys of the specification; those of one kind of document are read on their own. */
const knownKeys = [
  'title',
  'id',
  'name',
  'related',
  'taxonomy',
  'status',
  'level',
  'description',
  'author',
  'references',
  'license',
  'date',
  'modified',
  'tags',
  'fields',
  'falsepositives',
  'scope',
  'logsource',
  'detection',
  'correlation',
  'filter',
  'sigma-version',
]

/** The newest major version of the specification that is read (SEP 213). */
const newestVersion = 3

/** Reads a document's attributes (sigma.md 1); faults are reported, an error keeps it out. */
export function parseAttributes(map: YamlMap, report: Report): DocumentAttributes | undefined {
  const taxonomy = oneOf(map, { key: 'taxonomy', known: taxonomies }, report)
  const attributes = {
    ...optional('id', textAt(map, 'id', report)),
    ...optional('name', textAt(map, 'name', report)),
    ...optional('status', oneOf(map, { key: 'status', known: statuses }, report)),
    ...optional('level', oneOf(map, { key: 'level', known: levels }, report)),
    ...optional('description', textAt(map, 'description', report)),
    ...optional('author', textAt(map, 'author', report)),
    ...optional('license', textAt(map, 'license', report)),
    ...optional('date', textAt(map, 'date', report)),
    ...optional('modified', textAt(map, 'modified', report)),
    taxonomy: taxonomy?.value ?? 'sigma',
    references: textsAt(map, 'references', report),
    tags: textsAt(map, 'tags', report),
    falsepositives: textsAt(map, 'falsepositives', report),
    fields: textsAt(map, 'fields', report),
    customKeys: customKeys(map, report),
    version: versionOf(map, report),
  }
  const title = textAt(map, 'title', report)
  if (title === undefined) {
    const message = 'the rule has no title'
    report('error', { code: 'sigma-title', at: map.span.start, message })
    return undefined
  }
  return { ...attributes, title }
}

/** Reads the log source; `definition` is for people and never evaluated. */
export function parseLogSource(map: YamlMap, report: Report): LogSourceQuery | undefined {
  const entry = entryOf(map, 'logsource')
  if (entry?.value.kind !== 'map') {
    const message = entry === undefined ? 'the rule has no log source' : '"logsource" must be a map'
    const at = entry?.keySpan.start ?? map.span.start
    const hint = 'add "logsource:" with "product:" and "service:" under it'
    report('error', { code: 'sigma-logsource', at, message, hint })
    return undefined
  }
  const entries = entry.value.entries.filter(({ key }) => key !== 'definition')
  // One left out would widen the rule to logs that it is not about.
  const odd = entries.find(({ value }) => value.kind !== 'scalar')
  if (odd !== undefined) {
    const message = `"${odd.key}" must be text and is ${shapeOf(odd.value)}`
    report('error', { code: 'sigma-logsource', at: odd.value.span.start, message })
    return undefined
  }
  const attributes = entries.flatMap(({ key, value }) => {
    const text = textOf(value, key, report)
    return text === undefined ? [] : [{ ...text, name: key }]
  })
  if (attributes.length > 0) return { attributes, span: entry.value.span }
  const message = 'the log source names no product, service or category'
  report('error', { code: 'sigma-logsource', at: entry.keySpan.start, message })
  return undefined
}

/** `sigma-version: 3`, or the major of `"2.1.0"`; a newer one could mean anything. */
function versionOf(map: YamlMap, report: Report): number {
  const node = entryOf(map, 'sigma-version')?.value
  if (node === undefined) return 2
  const major =
    node.kind === 'scalar' ? Number(/^(\d{1,4})(?:\.[\d.]*)?$/.exec(node.text)?.[1]) : NaN
  if (major >= 1 && major <= newestVersion) return major
  const message = `"sigma-version" must be a version up to ${newestVersion}`
  report('error', { code: 'sigma-version', at: node.span.start, message })
  return newestVersion
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [Name in Key]?: Value } {
  // A computed key widens to a string; it is `Key` by construction.
  return (value === undefined ? {} : { [key]: value }) as { readonly [Name in Key]?: Value }
}

/** The text under a key: numbers and dates as written; anything else is reported and left out. */
export function textAt(map: YamlMap, key: string, report: Report): Located<string> | undefined {
  const entry = entryOf(map, key)
  return entry === undefined ? undefined : textOf(entry.value, key, report)
}

function textOf(node: YamlNode, key: string, report: Report): Located<string> | undefined {
  if (node.kind === 'scalar' && node.text !== '') return { value: node.text, span: node.span }
  if (node.kind === 'scalar' && (node.value === null || node.value === '')) return undefined
  const message = `"${key}" must be text and is ${shapeOf(node)}`
  report('warning', { code: 'sigma-attribute', at: node.span.start, message })
  return undefined
}

/** The texts of a list under a key, or the single text that stands there. */
export function textsAt(map: YamlMap, key: string, report: Report): readonly Located<string>[] {
  const node = entryOf(map, key)?.value
  if (node === undefined) return []
  const items = node.kind === 'list' ? node.items : [node]
  return items.map((item) => textOf(item, key, report)).filter((text) => text !== undefined)
}

function oneOf<Name extends string>(
  map: YamlMap,
  { key, known }: { readonly key: string; readonly known: readonly Name[] },
  report: Report,
): Located<Name> | undefined {
  const text = textAt(map, key, report)
  if (text === undefined) return undefined
  const value = known.find((one) => one === text.value)
  if (value !== undefined) return { value, span: text.span }
  const message = `"${text.value}" is no ${key}`
  const hint = didYouMean(text.value, known) ?? `there are ${known.join(', ')}`
  report('error', { code: `sigma-${key}`, at: text.span.start, message, hint })
  return undefined
}

/** Unknown keys are kept; one that looks like a slip of a known key is pointed out. */
function customKeys(map: YamlMap, report: Report): readonly Located<string>[] {
  const unknown = map.entries.filter(({ key }) => !knownKeys.includes(key))
  for (const entry of unknown) warnOfSlip(entry, map, report)
  return unknown.map(({ key, keySpan }) => ({ value: key, span: keySpan }))
}

function warnOfSlip({ key, keySpan }: YamlEntry, map: YamlMap, report: Report): void {
  const missing = knownKeys.filter((known) => entryOf(map, known) === undefined)
  if (nearestWords(key, missing).length === 0) return
  const message = `"${key}" is no key of a rule`
  const hint = didYouMean(key, missing)
  report('warning', { code: 'sigma-unknown-key', at: keySpan.start, message, hint })
}
