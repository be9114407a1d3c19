import { expect, it } from 'vitest'
import { PieceList } from './piece-list.ts'
import { SkimmedRecord } from './skimmed-record.ts'

function recordAt(time: number, region: string): SkimmedRecord {
  const record = new SkimmedRecord()
  record.time = time
  record.stand('aws.cloudtrail', { account: '1', region, isDataEvent: false })
  return record
}

it('makes one piece of records next to each other that agree', () => {
  const list = new PieceList()
  const first = recordAt(1, 'eu-west-1')
  list.pass(first, { line: 1, holder: undefined })
  first.time = 2
  list.pass(first, { line: 2, holder: undefined })
  list.pass(recordAt(3, 'us-east-1'), { line: 3, holder: undefined })
  expect(list.take()).toMatchObject([
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
  expect(list.take()).toMatchObject([{ lines: [4] }])
})
