import { afterEach, expect, it, vi } from 'vitest'
import type { Diagnostic } from '../base/diagnostic.ts'
import { remarkRuleDiagnostics } from './rule-remarks.ts'

const source = { name: '<query>', text: 'any where\n  a = 1' }
const fault = {
  code: 'eql-equals-sign',
  severity: 'error',
  message: 'wrong',
  hint: 'use ==',
} as const

afterEach(() => {
  vi.restoreAllMocks()
})

function remarked(diagnostic: Diagnostic): string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  remarkRuleDiagnostics([diagnostic], source)
  return write.mock.calls.map(([text]) => String(text)).join('')
}

it('shows the place of a fault with a caret, then the hint', () => {
  expect(remarked({ ...fault, file: '<query>', line: 2, column: 5 })).toMatch(
    /wrong\n2 \| {3}a = 1\n {8}\^\n {2}hint: use ==/,
  )
})

it('shows no caret for a fault of another text', () => {
  const text = remarked({ ...fault, file: 'b.eql', line: 2, column: 5 })
  expect(text).toContain('b.eql')
  expect(text).not.toContain('^')
})
