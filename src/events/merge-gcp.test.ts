import { expect, it } from 'vitest'
import { mergeGcpNatives } from './merge-gcp.ts'

it('takes the request from the first entry, status and severity from the last', () => {
  const first = {
    severity: 'NOTICE',
    operation: { id: 'o', first: true },
    protoPayload: { request: { '@type': 'x', name: 's' }, status: {}, authorizationInfo: [] },
  }
  const last = {
    severity: 'ERROR',
    operation: { id: 'o', last: true },
    protoPayload: { request: { '@type': 'x' }, status: { code: 7 }, authorizationInfo: [{}] },
  }
  expect(mergeGcpNatives([first, last])).toEqual({
    severity: 'ERROR',
    operation: { id: 'o', first: true },
    protoPayload: {
      request: { '@type': 'x', name: 's' },
      status: { code: 7 },
      authorizationInfo: [{}],
    },
  })
})

it('replaces a request of nothing but its type', () => {
  const entries = [{ protoPayload: { request: { '@type': 'x' } } }]
  const later = { protoPayload: { request: { '@type': 'x', name: 's' } } }
  expect(mergeGcpNatives([...entries, later])).toHaveProperty('protoPayload.request.name', 's')
})
