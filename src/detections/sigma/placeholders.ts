import type { Diagnostic } from '../../base/diagnostic.ts'
import { didYouMean } from '../../base/did-you-mean.ts'
import { reportInto, type Report } from '../../base/report.ts'
import type { SigmaValue } from './rule.ts'
import { shapeOf } from '../../base/yaml-node.ts'
import { readSigmaYaml } from './sigma-yaml.ts'

/** The values that stand for each `%name%` (sigma.md 10). */
export type Placeholders = ReadonlyMap<string, readonly string[]>

/** Every placeholder is unknown. */
export const noPlaceholders: Placeholders = new Map()

/** One value with several placeholders multiplies; more than this is refused. */
const mostValues = 10_000

/** Reads a file of placeholders: a YAML map from names to a value or a list of values. */
export function readPlaceholders(
  text: string,
  file: string,
): { readonly placeholders: Placeholders; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = reportInto({ text, file }, (diagnostic) => diagnostics.push(diagnostic))
  const refuse = (at: number, message: string): void => {
    const hint = 'write "Administrators: [alice, bob]" or a list of lines under the name'
    report('error', { code: 'placeholders-file', at, message, hint })
  }
  const placeholders = new Map<string, readonly string[]>()
  for (const { root, span } of readSigmaYaml({ text, file }, report)) {
    if (root?.kind !== 'map') {
      if (root !== undefined) refuse(span.start, 'the file is no map of placeholders')
      continue
    }
    for (const { key, keySpan, value } of root.entries) {
      const items = value.kind === 'list' ? value.items : [value]
      const odd = items.find((item) => item.kind !== 'scalar' || item.value === null)
      if (odd !== undefined) refuse(odd.span.start, `a value of "${key}" is ${shapeOf(odd)}`)
      else if (items.length === 0) refuse(keySpan.start, `"${key}" has no values`)
      else {
        const texts = items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
        placeholders.set(key.replace(/^%(.*)%$/, '$1'), texts)
      }
    }
  }
  return { placeholders, diagnostics }
}

/** Text and the names of placeholders, as they follow one another in a value. */
type Piece = { readonly text: string } | { readonly name: string }

/** `%name%`, `\%` for a percent sign, any other escaped character, which stays as it is. */
const pieces = /%([A-Za-z0-9_.-]+)%|\\%|\\[\s\S]|[\s\S]/g

/**
 * The values that a value under `expand` stands for; `undefined`, reported, when a placeholder has
 * none: such a rule must not run (sigma.md 10).
 */
export function expandValue(
  value: SigmaValue,
  placeholders: Placeholders,
  report: Report,
): readonly SigmaValue[] | undefined {
  if (typeof value.value !== 'string') return [value]
  let texts: readonly string[] = ['']
  for (const piece of piecesOf(value.text)) {
    const choices = 'text' in piece ? [piece.text] : placeholders.get(piece.name)
    if (choices === undefined) {
      if ('name' in piece) reportUnknown(piece.name, value, { placeholders, report })
      return undefined
    }
    if (texts.length * choices.length > mostValues) {
      const message = `"${value.text}" stands for more than ${mostValues} values`
      report('error', { code: 'sigma-placeholder', at: value.span.start, message })
      return undefined
    }
    texts = texts.flatMap((text) => choices.map((choice) => text + choice))
  }
  return texts.map((text) => ({ value: text, text, span: value.span }))
}

function piecesOf(text: string): readonly Piece[] {
  const found: Piece[] = []
  let literal = ''
  for (const [whole, name] of text.matchAll(pieces)) {
    if (name === undefined) literal += whole === '\\%' ? '%' : whole
    else {
      found.push({ text: literal }, { name })
      literal = ''
    }
  }
  return [...found, { text: literal }]
}

function reportUnknown(
  name: string,
  { span }: SigmaValue,
  { placeholders, report }: { readonly placeholders: Placeholders; readonly report: Report },
): void {
  const message = `the placeholder "%${name}%" has no values, so the rule cannot run`
  const near = didYouMean(name, placeholders.keys())
  const hint = near ?? `give it values with --placeholders FILE: "${name}: [one, two]"`
  report('error', { code: 'sigma-placeholder', at: span.start, message, hint })
}
