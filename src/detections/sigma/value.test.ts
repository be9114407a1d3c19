import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { PatternPart } from '../query/query.ts'
import { isAnything, literalText, parsePattern, shapePattern } from './value.ts'

/** Parts as one string: `<` stands for `*`, `>` for `?`. */
function shown(parts: readonly PatternPart[]): string {
  return parts.map((part) => ('text' in part ? part.text : part.any === 'run' ? '<' : '>')).join('')
}

// The table of reference/sigma.md 3.
test.each([
  [String.raw`a\b`, String.raw`a\b`],
  [String.raw`a\\b`, String.raw`a\b`],
  [String.raw`a\*b`, 'a*b'],
  [String.raw`C:\*`, 'C:*'],
  [String.raw`a\\*b`, String.raw`a\<b`],
  [String.raw`a\\\*b`, String.raw`a\*b`],
  ['\\\\\\\\', '\\\\'],
  [String.raw`\\*\IPC$`, String.raw`\<\IPC$`],
  [String.raw`x\\\\*y`, String.raw`x\\<y`],
  ['trail\\', 'trail\\'],
  ['trail\\\\', 'trail\\'],
  ['a**b', 'a<b'],
  ['a?*', 'a><'],
  ['', ''],
])('%s reads as %s', (written, parts) => {
  expect(shown(parsePattern(written))).toBe(parts)
})

test.each([
  ['x', 'contains', '<x<'],
  ['*x', 'contains', '<x<'],
  ['*x', 'startswith', '<x<'],
  ['x', 'startswith', 'x<'],
  ['x', 'endswith', '<x'],
  ['*', 'contains', '<'],
  ['', 'contains', '<'],
] as const)('%s with %s is %s', (written, shape, parts) => {
  expect(shown(shapePattern(parsePattern(written), shape))).toBe(parts)
})

test('a lone star is anything, a question mark is not', () => {
  expect(isAnything(parsePattern('**'))).toBe(true)
  expect(isAnything(parsePattern('?'))).toBe(false)
  expect(isAnything(parsePattern('\\*'))).toBe(false)
})

test('text with its special characters escaped is that text', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const escaped = text.replace(/[\\*?]/g, (character) => `\\${character}`)
      expect(literalText(parsePattern(escaped))).toBe(text)
    }),
  )
})
