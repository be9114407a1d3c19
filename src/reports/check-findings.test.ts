import { expect, test } from 'vitest'
import { countFindings, renderFindings, renderFindingsJson } from './check-findings.ts'

const warning = { code: 'sigma-lone-star', severity: 'warning', message: 'm' } as const

test('text escapes what a rule could put into it', () => {
  const text = renderFindings([
    { ...warning, message: 'a\u001b[31m\nb', file: 'f\n.yml', hint: 'h' },
  ])
  expect(text.split('\n')).toHaveLength(3)
  expect(text).not.toContain('\u001b')
})

test('many notes of one code are counted, other findings never', () => {
  const note = { code: 'sigma-logsource-not-read', severity: 'note', message: 'm' } as const
  const lines = renderFindings(
    Array.from({ length: 60 }, (_, place) => (place < 30 ? note : warning)),
  ).split('\n')
  expect(lines).toHaveLength(20 + 30 + 1 + 1)
  expect(lines).toContain('10 more [sigma-logsource-not-read] (--format json tells all)')
})

test('JSON names the row of the catalogue', () => {
  const json = renderFindingsJson([warning, { ...warning, code: 'eql-syntax' }])
  expect(JSON.parse(json)).toMatchObject({ findings: [{ rule: 'S033' }, { rule: null }] })
})

test('the counts in one line', () => {
  const mended = { ...warning, edits: [{ start: 0, end: 0, text: '' }] }
  expect(countFindings([warning, mended])).toBe('0 errors, 2 warnings, 0 notes; --fix mends 1')
})
