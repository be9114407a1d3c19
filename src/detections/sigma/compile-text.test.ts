import { describe, expect, test } from 'vitest'
import { compileItem } from '../../../test/builders/sigma-item-builder.ts'

describe('plain values keep their type, the others are text (sigma.md D5 to D7)', () => {
  test.each([
    ['a: 5', { matcher: { kind: 'equals', value: 5 } }],
    ['a|contains: 5', { matcher: { parts: [{ any: 'run' }, { text: '5' }, { any: 'run' }] } }],
    ['a: null', { kind: 'presence', test: 'null' }],
    ['a: "*"', { kind: 'presence', test: 'present' }],
    ['a: 9007199254740993', { matcher: { kind: 'equals', value: '9007199254740993' } }],
    ['a|base64: foo', { matcher: { kind: 'equals', value: 'Zm9v' } }],
    ['"|cased": x', { kind: 'keyword', matcher: { kind: 'pattern', caseSensitive: true } }],
  ])('%s', (item, expected) => {
    expect(compileItem(item).where).toMatchObject(expected)
  })
})

test.each([
  ['a|contains: null', ['error sigma-value']],
  ['a|contains: 5', ['warning sigma-value-type']],
  ['a|base64: "f*"', ['error sigma-value']],
  ['a|windash: "-a -b -c -d -e -f -g"', ['error sigma-value']],
  ['a|windash: "-a"', []],
])('%s is told', (item, expected) => {
  const { where, faults } = compileItem(item)
  expect(faults).toEqual(expected)
  expect(where === undefined).toBe(expected.some((one) => one.startsWith('error')))
})
