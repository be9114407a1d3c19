import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, safeUrl } from './safe-text.ts'

test('nothing that moves, turns or hides writing is left in a text', () => {
  expect(cleanText(' a\r\nb\rc\u2028d\te\u00A0f\u200B\u202E\u0000\uD800 ')).toBe('a\nb\nc\nd e f')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanText(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u)
    }),
  )
})

test.each([
  ['https://x.org/a_(b)?c=[d]&e#f', 'https://x.org/a_(b)?c=[d]&e#f'],
  ['HTTP://x.org/', 'HTTP://x.org/'],
  ['https://x.org/a)b', 'https://x.org/a%29b'],
  ['https://x.org/a b"<c>', 'https://x.org/a%20b%22%3Cc%3E'],
  ['https://x.org/&#41;', 'https://x.org/&#41;'],
  ['javascript:alert(1)', undefined],
  [' https://x.org', undefined],
  ['//x.org', undefined],
  ['https://', undefined],
])('the target of %j is %j', (url, target) => {
  expect(safeUrl(url)).toBe(target)
})

test('a target never ends its link', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (rest) => {
      const url = safeUrl(`https://x.org/${rest}`)
      if (url === undefined) return
      expect(url).not.toMatch(/[\s<>\\`]/)
      let depth = 0
      for (const unit of url) {
        depth += unit === '(' ? 1 : unit === ')' ? -1 : 0
        expect(depth).toBeGreaterThanOrEqual(0)
      }
      expect(depth).toBe(0)
    }),
  )
})
