import { expect, it } from 'vitest'
import { jsonLines, plainText, printedJson } from './json-text.ts'

it('documents stand one a line, the last line ended too', () => {
  expect(jsonLines([{ a: 'x\ny' }, { b: 1 }])).toBe('{"a":"x\\ny"}\n{"b":1}\n')
  expect(jsonLines([])).toBe('')
})

it('a command line indents its document', () => {
  expect(printedJson([{ a: 1 }], 2)).toBe('[\n  {\n    "a": 1\n  }\n]\n')
})

it.each([
  ['a "b"', 'a "b"'],
  [false, 'false'],
  [3, '3'],
  [null, 'null'],
  [{ a: ['b'] }, '{"a":["b"]}'],
])('the column text of %j is %s', (value, text) => {
  expect(plainText(value)).toBe(text)
})
