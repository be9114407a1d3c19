import { expect, it } from 'vitest'
import { belongsTo, pieceFor } from './growing-piece.ts'
import { SkimmedRecord } from './skim/skimmed-record.ts'

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
  const piece = pieceFor(recordOf(), holder, 0)
  expect(belongsTo(piece, recordOf(), holder)).toBe(true)
  const place = { ...piece.place }
  for (const other of [{ place }, { envelopes: ['sqs'] }, { part }, { native: '{}' }]) {
    expect(belongsTo(piece, recordOf(other), holder)).toBe(false)
  }
  expect(belongsTo(piece, recordOf(), undefined)).toBe(false)
  expect(belongsTo(undefined, recordOf(), holder)).toBe(false)
})

it('has room for what is kept beside the columns where its first record has some', () => {
  const { from, parts, natives } = pieceFor(recordOf({ part, native: '{}' }), undefined, 7)
  expect([from, parts, natives]).toEqual([7, [], []])
  expect(pieceFor(recordOf(), undefined, 0)).not.toMatchObject({ parts: [] })
})
