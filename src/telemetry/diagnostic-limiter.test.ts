import { expect, it } from 'vitest'
import { DiagnosticLimiter } from './diagnostic-limiter.ts'
import { diagnose } from './telemetry-diagnostics.ts'

const broken = (line: number) => () =>
  diagnose('json-invalid', { file: 'a.json', line }, { message: 'broken' })

it('lets the first of each code through and counts the others', () => {
  const limiter = new DiagnosticLimiter(2)
  const admitted = [1, 2, 3, 4].map((line) => limiter.admit('json-invalid', broken(line))?.line)
  expect(admitted).toEqual([1, 2, undefined, undefined])
  expect(limiter.admit('json-cut', broken(5))?.line).toBe(5)
  expect(limiter.close()).toEqual([
    {
      code: 'json-invalid',
      severity: 'error',
      file: 'a.json',
      message: '2 more like this in the file, not listed',
    },
  ])
})
