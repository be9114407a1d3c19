import { expect, it } from 'vitest'
import { cellWidth } from './cell-width.ts'
import { asciiGlyphs, type Glyphs, spellInAscii, unicodeGlyphs } from './glyphs.ts'

/** The signs that a drawing is made of, in one order. */
function signsOf({ shut, open, ...rest }: Glyphs): readonly string[] {
  const { node, outside, arrow, turn, crossing, refused, gap, rule, separator } = rest
  const single = [node, outside, arrow, turn, crossing, refused, gap, rule, separator]
  return [...Object.values(shut), ...Object.values(open), ...single]
}

it('signs are as wide in ASCII as they are else, so that a drawing has one shape', () => {
  expect(signsOf(asciiGlyphs).map(cellWidth)).toEqual(signsOf(unicodeGlyphs).map(cellWidth))
  expect(signsOf(asciiGlyphs).join('')).toMatch(/^[\x20-\x7e]*$/)
})

it('signs of a text that is laid out are spelled in ASCII, which keeps its lines and colours', () => {
  const laidOut = '\u001b[31m«ddd14ba9…»\u001b[39m · Zoë\n'
  expect(spellInAscii(laidOut)).toBe('\u001b[31m"ddd14ba9..."\u001b[39m - Zo\\u{eb}\n')
})
