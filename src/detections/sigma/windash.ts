import type { PatternPart } from '../query/query.ts'

/** The characters that Windows programs take for the dash of a flag. */
const dashes = ['-', '/', '\u2013', '\u2014', '\u2015'] as const
/** A dash that starts a flag: no word character before it, one after it. */
const flagDash = /(?<![\p{L}\p{N}_])[-/\u2013-\u2015](?=[\p{L}\p{N}_])/gu
/** Six flags already make 15,625 forms. */
const mostFlags = 6

/**
 * Every form of the pattern with each flag's dash replaced by each kind of dash (sigma.md 5);
 * `undefined` when it has more than six flags.
 */
export function dashForms(
  parts: readonly PatternPart[],
): readonly (readonly PatternPart[])[] | undefined {
  const flags = parts.reduce((sum, part) => sum + ('text' in part ? countFlags(part.text) : 0), 0)
  if (flags > mostFlags) return undefined
  let forms: readonly (readonly PatternPart[])[] = [[]]
  for (const part of parts) {
    const choices = 'text' in part ? textForms(part.text).map((text) => ({ text })) : [part]
    forms = forms.flatMap((form) => choices.map((choice) => [...form, choice]))
  }
  return forms
}

function countFlags(text: string): number {
  return [...text.matchAll(flagDash)].length
}

function textForms(text: string): readonly string[] {
  let forms: readonly string[] = ['']
  let from = 0
  for (const { index } of text.matchAll(flagDash)) {
    const between = text.slice(from, index)
    forms = forms.flatMap((form) => dashes.map((dash) => form + between + dash))
    from = index + 1
  }
  return forms.map((form) => form + text.slice(from))
}
