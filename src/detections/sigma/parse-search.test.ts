import { describe, expect, test } from 'vitest'
import { parseSigma } from './parse-sigma.ts'
import type { SearchBlock } from './rule.ts'

/** A search as its parts: `all(...)` and `any(...)`, keywords in quotes; or the codes of its faults. */
function read(search: string, top = ''): string {
  const text = `title: t\n${top}logsource: {product: aws}\ndetection: {s: ${search}, condition: s}\n`
  const { rules, diagnostics } = parseSigma(text)
  const block = rules[0]?.detection.searches[0]?.block
  return block === undefined ? diagnostics.map(({ code }) => code).join(' ') : shown(block)
}

function shown(block: SearchBlock): string {
  if (block.kind === 'any') return `any(${block.blocks.map(shown).join(' ')})`
  const items = block.items.map((item) => {
    if ('quantifier' in item) {
      return `${item.field}[${item.quantifier}]${'kind' in item.body ? shown(item.body) : '{}'}`
    }
    const values = item.values.map(({ text }) => text).join(',')
    return item.field === undefined ? `'${values}'` : `${item.field}=${values}`
  })
  return `all(${items.join(' ')})`
}

describe('shapes of a search (sigma.md 2)', () => {
  test.each([
    ['{a: 1, b: [2, 3]}', 'all(a=1 b=2,3)'],
    ['[{a: 1}, {b: 2}]', 'any(all(a=1) all(b=2))'],
    ['evil', "all('evil')"],
    ['[evil, {a: 1}]', "any(all('evil') all(a=1))"],
    ["{'|all': [p, q]}", "all('p,q')"],
    ['{}', 'sigma-search'],
    ['[]', 'sigma-search'],
    ['[[a]]', 'sigma-search'],
    ['null', 'sigma-search'],
  ])('%s', (search, expected) => {
    expect(read(search)).toBe(expected)
  })
})

test('brackets select elements only from version 3 on (SEP 213)', () => {
  const search = "{'a[any]': {b: 1}}"
  expect(read(search, 'sigma-version: 3\n')).toBe('all(a[any]all(b=1))')
  expect(read(search)).toMatch(/^sigma-/)
})
