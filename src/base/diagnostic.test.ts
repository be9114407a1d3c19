import { expect, it } from 'vitest'
import { formatDiagnostic } from './diagnostic.ts'

it('prints place, severity, code and hint the way compilers do', () => {
  expect(
    formatDiagnostic({
      code: 'json-cut',
      severity: 'error',
      message: 'the last record is cut off',
      file: 'a.json',
      line: 3,
      hint: 'fetch the file again',
    }),
  ).toBe('a.json:3: error[json-cut]: the last record is cut off\n  hint: fetch the file again')
  expect(formatDiagnostic({ code: 'x', severity: 'note', message: 'm' })).toBe('note[x]: m')
})
