import { expect, it } from 'vitest'
import type { JsonPiece } from './json-piece.ts'
import { PieceList } from './piece-list.ts'
import { SkimmedRecord } from './skim/skimmed-record.ts'

function recordAt(time: number, region: string): SkimmedRecord {
  const record = new SkimmedRecord()
  record.time = time
  record.stand('aws.cloudtrail', { account: '1', region, isDataEvent: false })
  return record
}

/** A piece with lists in place of arrays of numbers. */
function plain(piece: JsonPiece): unknown {
  if (piece.kind !== 'skimmed') return piece
  const { times, lines, lows, highs } = piece
  return { ...piece, times: [...times], lines: [...lines], lows: [...lows], highs: [...highs] }
}

it('makes one piece of records next to each other that agree', () => {
  const list = new PieceList()
  const first = recordAt(1, 'eu-west-1')
  list.pass(first, { line: 1, holder: undefined })
  first.time = 2
  list.pass(first, { line: 2, holder: undefined })
  list.pass(recordAt(3, 'us-east-1'), { line: 3, holder: undefined })
  expect(list.take().map(plain)).toMatchObject([
    { kind: 'skimmed', times: [1, 2], lines: [1, 2], place: { region: 'eu-west-1' } },
    { kind: 'skimmed', times: [3], lines: [3], place: { region: 'us-east-1' } },
  ])
})

it('keeps apart what stands on both sides of another piece, and what was handed out', () => {
  const list = new PieceList()
  const record = recordAt(1, 'eu-west-1')
  list.pass(record, { line: 1, holder: undefined })
  list.push({ kind: 'text', bytes: Buffer.from('x'), line: 2 })
  list.pass(record, { line: 3, holder: undefined })
  expect(list.take().map(({ kind }) => kind)).toEqual(['skimmed', 'text', 'skimmed'])
  list.pass(record, { line: 4, holder: undefined })
  expect(list.take().map(plain)).toMatchObject([{ lines: [4] }])
})

it('keeps beside the columns what makes a part of an operation, and what is looked at', () => {
  const list = new PieceList()
  const part = {
    key: 'k',
    status: 'Start',
    dialect: 'azure-rest',
    bytes: Buffer.from('{}'),
  } as const
  const record = recordAt(1, 'eu-west-1')
  record.part = part
  record.native = '{}'
  list.pass(record, { line: 1, holder: undefined })
  record.native = '[]'
  list.pass(record, { line: 2, holder: undefined })
  expect(list.take()).toMatchObject([{ parts: [part, part], natives: ['{}', '[]'] }])
})

it('leaves pieces as they were handed out', () => {
  const list = new PieceList()
  const record = recordAt(1, 'eu-west-1')
  list.pass(record, { line: 1, holder: undefined })
  const before = list.take()
  record.time = 2
  list.pass(record, { line: 2, holder: undefined })
  list.take()
  expect(before.map(plain)).toMatchObject([{ times: [1], lines: [1] }])
})
