import { expect, test } from 'vitest'
import type { Search } from './rule.ts'
import { selectSearches } from './select-searches.ts'

const span = { start: 0, end: 0 }

function select(target: string, names: string): string {
  const searches = names
    .split(' ')
    .map((name): Search => ({ name, nameSpan: span, block: { kind: 'all', items: [] } }))
  const selector = { kind: 'selector', least: 1, target, span } as const
  const found = selectSearches(selector, searches, () => undefined)
  return (found ?? []).map(({ name }) => name).join(' ')
}

test.each([
  ['them', 'a _b c', 'a c'],
  ['*', 'a _b c', 'a c'],
  ['_*', 'a _b c', '_b'],
  ['*b', 'a _b b', 'b'],
  ['a', 'a ab', 'a'],
  ['a*', 'a ab b', 'a ab'],
  ['s*_a', 's_a s_x_a s_ab', 's_a s_x_a'],
  ['a*a', 'a aa aba', 'aa aba'],
  ['*x*x*', 'x xx axbx', 'xx axbx'],
  ['filter*', 'filter_main_mdadm.conf other', 'filter_main_mdadm.conf'],
  ['A*', 'a', ''],
])('%s of %s selects %s', (target, names, expected) => {
  expect(select(target, names)).toBe(expected)
})

test('a hostile pattern is tried in linear time', () => {
  expect(select(`${'*a'.repeat(5_000)}b`, 'a'.repeat(20_000))).toBe('')
})
