import type { Matcher, PatternPart } from '../query/query.ts'

/**
 * The parts of a pattern of `:`, `like` or `like~`: `*` any run, `?` one character, everything else
 * itself; there is no escape (eql.md section 5).
 */
export function likeParts(pattern: string): readonly PatternPart[] {
  return pattern.split(/([*?])/).flatMap((piece) => (piece === '' ? [] : [partOf(piece)]))
}

/**
 * The parts of the wildcard search that stringContains and endsWith become on a field and a constant:
 * `*` and `?` are live and a backslash makes the next character ordinary (eql.md section 8).
 */
export function luceneParts(constant: string): readonly PatternPart[] {
  return [...constant.matchAll(/\\([\s\S])|([*?])|[^\\*?]+|\\$/g)].map(([piece, escaped]) =>
    escaped === undefined ? partOf(piece) : { text: escaped },
  )
}

function partOf(piece: string): PatternPart {
  if (piece === '*') return { any: 'run' }
  return piece === '?' ? { any: 'one' } : { text: piece }
}

/** The matcher of a pattern; one without wildcards is an equality. */
export function likeMatcher(pattern: string, caseSensitive: boolean): Matcher {
  const parts = likeParts(pattern)
  const isExact = parts.every((part) => 'text' in part)
  return isExact
    ? { kind: 'equals', value: pattern, caseSensitive }
    : { kind: 'pattern', parts, caseSensitive }
}
