import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Alias,
  type Document,
  type Node,
  type Pair,
} from 'yaml'
import type { FileText, Report } from './report.ts'
import type {
  TextSpan,
  YamlDocument,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlScalar,
} from './yaml-node.ts'
import { readYamlSubset } from './yaml-subset.ts'

/** The longest file read, in UTF-16 units; SigmaHQ's largest has 0.4 million. */
const longestText = 5_000_000
/** The most values one document may grow to when its aliases are replaced: stops alias bombs. */
const mostNodes = 200_000
/** Sigma needs five levels, a scenario ten. */
const deepestNode = 32

/** What a reader of one kind of file calls the faults of its YAML. */
export interface YamlCodes {
  /** Not YAML, or YAML that has no place in a document of ours. */
  readonly invalid: string
  readonly duplicateKey: string
  readonly tooLarge: string
}

/**
 * Reads a file of YAML documents. A document with a fault is reported and has no root; the others are
 * read. Duplicate keys are errors (sigma.md D15).
 */
export function readYaml(
  source: FileText,
  codes: YamlCodes,
  report: Report,
): readonly YamlDocument[] {
  if (source.text.length > longestText) {
    const message = `the file has more than ${longestText} characters`
    report('error', { code: codes.tooLarge, at: 0, message, hint: 'split it' })
    return []
  }
  return readYamlSubset(source.text) ?? readAnyYaml(source, codes, report)
}

/** The same for every YAML there is; what {@link readYaml} falls back to. */
export function readAnyYaml(
  source: FileText,
  codes: YamlCodes,
  report: Report,
): readonly YamlDocument[] {
  // `prettyErrors` builds a regular expression from the offending line, which kills the process on a
  // long hostile one; we place errors ourselves. Keys are compared below, in linear time.
  const documents = parseAllDocuments(source.text, {
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  return 'empty' in documents
    ? []
    : documents.map((document) => readDocument(document, codes, report))
}

function readDocument(document: Document.Parsed, codes: YamlCodes, report: Report): YamlDocument {
  const [start, , end] = document.range
  const span = { start, end }
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault !== undefined) {
    const message = `not readable as YAML: ${fault.message}`
    report('error', { code: codes.invalid, at: fault.pos[0], message })
    return { span }
  }
  const contents: Node | null = document.contents
  if (contents === null || (isScalar(contents) && contents.value === null)) return { span }
  const reader = { document, codes, report, nodes: 0 }
  const root = convert(contents, reader, 0)
  return root === undefined ? { span } : { span, root }
}

interface Reader {
  readonly document: Document.Parsed
  readonly codes: YamlCodes
  readonly report: Report
  /** Nodes made so far: the one thing that changes. */
  nodes: number
}

/** `undefined` when the node or anything in it is refused; the reason has been reported. */
function convert(node: unknown, reader: Reader, depth: number): YamlNode | undefined {
  const at = startOf(node)
  if (++reader.nodes > mostNodes || depth > deepestNode) {
    const message = 'the document is nested too deeply or grows too large through its aliases'
    if (reader.nodes <= mostNodes + 1) {
      reader.report('error', { code: reader.codes.tooLarge, at, message })
      reader.nodes = mostNodes + 1
    }
    return undefined
  }
  if (isAlias(node)) return convertAlias(node, reader, depth)
  const span = { start: at, end: endOf(node) }
  if (isMap(node)) {
    const map = convertMap(node.items, span, reader, depth)
    return map === undefined || node.flow ? map : endingWith(map, map.entries.at(-1)?.value)
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item, reader, depth + 1))
    const kept = items.filter((item) => item !== undefined)
    const list: YamlNode = { kind: 'list', items: kept, span }
    if (kept.length < items.length) return undefined
    return node.flow ? list : endingWith(list, kept.at(-1))
  }
  const value = isScalar(node) ? node.value : node
  const text = isScalar(node) ? (node.source ?? '') : ''
  return { kind: 'scalar', ...literalOf(value, text), span }
}

/** A block ends where its last part ends, not behind the line breaks and remarks that follow. */
function endingWith<Block extends YamlNode>(node: Block, last: YamlNode | undefined): Block {
  return last === undefined ? node : { ...node, span: { ...node.span, end: last.span.end } }
}

function convertAlias(alias: Alias, reader: Reader, depth: number): YamlNode | undefined {
  const named = alias.resolve(reader.document)
  if (named !== undefined) return convert(named, reader, depth + 1)
  const message = `"*${alias.source}" is an alias of nothing`
  const hint = 'put a value that begins with * between quotes'
  reader.report('error', { code: reader.codes.invalid, at: startOf(alias), message, hint })
  return undefined
}

function convertMap(
  pairs: readonly Pair[],
  span: TextSpan,
  reader: Reader,
  depth: number,
): YamlMap | undefined {
  const entries: YamlEntry[] = []
  const seen = new Set<string>()
  for (const pair of pairs) {
    const at = startOf(pair.key)
    const key = keyOf(pair.key)
    if (key === undefined || seen.has(key)) {
      const message =
        key === undefined ? 'a key must be plain text' : `the key "${key}" stands here twice`
      const code = key === undefined ? reader.codes.invalid : reader.codes.duplicateKey
      reader.report('error', { code, at, message })
      return undefined
    }
    seen.add(key)
    const missing = { start: endOf(pair.key), end: endOf(pair.key) }
    const value: YamlNode | undefined =
      pair.value === null
        ? { kind: 'scalar', value: null, text: '', span: missing }
        : convert(pair.value, reader, depth + 1)
    if (value === undefined) return undefined
    entries.push({ key, keySpan: { start: at, end: endOf(pair.key) }, value })
  }
  return { kind: 'map', entries, span }
}

function literalOf(value: unknown, text: string): Pick<YamlScalar, 'value' | 'text'> {
  if (typeof value === 'number' && !Number.isFinite(value)) return { value: text, text }
  if (typeof value === 'number' || typeof value === 'boolean') return { value, text }
  if (value === null || value === undefined) return { value: null, text }
  return typeof value === 'string' ? { value, text: value } : { value: text, text }
}

function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined
  return typeof key.value === 'string' ? key.value : (key.source ?? '')
}

function startOf(node: unknown): number {
  return rangeOf(node)?.[0] ?? 0
}

function endOf(node: unknown): number {
  return rangeOf(node)?.[1] ?? 0
}

function rangeOf(node: unknown): readonly number[] | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)
    ? (node.range ?? undefined)
    : undefined
}
