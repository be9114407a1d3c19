import { expect, it } from 'vitest'
import { readList } from './page-lists.ts'
import type { AnalystCell } from './playbook.ts'

function cell(text: string): AnalystCell {
  return { kind: 'markdown', text, placeInFile: (at) => at }
}

it('a list is the outermost bullets below its heading, with the lines that go on', () => {
  const text = [
    '- above',
    '## Summary',
    'Words.',
    '- one',
    '  goes on',
    '    - and inside',
    '',
    '  no more',
    '* two',
    '```',
    '- code',
    '```',
    '### Deeper',
    '- three',
    '## Other',
    '- four',
  ].join('\n')
  const list = readList([cell(text)], 'summary')
  expect(list?.bullets.map((one) => one.text)).toEqual(['one goes on - and inside', 'two', 'three'])
  expect(text.slice(list?.heading.at)).toMatch(/^## Summary/)
  expect(text.slice(list?.bullets[1]?.at)).toMatch(/^\* two/)
})

it('a page without the heading has no list', () => {
  expect(readList([cell('- one')], 'Summary')).toBeUndefined()
  expect(readList([cell('## Summary\nWords.')], 'Summary')?.bullets).toEqual([])
})
