import { expect, test } from 'vitest'
import { found, refuseType, textOf, type ItemScope } from './item-scope.ts'
import { noPlaceholders } from './placeholders.ts'
import type { SearchItem, SigmaValue } from './rule.ts'
import { taxonomyOf } from './taxonomy.ts'

const span = { start: 4, end: 5 }
const plain = { kind: 'text', cased: false, windash: false } as const
const item: SearchItem = {
  modifiers: { test: plain, all: false, neq: false, expand: false },
  values: [],
  keySpan: span,
  span,
}

function scopeOf(field: string | undefined, faults: string[] = []): ItemScope {
  return {
    taxonomy: taxonomyOf({ attributes: [], span }, 'sigma'),
    report: (severity, { at, message }) => faults.push(`${severity} ${at} ${message}`),
    placeholders: noPlaceholders,
    item,
    field: field === undefined ? undefined : { document: 'native', path: field },
  }
}

function value(literal: SigmaValue['value']): SigmaValue {
  return { value: literal, text: String(literal), span }
}

test('without a field the whole event is looked through', () => {
  const matcher = { kind: 'equals', value: 'x', caseSensitive: false } as const
  expect(found(matcher, scopeOf('a'))).toMatchObject({ kind: 'field', field: { path: 'a' } })
  expect(found(matcher, scopeOf(undefined))).toMatchObject({ kind: 'keyword', matcher })
})

test.each([
  ['x', 'x', []],
  [5, '5', ['warning 4 5 stands where text belongs; other engines refuse it']],
  [null, undefined, ['error 4 text is needed here, not null']],
])('the text of %j', (literal, text, expected) => {
  const faults: string[] = []
  expect(textOf(value(literal), scopeOf('a', faults))).toBe(text)
  expect(faults).toEqual(expected)
})

test('a value of the wrong type is shown', () => {
  const faults: string[] = []
  refuseType(value('x'), scopeOf('a', faults), 'a number')
  expect(faults).toEqual(['error 4 a number is needed here, not the text "x"'])
})
