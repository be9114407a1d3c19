import { expect, it } from 'vitest'
import { wrappedBase64, wrappedText, wrappedValue } from './record-shape.ts'

it('a wrapper without content holds nothing', () => {
  expect([wrappedText, wrappedBase64, wrappedValue].map((wrap) => wrap(undefined))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('empty content is content', () => {
  expect(wrappedText('')).toEqual({ kind: 'text', text: '' })
  expect(wrappedBase64('')).toEqual({ kind: 'packed', base64: '' })
  expect(wrappedValue(null)).toEqual({ kind: 'value', value: null })
})
