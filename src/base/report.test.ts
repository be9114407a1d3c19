import { expect, test } from 'vitest'
import type { Diagnostic } from './diagnostic.ts'
import { hasError, reportInto, type FileText } from './report.ts'

function reported(source: FileText, hint?: string): Diagnostic | undefined {
  const found: Diagnostic[] = []
  const report = reportInto(source, (one) => found.push(one))
  report('warning', { code: 'c', at: source.text.indexOf('!'), message: 'm', hint })
  return found[0]
}

test('an offset becomes a line and a column of the file', () => {
  expect(reported({ text: 'one\ntw!o', file: 'r.yml' }, 'h')).toEqual({
    code: 'c',
    severity: 'warning',
    message: 'm',
    file: 'r.yml',
    line: 2,
    column: 3,
    hint: 'h',
  })
})

test('what is not known is left out', () => {
  expect(Object.keys(reported({ text: '!' }) ?? {})).not.toContain('file')
  expect(Object.keys(reported({ text: '!' }) ?? {})).not.toContain('hint')
})

test('only an error keeps a rule from loading', () => {
  const warning: Diagnostic = { code: 'c', severity: 'warning', message: 'm' }
  expect(hasError([warning, { ...warning, severity: 'note' }])).toBe(false)
  expect(hasError([warning, { ...warning, severity: 'error' }])).toBe(true)
})
