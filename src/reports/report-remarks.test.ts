import { expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { fragment } from './html.ts'
import { remarkLists } from './report-remarks.ts'

function textOf(diagnostics: readonly Diagnostic[]): string {
  return fragment(remarkLists(diagnostics))
    .markup.replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/\n+/g, '\n')
}

it('remarks stand by their code, with place and remedy; many of one are counted', () => {
  const { diagnostics } = storyReport()
  expect(textOf(diagnostics)).toContain('json-cut\n error, 1\ncut\na.json:3')
  const many = Array.from(
    { length: 13 },
    () => ({ code: 'json-cut', severity: 'error', message: 'cut', hint: 'mend it' }) as const,
  )
  expect(textOf(many)).toContain('mend it')
  expect(textOf(many)).toContain('3 more: --format json tells each.')
  expect(textOf([])).toBe('')
})
