import { expect, it } from 'vitest'
import { FileItems } from './file-items.ts'
import { FingerprintTable } from './fingerprint-table.ts'
import type { SkimmedPiece } from './json-piece.ts'
import { defaultLimits } from './telemetry-limits.ts'

const limits = { ...defaultLimits, diagnosticsPerCode: 1 }
const items = (most = 1000, file = 'a.json'): FileItems =>
  new FileItems(file, {
    shared: { fingerprints: new FingerprintTable(most), hasWarned: false },
    limits,
  })

it('numbers what a file delivers and says what came of it', () => {
  const some = items()
  some.take({ kind: 'skipped', reason: 'digest', envelopes: ['records'] }, 7)
  some.reject('json-invalid', { message: 'broken', line: 8 })
  expect(some.drain()).toEqual([
    {
      kind: 'skipped',
      reason: 'digest',
      origin: { file: 'a.json', line: 7, index: 0, envelopes: ['records'] },
    },
    {
      kind: 'rejected',
      reason: 'json-invalid',
      origin: { file: 'a.json', line: 8, index: 1, envelopes: [] },
      diagnostic: expect.objectContaining({ code: 'json-invalid', line: 8 }),
    },
  ])
  expect(some.drain()).toEqual([])
  expect(some.close()).toBe('read')
})

it('tells a file that failed from an empty one', () => {
  const failed = items()
  failed.remark('gzip-cut', 'cut')
  expect(failed.close()).toBe('unreadable')
  const empty = items()
  expect(empty.close()).toBe('empty')
  expect(empty.drain()).toMatchObject([{ diagnostic: { code: 'input-empty' } }])
})

it('explains notifications, once in this case', () => {
  const some = items()
  for (const line of [1, 2]) {
    some.take({ kind: 'skipped', reason: 's3-notification', envelopes: [] }, line)
  }
  some.close()
  const said = some.drain().filter((item) => item.kind === 'diagnostic')
  expect(said.map(({ diagnostic }) => diagnostic.message)).toEqual([
    'a message that a log file was delivered, not the file',
    '1 more like this in the file, not listed',
  ])
})

const place = {
  source: 'aws.cloudtrail',
  account: '1',
  region: undefined,
  isDataEvent: false,
} as const

/** Records that nothing could use, of which only what tells them apart is given. */
function skimmed(lows: readonly number[], more: Partial<SkimmedPiece> = {}): SkimmedPiece {
  return {
    kind: 'skimmed',
    place,
    holder: undefined,
    envelopes: ['sqs'],
    times: Float64Array.from(lows, (low) => 1000 + low),
    lines: Float64Array.from(lows, (_, index) => 10 + index),
    lows: Uint32Array.from(lows),
    highs: Uint32Array.from(lows, () => 7),
    ...more,
  }
}

function repeat(line: number, index: number): unknown {
  const origin = { file: 'a.json', line, index, envelopes: ['sqs'] }
  return { kind: 'skipped', reason: 'duplicate', origin }
}

it('counts records that nothing could use, and tells repeats among them by their place', () => {
  const some = items()
  some.takePiece(skimmed([1, 2]))
  some.takePiece(skimmed([2, 3, 1, 4], { natives: ['2', '3', '1', '4'] }))
  some.takePiece(skimmed([4]))
  expect(some.drain()).toEqual([
    { kind: 'unneeded', records: { place, times: Float64Array.of(1001, 1002) } },
    repeat(10, 2),
    repeat(12, 4),
    {
      kind: 'unneeded',
      records: { place, times: Float64Array.of(1003, 1004), natives: ['3', '4'] },
    },
    repeat(10, 6),
  ])
})

it('counts those that were found inside a record, which all begin where it does', () => {
  const some = items()
  const found = { kind: 'skimmed', envelopes: ['sqs'], piece: skimmed([1, 2, 1]) } as const
  some.take(found, 3)
  expect(some.drain()).toEqual([
    repeat(3, 2),
    { kind: 'unneeded', records: { place, times: Float64Array.of(1001, 1002) } },
  ])
})

it('gives parts of operations their origin, repeats left out', () => {
  const some = items()
  const part = {
    key: 'k',
    status: 'Start',
    dialect: 'azure-rest',
    bytes: new Uint8Array(),
  } as const
  some.takePiece(skimmed([1, 1, 2], { parts: [part, part, part] }))
  const origin = { file: 'a.json', line: 10, index: 0, envelopes: ['sqs'] }
  expect(some.drain()).toMatchObject([
    { kind: 'skipped', origin: { index: 1 } },
    {
      kind: 'unneeded',
      records: {
        parts: [
          { ...part, origin },
          { ...part, origin: { line: 12, index: 2 } },
        ],
      },
    },
  ])
})

it('says once that repeats are no longer all told, and goes on', () => {
  const some = items(9)
  some.takePiece(skimmed([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1]))
  const [said, repeated, unneeded] = some.drain()
  expect(said).toMatchObject({ diagnostic: { code: 'duplicates-untracked', line: 19 } })
  expect(repeated).toMatchObject({ reason: 'duplicate', origin: { line: 21 } })
  expect(unneeded).toMatchObject({ records: { times: { length: 11 } } })
})

it('has its fill of many items, and of few that are large', () => {
  const some = items()
  for (let time = 0; time < 150; time++) some.takePiece(skimmed([time]))
  expect(some.isFull).toBe(false)
  for (let time = 150; time < 250; time++) some.takePiece(skimmed([time]))
  expect(some.isFull).toBe(true)
  some.drain()
  expect(some.isFull).toBe(false)
  const large = 'x'.repeat(300_000)
  some.takePiece(skimmed([250], { natives: [large] }))
  expect(some.isFull).toBe(true)
  some.drain()
  const bytes = Buffer.from(`{"a":"${large}"}`)
  some.takePiece({ kind: 'value', bytes, line: 1, holder: undefined })
  expect(some.isFull).toBe(true)
})

it('hands on at once what a stream brought, which may pause', () => {
  const stream = items(1000, '-')
  expect(stream.isFull).toBe(false)
  stream.takePiece(skimmed([1]))
  expect(stream.isFull).toBe(true)
})
