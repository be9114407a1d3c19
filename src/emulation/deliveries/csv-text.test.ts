import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

it('cells stand in quotes only where they must', () => {
  expect(csvText([['a', 'b,c', 'say "x"', 'two\nlines', '']])).toBe(
    'a,"b,c","say ""x""","two\nlines",\r\n',
  )
})

it('any table can be read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '{') })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const text = csvText([['one', 'two'], ...rows])
      expect(parse(text, { record_delimiter: '\r\n' })).toEqual([['one', 'two'], ...rows])
    }),
  )
})
