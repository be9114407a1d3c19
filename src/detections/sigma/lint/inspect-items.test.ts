import { expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { itemsOf } from './inspect-items.ts'

const text = `title: t
sigma-version: 3
logsource: {product: aws}
detection:
  s: [{a: 1}, {b: 2, c: 3}]
  t:
    d[any]: {e: 4}
    f[any]: {u: {g: 5}, condition: u}
  condition: s or t
`

function fields(options?: { readonly isOfEvent: boolean }): readonly unknown[] {
  const items = parseSigma(text).rules.flatMap((rule) => itemsOf(rule, options))
  return items.map(({ field }) => field)
}

test('items are found in lists, maps and array blocks', () => {
  expect(fields()).toEqual(['a', 'b', 'c', 'e', 'g'])
})

test('items of elements are no items of the event', () => {
  expect(fields({ isOfEvent: true })).toEqual(['a', 'b', 'c'])
})
