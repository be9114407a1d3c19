import { expect, it } from 'vitest'
import { blank, countNewlines, stringStops, structural } from './json-bytes.ts'

/** The ASCII characters that a table marks. */
function marked(table: Uint8Array): string {
  return [...table].map((mark, byte) => (mark === 1 ? String.fromCodePoint(byte) : '')).join('')
}

it('marks the bytes that give JSON its shape', () => {
  expect(marked(structural)).toBe('\n"[]{}')
  expect(marked(stringStops)).toBe('\n"\\')
  expect(marked(blank)).toBe('\t\n\r ')
})

it.each([
  [0, 6, 3],
  [1, 6, 2],
  [0, 2, 1],
  [2, 2, 0],
])('counts newlines from %i up to %i', (from, to, count) => {
  expect(countNewlines(Buffer.from('\na\nb\nc'), from, to)).toBe(count)
})
