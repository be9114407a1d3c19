import { expect, test } from 'vitest'
import { playbookOf } from '../../test/builders/playbook-pages.ts'
import { renderMarkdown } from './playbook-markdown.ts'

const spoor = {
  managed: 'attack',
  technique: 'T1578.001',
  template: 'v2',
  body: '0123456789abcdef',
}

function pageOf(...cells: readonly object[]): string {
  const complete = cells.map((cell) => ({ cell_type: 'markdown', metadata: {}, ...cell }))
  return JSON.stringify({ cells: complete, metadata: {}, nbformat: 4, nbformat_minor: 4 })
}

test('cells stand in their order, the managed part between its marks, code fenced', () => {
  const text = pageOf(
    { source: ['first\r\n', 'line\n\n'] },
    { source: '# Managed\n<!-- /spoor:managed -->', metadata: { spoor } },
    { source: 'print("```")', cell_type: 'code' },
  )
  expect(renderMarkdown(playbookOf(text))).toBe(
    [
      'first\nline',
      '<!-- spoor:managed attack T1578.001 v2 body:0123456789abcdef -->\n\n' +
        '# Managed\n&lt;!-- /spoor:managed -->\n\n<!-- /spoor:managed -->',
      '````python\nprint("```")\n````\n',
    ].join('\n\n+++\n\n'),
  )
})

test('a page that names no technique is not rendered', () => {
  const text = pageOf({ source: '', metadata: { tags: ['spoor-managed'] } })
  expect(renderMarkdown(playbookOf(text))).toBeUndefined()
})
