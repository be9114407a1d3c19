import { expect, it } from 'vitest'
import { belongsTo, grow, pieceFor } from './growing-piece.ts'
import { SkimmedRecord } from './skimmed-record.ts'

/** A record with some of its members otherwise. */
function recordOf(changes: Partial<SkimmedRecord> = {}): SkimmedRecord {
  const record = new SkimmedRecord()
  record.envelopes = none
  return Object.assign(record, changes)
}

const none: readonly string[] = []
const bytes = Buffer.from('{}')
const part = { key: 'k', status: 'Start', dialect: 'azure-rest', bytes } as const
const holder = { envelope: { name: 'records', path: ['records'] }, members: {} }

it('takes records of one place, wrapped alike and of one sort', () => {
  const piece = pieceFor(recordOf(), holder)
  expect(belongsTo(piece, recordOf(), holder)).toBe(true)
  const place = { ...piece.place }
  for (const other of [{ place }, { envelopes: ['sqs'] }, { part }, { native: '{}' }]) {
    expect(belongsTo(piece, recordOf(other), holder)).toBe(false)
  }
  expect(belongsTo(piece, recordOf(), undefined)).toBe(false)
  expect(belongsTo(undefined, recordOf(), holder)).toBe(false)
})

it('keeps what is known of each record in the order in which they came', () => {
  const record = recordOf({ time: 5, low: 1, high: 2, part, native: '{}' })
  const piece = pieceFor(record, undefined)
  grow(piece, record, 7)
  grow(piece, recordOf({ time: 6, low: 3, high: 4, part, native: '[]' }), 8)
  expect(piece).toMatchObject({
    times: [5, 6],
    lines: [7, 8],
    lows: [1, 3],
    highs: [2, 4],
    parts: [part, part],
    natives: ['{}', '[]'],
  })
})
