import { expect, it } from 'vitest'
import { pageLines } from './page-lines.ts'

it('tells lines of code from lines of the page, whatever is between', () => {
  const text = 'a\r\n```EQL\n## no heading\n~~~\n````\nb\n  ~~~\nc\n```'
  expect(pageLines(text).map(({ text: line, fence }) => [line, fence])).toEqual([
    ['a', undefined],
    ['```EQL', 'eql'],
    ['## no heading', 'eql'],
    ['~~~', 'eql'],
    ['````', 'eql'],
    ['b', undefined],
    ['  ~~~', ''],
    ['c', ''],
    ['```', ''],
  ])
  for (const { text: line, at } of pageLines(text)) expect(text.slice(at)).toMatch(line)
})
