import fc from 'fast-check'
import { eastAsianWidth } from 'get-east-asian-width'
import { describe, expect, it } from 'vitest'
import { cellWidth, clustersOf, takeCells, takeLastCells } from './cell-width.ts'

describe('the cells of a text', () => {
  it.each([
    ['', 0],
    ['snap-1', 6],
    ['café', 4],
    ['cafe\u0301', 4],
    ['日本語', 6],
    ['한글', 4],
    ['ｆｕｌｌ', 8],
    ['ﾊﾝｶｸ', 4],
    ['🦌', 2],
    ['│ ● … ·', 7],
    ['\u0301', 1],
    ['𠀋', 2],
  ])('of %j are %d', (text, cells) => {
    expect(cellWidth(text)).toBe(cells)
  })

  it('are those of the East Asian widths of Unicode, for every character that is assigned', () => {
    const wrong: string[] = []
    for (let point = 0x20; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point)
      if (/[\p{Cn}\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}]/u.test(character)) continue
      if (cellWidth(character) !== eastAsianWidth(point)) wrong.push(point.toString(16))
    }
    expect(wrong).toEqual([])
  })

  it('are taken from either end, never half a character, never more than asked for', () => {
    expect(takeCells('日本語', 3)).toBe('日')
    expect(takeLastCells('日本語', 3)).toBe('語')
    expect(takeCells('e\u0301a', 1)).toBe('e\u0301')
    expect(takeLastCells('ae\u0301', 1)).toBe('e\u0301')
    expect([takeCells('abc', 0), takeLastCells('abc', 0)]).toEqual(['', ''])
  })

  it('add up, wherever a text is parted', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(text, fc.nat(30), (whole, width) => {
        const [head, tail] = [takeCells(whole, width), takeLastCells(whole, width)]
        expect(whole.startsWith(head) && whole.endsWith(tail)).toBe(true)
        expect(Math.max(cellWidth(head), cellWidth(tail))).toBeLessThanOrEqual(width)
        expect(clustersOf(whole).join('')).toBe(whole)
      }),
    )
  })
})
