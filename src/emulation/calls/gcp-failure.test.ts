import { expect, it } from 'vitest'
import { errorAnswer } from './gcp-failure.ts'

it.each([
  [5, 404, 'notFound'],
  [6, 409, 'alreadyExists'],
  [7, 403, 'forbidden'],
  [8, 403, 'quotaExceeded'],
] as const)('code %s is answered with HTTP %s and %s', (code, status, reason) => {
  expect(errorAnswer(code, 'why')).toEqual({
    '@type': 'type.googleapis.com/error',
    error: { code: status, message: 'why', errors: [{ domain: 'global', message: 'why', reason }] },
  })
})
