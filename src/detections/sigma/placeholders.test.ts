import { expect, test } from 'vitest'
import { expandValue, readPlaceholders } from './placeholders.ts'

const span = { start: 7, end: 9 }
const known = new Map([
  ['x', ['p', 'q*']],
  ['y', ['1', '2']],
])

function expand(text: string): readonly string[] | string {
  let fault = ''
  const values = expandValue({ value: text, text, span }, known, (_, problem) => {
    fault = `${problem.code} ${problem.at}`
  })
  return values?.map((value) => value.text) ?? fault
}

test.each([
  ['%x%', ['p', 'q*']],
  ['a%x%b', ['apb', 'aq*b']],
  ['%x%%y%', ['p1', 'p2', 'q*1', 'q*2']],
  ['50\\% of %y%', ['50% of 1', '50% of 2']],
  ['100%', ['100%']],
  ['C:\\%x%', ['C:%x%']],
  ['C:\\\\%y%', ['C:\\\\1', 'C:\\\\2']],
  ['plain\\*', ['plain\\*']],
])('%s', (text, expected) => {
  expect(expand(text)).toEqual(expected)
})

test('a placeholder without values is refused where it stands', () => {
  expect(expand('%z%')).toBe('sigma-placeholder 7')
})

test('values multiply up to a limit', () => {
  expect(expand('%x%'.repeat(30))).toBe('sigma-placeholder 7')
})

test('a file of placeholders', () => {
  const { placeholders, diagnostics } = readPlaceholders('a: [one, 2]\n"%b%": x\n', 'p.yml')
  expect(diagnostics).toEqual([])
  expect([...placeholders]).toEqual([
    ['a', ['one', '2']],
    ['b', ['x']],
  ])
})

test.each([
  ['- a', 1],
  ['a: {b: 1}', 1],
  ['b: x\na: []', 2],
  ['a: [null]', 1],
])('%j is no file of placeholders', (text, line) => {
  const { diagnostics } = readPlaceholders(text, 'p.yml')
  expect(diagnostics).toMatchObject([{ code: 'placeholders-file', severity: 'error', line }])
})
