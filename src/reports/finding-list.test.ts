import { expect, it } from 'vitest'
import { renderFindingList } from './finding-list.ts'
import type { KeptFinding } from './read-report.ts'

const one: KeptFinding = {
  id: 'finding-0123456789abcdef',
  title: 'Disk vol-1: opened to the world on port 22, shared with account 777788889999',
  severity: 'critical',
  place: '',
  value: null,
}

it('lists findings within the width, the title cut in its middle', () => {
  expect(renderFindingList([one], { width: 80, most: 9 })).toBe(
    'finding-0123456789abcdef  critical       Disk vol-1: opened …ccount 777788889999\n',
  )
})

it('says how many are not shown, and when there are none', () => {
  expect(renderFindingList([one, one, one], { width: 80, most: 1 })).toMatch(
    /\nand 2 more, not shown\n$/,
  )
  expect(renderFindingList([], { width: 80, most: 1 })).toBe('the report has no findings\n')
})

it('shows what a hostile hand wrote', () => {
  const hostile = { ...one, id: 'a\u001b[2J', severity: '\n', title: 'x\u202ey' }
  expect(renderFindingList([hostile], { width: 80, most: 1 })).toMatch(
    /^a\\u\{1b\}\[2J +\\u\{a\} +x\\u\{202e\}y\n$/,
  )
})
