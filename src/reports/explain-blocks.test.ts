import { expect, it } from 'vitest'
import { bullets, numbers, paragraphs } from './explain-blocks.ts'

it('there are no blocks of nothing', () => {
  expect([paragraphs(['', '']), bullets([]), numbers([])]).toEqual([[], [], []])
})

it('items stand on one line each, and those of very long lists are counted', () => {
  expect(bullets([' a\n  b '])).toEqual([{ kind: 'list', items: ['a b'] }])
  expect(bullets(['a', 'b', 'c'], 2)).toEqual([
    { kind: 'list', items: ['a', 'b', 'and 1 more, which the report holds'] },
  ])
  const many = numbers(Array.from({ length: 500 }, () => 'x'))
  expect(many).toMatchObject([{ kind: 'list', from: 1, items: { length: 101 } }])
})
