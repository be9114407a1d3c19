import { expect, test } from 'vitest'
import { styleOf, writeText, writeValue } from './json-style.ts'

test.each([
  ['{\n "a": 1\n}', { lineBreak: '\n', indent: ' ', gap: ' ', isAscii: false }],
  ['\uFEFF{\r\n\t"a": 1\r\n}', { lineBreak: '\r\n', indent: '\t', gap: ' ', isAscii: false }],
  ['{"a":1,"b":[2]}', { lineBreak: undefined, indent: ' ', gap: '', isAscii: false }],
  ['{"a": 1}', { lineBreak: undefined, indent: ' ', gap: ' ', isAscii: false }],
  ['{"a": "caf\\u00e9"}', { lineBreak: undefined, indent: ' ', gap: ' ', isAscii: true }],
  ['{"a": "caf\\u00e9 é"}', { lineBreak: undefined, indent: ' ', gap: ' ', isAscii: false }],
])('the habits of %j', (text, style) => {
  expect(styleOf(text)).toEqual(style)
})

test('a value is written as the file would write it', () => {
  const value = { list: ['é', 1], none: {}, also: [] }
  const style = styleOf('{\r\n  "a": "\\u00e9"\r\n}')
  expect(writeValue(value, style, '  ')).toBe(
    '{\r\n    "list": [\r\n      "\\u00e9",\r\n      1\r\n    ],\r\n    "none": {},\r\n    "also": []\r\n  }',
  )
  expect(writeValue(value, styleOf('{"a":1}'), '')).toBe('{"list":["é",1],"none":{},"also":[]}')
})

test('characters beyond the first plane are written as both halves where a file is ASCII', () => {
  const style = styleOf('["\\u00e9"]')
  expect(writeText('🐾"', style)).toBe('"\\ud83d\\udc3e\\""')
  expect(JSON.parse(writeText('🐾"', style))).toBe('🐾"')
})
