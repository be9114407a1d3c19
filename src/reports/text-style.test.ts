import { describe, expect, it } from 'vitest'
import { asciiGlyphs } from './glyphs.ts'
import { plainPaint } from './terminal-text.ts'
import { type TextStyle, safeText, section } from './text-style.ts'

const style: TextStyle = { width: 30, paint: plainPaint, explain: false }

describe('a section', () => {
  it('has its heading once, and each text apart from the next', () => {
    expect(section('why', ['one two three four', 'five'], style)).toEqual([
      '  why        one two three',
      '               four',
      '             five',
    ])
    expect(section('why', [], style)).toEqual([])
  })
})

describe('text of logs', () => {
  it('is cut where it is longer than any name, and whole with --explain', () => {
    const long = `from ${'x'.repeat(10_000)} to`
    expect(safeText(long, style)).toMatch(/^from x{100}…x{99} to$/)
    expect(safeText(long, { ...style, explain: true })).toBe(long)
    expect(safeText('x '.repeat(5000), style)).toHaveLength(1200)
  })

  it('is made safe for what the terminal can show', () => {
    expect(safeText('é\u001b', style)).toBe('é\\u{1b}')
    expect(safeText('é\u001b', { ...style, glyphs: asciiGlyphs })).toBe('\\u{e9}\\u{1b}')
  })
})
