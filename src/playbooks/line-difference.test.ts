import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareLines, unifiedDifference } from './line-difference.ts'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })

test('the old lines and the new lines can both be read off a comparison', () => {
  fc.assert(
    fc.property(lines, lines, (old, fresh) => {
      const compared = compareLines(old, fresh)
      const without = (other: string): readonly string[] =>
        compared.filter(({ sign }) => sign !== other).map(({ line }) => line)
      expect(without('+')).toEqual(old)
      expect(without('-')).toEqual(fresh)
    }),
  )
})

test('no line counts as changed that stands in both in order', () => {
  const signs = compareLines(['a', 'b', 'c', 'd'], ['b', 'x', 'd', 'e']).map(
    ({ sign, line }) => sign + line,
  )
  expect(signs).toEqual(['-a', ' b', '-c', '+x', ' d', '+e'])
})

test('texts too different to compare are replaced whole between what is equal at both ends', () => {
  const old = Array.from({ length: 2100 }, (_, index) => `old ${index}`)
  const fresh = Array.from({ length: 2100 }, (_, index) => `new ${index}`)
  const compared = compareLines(['head', ...old, 'tail'], ['head', ...fresh, 'tail'])
  expect(compared).toHaveLength(4202)
  expect(compared[1]).toEqual({ sign: '-', line: 'old 0' })
})

test('a unified diff has three lines of context and numbers its hunks as diff -u does', () => {
  const old = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`)
  const fresh = old.flatMap((line) =>
    line === 'line 5' ? [] : line === 'line 18' ? [line, 'more'] : [line],
  )
  const text = unifiedDifference(
    { name: 'a', text: old.join('\n') },
    { name: 'b', text: fresh.join('\n') },
  )
  expect(text).toEqual([
    '--- a',
    '+++ b',
    '@@ -2,7 +2,6 @@',
    ' line 2',
    ' line 3',
    ' line 4',
    '-line 5',
    ' line 6',
    ' line 7',
    ' line 8',
    '@@ -16,5 +15,6 @@',
    ' line 16',
    ' line 17',
    ' line 18',
    '+more',
    ' line 19',
    ' line 20',
  ])
  expect(unifiedDifference({ name: 'a', text: 'x' }, { name: 'b', text: 'x' })).toEqual([])
})
