import { expect, test } from 'vitest'
import { readAnalytics } from './hunt-page.ts'
import type { AnalystCell } from './playbook.ts'

function cell(text: string, kind: AnalystCell['kind'] = 'markdown'): AnalystCell {
  return { kind, text, placeInFile: (at) => at }
}

function told(...cells: readonly AnalystCell[]): unknown {
  const { analytics, citations } = readAnalytics(cells)
  return {
    analytics: analytics.map(({ section, number }) => `${section} ${number}`),
    citations: citations.map(({ section, number }) => `${section} ${number}`),
  }
}

test('analytics belong to the section above them, through cells', () => {
  const cells = [
    cell('## Host Analytics\n#### Analytic 1\n'),
    cell('#### Analytic 2\n## Network Analytics\r\n#### Analytic 1\r\n## Other\n#### Analytic 9'),
    cell('## Cloud Control Plane Analytics\n#### analytic 1: copies'),
  ]
  expect(told(...cells)).toEqual({
    analytics: ['host 1', 'host 2', 'network 1', 'cloud 1'],
    citations: [],
  })
})

test('the columns of the table say of which section a number is', () => {
  const table = [
    '| Adversary Specific Examples | Network Analytics | Cloud Analytics |',
    '|-----------------------------|----|----|',
    '| APT 29 \\| friends | 1, 2 | 10 |',
    '| Pacu 2 | none |',
    '',
    '| other | Host Analytics of old |',
    '| 3 | 4 |',
  ]
  expect(told(cell(table.join('\n')))).toEqual({
    analytics: [],
    citations: ['network 1', 'network 2', 'cloud 10'],
  })
})

test('a number is placed where it stands', () => {
  const text = '| Who | Host Analytics |\n|--|--|\n| x | 1, 22 |'
  const { citations } = readAnalytics([cell(text)])
  expect(citations.map(({ at, number }) => text.slice(at, at + String(number).length))).toEqual([
    '1',
    '22',
  ])
})

test('code is no page', () => {
  expect(told(cell('## Host Analytics\n#### Analytic 1', 'code'))).toEqual({
    analytics: [],
    citations: [],
  })
})
