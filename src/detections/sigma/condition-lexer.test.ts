import { expect, test } from 'vitest'
import { lexCondition } from './condition-lexer.ts'

/** The words of a condition: keywords in `<>`, words before `of` with what they ask for. */
function words(text: string): unknown {
  const tokens = lexCondition(text)
  if ('code' in tokens) return `${tokens.code} ${tokens.at}`
  return tokens.map(({ word, keyword, quantifier }) => {
    if (keyword !== undefined) return `<${keyword}>`
    return quantifier === undefined ? word : `${quantifier}:${word}`
  })
}

test.each([
  ['a and not(b)', ['a', '<and>', '<not>', '(', 'b', ')']],
  ['a OR b', ['a', '<or>', 'b']],
  ['and_filter or notfilter', ['and_filter', '<or>', 'notfilter']],
  ['1 of sel_*', ['1:1', '<of>', 'sel_*']],
  ['any of them', ['1:any', '<of>', 'them']],
  ['ALL of them', ['all:ALL', '<of>', 'them']],
  ['all and any', ['all', '<and>', 'any']],
  ['0 of them', ['0', '<of>', 'them']],
  ['  \n', []],
])('%j', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test('every word knows its place', () => {
  const text = ' one  and\n(two)'
  const tokens = lexCondition(text)
  const places = 'code' in tokens ? [] : tokens.map(({ word, at }) => text.indexOf(word) === at)
  expect(places).toEqual([true, true, true, true, true])
})

test('a strange character is shown whole, at its place', () => {
  expect(words('a & b')).toBe('sigma-condition 2')
  expect(lexCondition('a 😀')).toMatchObject({ message: expect.stringContaining('"😀"') })
})
