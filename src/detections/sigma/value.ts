import type { PatternPart } from '../query/query.ts'
import type { Shape } from './modifier-table.ts'

/** `*` in a pattern. */
const run: PatternPart = { any: 'run' }

/**
 * Splits the text of a Sigma value into text and wildcards (sigma.md 3). A backslash escapes only
 * `*`, `?` and itself; before anything else it is a backslash. `**` becomes `*`.
 */
export function parsePattern(text: string): readonly PatternPart[] {
  const parts: PatternPart[] = []
  let literal = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    const next = text.charAt(index + 1)
    if (character === '\\' && isSpecial(next)) {
      literal += next
      index++
    } else if (character === '*' || character === '?') {
      parts.push({ text: literal }, { any: character === '*' ? 'run' : 'one' })
      literal = ''
    } else {
      literal += character
    }
  }
  return mergeRuns([...parts, { text: literal }])
}

/** The pattern with the open ends that a modifier gives it; ends already open stay as they are. */
export function shapePattern(parts: readonly PatternPart[], shape?: Shape): readonly PatternPart[] {
  const before = shape === 'contains' || shape === 'endswith' ? [run] : []
  const after = shape === 'contains' || shape === 'startswith' ? [run] : []
  return mergeRuns([...before, ...parts, ...after])
}

/** The text of a pattern without wildcards; `undefined` when it has any. */
export function literalText(parts: readonly PatternPart[]): string | undefined {
  const texts = parts.map((part) => ('text' in part ? part.text : undefined))
  return texts.includes(undefined) ? undefined : texts.join('')
}

/** Is the pattern a lone `*`, which stands for any value that is not null? */
export function isAnything(parts: readonly PatternPart[]): boolean {
  const [only] = parts
  return parts.length === 1 && only !== undefined && 'any' in only && only.any === 'run'
}

function mergeRuns(parts: readonly PatternPart[]): readonly PatternPart[] {
  return parts
    .filter((part) => !('text' in part) || part.text !== '')
    .filter((part, index, kept) => !isRun(part) || !isRun(kept[index - 1]))
}

function isRun(part: PatternPart | undefined): boolean {
  return part !== undefined && 'any' in part && part.any === 'run'
}

function isSpecial(character: string): boolean {
  return character === '*' || character === '?' || character === '\\'
}
