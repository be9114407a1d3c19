import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { column, escapeForTerminal, fitMiddle, wrapText } from './terminal-text.ts'

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
})

describe('columns', () => {
  it('cut a long text in its middle and pad a short one', () => {
    expect(fitMiddle('snap-0123456789abcdef', 11)).toBe('snap-…bcdef')
    expect(column('ab', 4)).toBe('ab  ')
    expect(Array.from(column('0123456789', 6))).toHaveLength(6)
  })

  it('wrap at spaces and keep long words whole', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrapText('abcdefghij k', 4)).toEqual(['abcdefghij', 'k'])
  })
})
