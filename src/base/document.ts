import * as z from 'zod'
import type { Diagnostic } from './diagnostic.ts'
import { didYouMean } from './did-you-mean.ts'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json.ts'
import { type FileText, hasError, reportInto, type Report } from './report.ts'
import { describeAt, keysAt } from './schema-hints.ts'
import { lineFinder } from './source-text.ts'
import type { TextSpan, YamlNode } from './yaml-node.ts'
import { readYaml, type YamlCodes } from './yaml-tree.ts'

/**
 * Documents of our own: scenarios, tests, configuration. YAML (or JSON, which is YAML), one document a
 * file, checked against a schema; each fault is told with its line and column.
 */

/** What the faults of the YAML of our documents are called. */
const documentYamlCodes: YamlCodes = {
  invalid: 'document-yaml',
  duplicateKey: 'document-duplicate-key',
  tooLarge: 'document-too-large',
}

/** A step on the way to a value: a key of a map or a place in a list. */
export type PathStep = string | number

/** What was read from a document. */
export interface ReadDocument<Value> {
  /** Absent when the document has an error. */
  readonly value?: Value
  readonly diagnostics: readonly Diagnostic[]
  /** Makes diagnostics at values of the document, for faults that no schema can tell. */
  readonly complain: (path: readonly PathStep[], fault: Omit<Diagnostic, 'file' | 'line'>) => void
  /** The 1-based line of a value of the document, for what is told of it later. */
  readonly lineOf: (path: readonly PathStep[]) => number
}

/** Reads a document and checks it; the same list of diagnostics grows by what `complain` is told. */
export function readDocument<Value>(
  source: FileText,
  schema: z.ZodType<Value>,
): ReadDocument<Value> {
  const diagnostics: Diagnostic[] = []
  const report = reportInto(source, (diagnostic) => diagnostics.push(diagnostic))
  const documents = readYaml(source, documentYamlCodes, report)
  const [first, second] = documents
  if (second !== undefined) {
    const message = 'the file holds several documents'
    const hint = 'one document a file: remove the lines ---'
    report('error', { code: 'document-invalid', at: second.span.start, message, hint })
  }
  const root = first?.root
  if (root === undefined && !hasError(diagnostics)) {
    report('error', { code: 'document-invalid', at: 0, message: 'the file holds no document' })
  }
  const startOf = (path: readonly PathStep[]): number =>
    root === undefined ? 0 : spanAt(root, path).start
  const complain: ReadDocument<Value>['complain'] = (path, { severity, ...fault }) => {
    report(severity, { ...fault, at: startOf(path) })
  }
  const findLine = lineFinder(source.text)
  const lineOf = (path: readonly PathStep[]): number => findLine(startOf(path))
  if (root === undefined || hasError(diagnostics)) return { diagnostics, complain, lineOf }
  const parsed = schema.safeParse(valueOf(root))
  if (parsed.success) return { value: parsed.data, diagnostics, complain, lineOf }
  // JSON Schema is JSON; the library types it more loosely.
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonObject
  const names = propertyNames(shape)
  for (const issue of parsed.error.issues) tell(issue, { root, report, shape, names, below: [] })
  return { diagnostics, complain, lineOf }
}

/** The plain value of a node. */
function valueOf(node: YamlNode): JsonValue {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(valueOf)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]))
}

/** Where the value at a path stands; the nearest that is there when the path leads nowhere. */
function spanAt(root: YamlNode, path: readonly PathStep[]): TextSpan {
  let node = root
  let { span } = root
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1
    if (node.kind === 'map') {
      const entry = node.entries.find(({ key }) => key === step)
      if (entry === undefined) return span
      node = entry.value
      span = isLast && node.kind !== 'scalar' ? entry.keySpan : node.span
    } else if (node.kind === 'list') {
      const item = typeof step === 'number' ? node.items[step] : undefined
      if (item === undefined) return span
      node = item
      span = item.span
    }
  }
  return span
}

interface Telling {
  readonly root: YamlNode
  readonly report: Report
  /** The JSON Schema of the document, and every name of a key in it. */
  readonly shape: JsonObject
  readonly names: readonly string[]
  /** The path to the union whose branch the issue belongs to. */
  readonly below: readonly PathStep[]
}

/** Puts an issue of the schema library into our words. */
function tell(issue: z.core.$ZodIssue, telling: Telling): void {
  const { root, report, shape, names, below } = telling
  const path = [...below, ...issue.path.filter((step) => typeof step !== 'symbol')]
  const place = path.length === 0 ? 'the document' : `"${path.join('.')}"`
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const at = keyStart(root, path, key)
      const message = `${place} has no key "${key}"`
      const keys = keysAt(shape, path)
      const takes = keys.length === 0 ? undefined : `it takes ${keys.join(', ')}`
      const hint = didYouMean(key, keys) ?? didYouMean(key, names) ?? takes
      report('error', { code: 'document-unknown-key', at, message, hint })
    }
    return
  }
  if (issue.code === 'invalid_union') {
    // The branch that fits best tells most; the others are about something else.
    const best = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
    if (best.length > 0) {
      for (const inner of best) tell(inner, { ...telling, below: path })
      return
    }
  }
  const { start } = spanAt(root, path)
  const found = wordsOf(root, path)
  const message = `${place}: ${issue.message.replace(/^Invalid (input|option): /, '')}${found}`
  const value = foundAt(root, path)
  const hint =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? didYouMean(value, issue.values.map(String))
      : undefined
  report('error', {
    code: 'document-invalid',
    at: start,
    message,
    hint: hint ?? describeAt(shape, path),
  })
}

function keyStart(root: YamlNode, path: readonly PathStep[], key: string): number {
  const node = nodeAt(root, path)
  const entry = node?.kind === 'map' ? node.entries.find((one) => one.key === key) : undefined
  return entry?.keySpan.start ?? spanAt(root, path).start
}

function nodeAt(root: YamlNode, path: readonly PathStep[]): YamlNode | undefined {
  let node: YamlNode | undefined = root
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.find(({ key }) => key === step)?.value
    else if (node?.kind === 'list') node = typeof step === 'number' ? node.items[step] : undefined
    else return undefined
  }
  return node
}

function foundAt(root: YamlNode, path: readonly PathStep[]): JsonValue | undefined {
  const node = nodeAt(root, path)
  return node?.kind === 'scalar' ? node.value : undefined
}

/** The value that stands there, shortened, as part of a message. */
function wordsOf(root: YamlNode, path: readonly PathStep[]): string {
  const found = foundAt(root, path)
  if (found === undefined) return ''
  const text = JSON.stringify(found)
  return `, but it says ${text.length > 60 ? `${text.slice(0, 60)}...` : text}`
}

/** Every name of a key that the schema knows anywhere, to guess what a wrong one was meant to be. */
function propertyNames(shape: JsonObject): readonly string[] {
  const names = new Set<string>()
  const visit = (value: JsonValue | undefined): void => {
    if (isJsonArray(value)) value.forEach(visit)
    else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (key === 'properties' && isJsonObject(member)) {
          for (const name of Object.keys(member)) names.add(name)
        }
        visit(member)
      }
    }
  }
  visit(shape)
  return [...names]
}
