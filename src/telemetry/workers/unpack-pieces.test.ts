import { expect, it } from 'vitest'
import type { FileSink } from '../file-sink.ts'
import type { JsonPiece } from '../json-piece.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import { PiecePacker } from './pack-pieces.ts'
import { packedBuffers } from './packed-pieces.ts'
import { PieceUnpacker } from './unpack-pieces.ts'

/** A sink that writes down what it is told. */
function recorder(): { readonly sink: FileSink; readonly told: unknown[] } {
  const told: unknown[] = []
  const keep =
    (name: string) =>
    (...words: readonly unknown[]): void =>
      void told.push([name, ...words])
  const sink: FileSink = {
    file: 'a.json',
    isFull: false,
    takePiece: (piece) => void told.push(shown(piece)),
    takeRow: keep('row'),
    reject: keep('reject'),
    report: keep('report'),
    remark: keep('remark'),
    hasProgressed: () => false,
  }
  return { sink, told }
}

/** A piece with its arrays and bytes as plain values. */
function shown(piece: JsonPiece): unknown {
  if (piece.kind === 'broken') return piece
  if (piece.kind !== 'skimmed') return { ...piece, bytes: piece.bytes.toString() }
  const { times, lines, lows, highs } = piece
  return { ...piece, times: [...times], lines: [...lines], lows: [...lows], highs: [...highs] }
}

const place = {
  source: 'aws.cloudtrail',
  account: '1',
  region: undefined,
  isDataEvent: false,
} as const
const holder = { envelope: { name: 'records', path: ['Records'] }, members: {} }
const skimmed = {
  kind: 'skimmed',
  place,
  holder,
  envelopes: [],
  times: Float64Array.of(5, 6),
  lines: Float64Array.of(1, 2),
  lows: Uint32Array.of(7, 8),
  highs: Uint32Array.of(9, 0),
} as const
const part = {
  key: 'k',
  status: 'first',
  dialect: 'gcp-log-entry',
  bytes: new Uint8Array([123, 125]),
} as const
const broken = { kind: 'broken', reason: 'json-cut', line: 9, size: 4, isLast: true } as const

/** Says everything that can be said to a sink, twice. */
function sayAll(sink: FileSink): void {
  for (const line of [3, 4]) {
    sink.takePiece({ kind: 'value', bytes: Buffer.from(`{"a":${line}}`), line, holder })
    sink.takePiece(skimmed)
    sink.takePiece({ kind: 'text', bytes: Buffer.from('caf\u00e9'), line })
    sink.takePiece({ kind: 'value', bytes: Buffer.from('{}'), line, holder: undefined })
    sink.takePiece({
      ...skimmed,
      holder: undefined,
      envelopes: ['eventbridge'],
      natives: ['{}', '[]'],
    })
    sink.takePiece({ ...skimmed, parts: [part, part] })
    sink.takePiece(broken)
    sink.takeRow({ a: 'b' }, line)
    sink.reject('csv-invalid', { message: 'odd', line })
    sink.report({ code: 'gzip-cut', severity: 'error', message: 'cut', hint: 'again' })
    sink.remark('gzip-bomb', 'large', line)
  }
}

/** What a sink is told of what was packed, sent and unpacked, in as many messages. */
function toldAcross(messages: number, linesBefore = 0): readonly unknown[] {
  const packer = new PiecePacker(defaultLimits)
  const unpacker = new PieceUnpacker()
  const { sink, told } = recorder()
  packer.begin('a.json')
  unpacker.begin()
  for (let sent = 0; sent < messages; sent++) {
    sayAll(packer)
    const packed = packer.take()
    const there = structuredClone(packed, { transfer: [...packedBuffers(packed)] })
    unpacker.open(there)
    for (const entry of there.entries) {
      if (entry.kind !== 'end') unpacker.take(entry, sink, linesBefore)
    }
  }
  return told
}

it.each([1, 3])('what a sink is told is the same across threads, in %i messages', (messages) => {
  const { sink, told } = recorder()
  for (let sent = 0; sent < messages; sent++) sayAll(sink)
  expect(toldAcross(messages)).toEqual(told)
})

it('lines of a part of a file count on from those before', () => {
  const lines = toldAcross(1, 100).flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('kind' in one)) return []
    return 'lines' in one ? [one.lines] : 'line' in one ? [one.line] : []
  })
  expect(lines.slice(0, 7)).toEqual([103, [101, 102], 103, 103, [101, 102], [101, 102], 109])
})

it('begins a file outside of any array', () => {
  const packer = new PiecePacker(defaultLimits)
  const unpacker = new PieceUnpacker()
  const { sink, told } = recorder()
  packer.begin('a.json')
  packer.takePiece(skimmed)
  packer.end()
  packer.begin('b.json')
  packer.takePiece({ ...skimmed, holder: undefined })
  const packed = packer.take()
  unpacker.open(packed)
  for (const entry of packed.entries) {
    if (entry.kind === 'end') unpacker.begin()
    else unpacker.take(entry, sink, 0)
  }
  expect(told).toMatchObject([{ holder }, { holder: undefined }])
})

it('can be sent without any skimmed record, and with some after that', () => {
  const packer = new PiecePacker(defaultLimits)
  packer.begin('a.json')
  const sizes = [[], [skimmed], [], [skimmed]].map((pieces) => {
    for (const piece of pieces) packer.takePiece(piece)
    const packed = packer.take()
    const there = structuredClone(packed, { transfer: [...packedBuffers(packed)] })
    return there.columns.times.length
  })
  expect(sizes).toEqual([0, 2, 0, 2])
})
