import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { commentText, jsonText } from './yaml-text.ts'

it('writes strings that YAML and JSON read back, and that show what they hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = jsonText(text)
      expect(JSON.parse(written)).toBe(text)
      expect(parse(`a: ${written}`)).toEqual({ a: text })
      expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }),
  )
})

it('writes astral characters that do not show as two escapes', () => {
  expect(jsonText('\u{e0041}')).toBe('"\\udb40\\udc41"')
  expect(jsonText('\u202e')).toBe('"\\u202e"')
})

it('keeps a comment on one line', () => {
  expect(commentText('a\n- evil: true\u2028x\u202ey')).toBe(
    '# a\\u{a}- evil: true\\u{2028}x\\u{202e}y',
  )
  expect(commentText('x'.repeat(5000)).length).toBeLessThan(500)
})
