import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellWidth } from './cell-width.ts'
import { column, escapeForTerminal, escapeToAscii, fitMiddle, wrapText } from './terminal-text.ts'

describe('hostile log content', () => {
  it('cannot move the cursor, forge lines or turn the direction of writing', () => {
    expect(escapeForTerminal('a\u001b[2Jb\r\nc\u202ed')).toBe('a\\u{1b}[2Jb\\u{d}\\u{a}c\\u{202e}d')
  })

  it('never leaves a control character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeForTerminal(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  })

  it('does not pile marks over a character, which would cover other lines', () => {
    expect(escapeForTerminal(`e${'\u0301'.repeat(6)}`)).toBe(
      `e${'\u0301'.repeat(4)}\\u{301}\\u{301}`,
    )
  })

  it('sends a terminal that knows no UTF-8 nothing but ASCII', () => {
    expect(escapeToAscii('Û é\u001b')).toBe('\\u{db} \\u{e9}\\u{1b}')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeToAscii(text)).toMatch(/^[\x20-\x7e]*$/)
      }),
    )
  })
})

describe('columns', () => {
  it('cut a long text in its middle and pad a short one', () => {
    expect(fitMiddle('snap-0123456789abcdef', 11)).toBe('snap-…bcdef')
    expect(fitMiddle('snap-0123456789abcdef', 11, '...')).toBe('snap...cdef')
    expect(fitMiddle('スナップショット', 8)).toBe('スナ…ト')
    expect(column('ab', 4)).toBe('ab  ')
    expect(column('写真', 6)).toBe('写真  ')
    expect(cellWidth(column('スナップショット', 8))).toBe(8)
  })

  it('wrap at spaces and break longer words', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrapText('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k'])
    expect(wrapText('日本語', 5)).toEqual(['日本', '語'])
  })

  it('lose nothing and are never wider than asked for, whatever the text', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 200 }).map(escapeForTerminal)
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrapText(text, width)
        for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        expect(cellWidth(fitMiddle(text, width))).toBeLessThanOrEqual(width)
        expect(cellWidth(column(text, width))).toBe(width)
      }),
    )
  })
})
