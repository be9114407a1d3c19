import { expect, it } from 'vitest'
import {
  arrayEnvelopeAt,
  arraysOf,
  deepestArrayEnvelope,
  arrayEnvelopes,
} from './array-envelopes.ts'

it('finds the arrays of records in a parsed document', () => {
  const rows = { columns: [], rows: [[1]] }
  expect(arraysOf({ tables: [rows, rows], Records: [2] })).toEqual([
    {
      holder: { envelope: { name: 'records', path: ['Records'] }, members: expect.anything() },
      elements: [2],
    },
    ...[rows, rows].map((members) => ({
      holder: { envelope: { name: 'table-rows', path: ['tables', 'rows'] }, members },
      elements: [[1]],
    })),
  ])
  expect(arraysOf({ records: {}, hits: [], other: [] })).toEqual([])
})

it('knows a path only as a whole', () => {
  expect(arrayEnvelopeAt(['hits', 'hits'])?.name).toBe('hits')
  expect(arrayEnvelopeAt(['hits'])).toBeUndefined()
  expect(arrayEnvelopeAt(['x', 'Records'])).toBeUndefined()
})

it('streams every path: each key and each array between stands one level down', () => {
  for (const { path } of arrayEnvelopes) {
    expect(2 * path.length - 1).toBeLessThanOrEqual(deepestArrayEnvelope)
  }
})
