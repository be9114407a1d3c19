import { expect, test } from 'vitest'
import { dashForms } from './windash.ts'
import { parsePattern } from './value.ts'

function formsOf(text: string): readonly string[] | undefined {
  return dashForms(parsePattern(text))?.map((form) =>
    form.map((part) => ('text' in part ? part.text : '*')).join(''),
  )
}

test('a flag has a form for each dash', () => {
  expect(formsOf(' -x')).toEqual([' -x', ' /x', ' –x', ' —x', ' ―x'])
  expect(formsOf('/x')).toEqual(formsOf('-x'))
})

test('a dash inside a word, and one before another, is no flag', () => {
  expect(formsOf('a-x')).toEqual(['a-x'])
  expect(formsOf('- -')).toEqual(['- -'])
})

test('two flags multiply, with the wildcard between them kept', () => {
  expect(formsOf('-a * -b')).toHaveLength(25)
  expect(formsOf('-a * -b')).toContain('/a * —b')
})

test('more than six flags are refused', () => {
  expect(formsOf('-a -b -c -d -e -f')).toHaveLength(5 ** 6)
  expect(formsOf('-a -b -c -d -e -f -g')).toBeUndefined()
})
