import { expect, it } from 'vitest'
import { emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { isUseful, isUsefulRow, takePiece, type UnreadPiece } from './take-piece.ts'
import { defaultLimits } from './telemetry-limits.ts'

const record = JSON.stringify(emulatedCall('ec2', 'DescribeSnapshots'))

function value(text: string | Buffer): UnreadPiece {
  return { kind: 'value', bytes: Buffer.from(text), line: 7, holder: undefined }
}

/** What a sink is told of a piece, in short. */
function told(piece: UnreadPiece, file = 'a.json'): readonly string[] {
  const said: string[] = []
  const sink = {
    file,
    take: ({ kind, envelopes }: { kind: string; envelopes: readonly string[] }, line: number) =>
      void said.push([kind, ...envelopes, line].join(' ')),
    reject: (reason: string, { line, severity }: { line?: number; severity?: string }) =>
      void said.push([reason, line, severity].join(' ').trim()),
    remark: (code: string, _: string, line?: number) => void said.push(`${code}! ${line}`),
  }
  takePiece(piece, sink, { limits: defaultLimits })
  return said
}

it('hands on what a value or a line of text holds', () => {
  expect(told(value(record))).toEqual(['record 7'])
  expect(told(value(`{"Records":[${record},${record}]}`))).toHaveLength(2)
  const bytes = Buffer.from(`2026-03-02T10:00:00Z ${record}`)
  expect(told({ kind: 'text', bytes, line: 3 })).toEqual(['record timed-line 3'])
})

it('rejects what is none', () => {
  expect(told(value('{"a":}'))).toEqual(['json-invalid 7'])
  expect(told(value('{"a":\0}'))).toEqual(['nul-bytes 7'])
  expect(told({ kind: 'text', bytes: Buffer.from('Dear reader'), line: 2 })).toEqual([
    'json-invalid 2',
  ])
})

it('remarks on bytes that are not UTF-8', () => {
  const bytes = Buffer.from(record.replace('DescribeSnapshots', 'caf\u00e9'), 'latin1')
  expect(told(value(bytes))).toEqual(['encoding-invalid! 7', 'record 7'])
})

it('takes a cut record for a fault, unless its file is still being written', () => {
  const cut = { kind: 'broken', reason: 'json-cut', line: 9, size: 40, isLast: true } as const
  expect(told(cut)).toEqual(['json-cut 9'])
  expect(told(cut, 'h=10/m=00/PT1H.json')).toEqual(['json-cut 9 note'])
})

it('tells whether there is any use in a piece', () => {
  const unwrapping = { limits: defaultLimits }
  expect(isUseful(value(record), unwrapping)).toBe(true)
  expect(isUseful(value('{"hello":"world"}'), unwrapping)).toBe(false)
  expect(isUseful(value('{'), unwrapping)).toBe(false)
  const broken = { kind: 'broken', reason: 'json-invalid', line: 1, size: 4, isLast: true } as const
  expect(isUseful(broken, unwrapping)).toBe(false)
  expect(isUsefulRow({ eventJson: record }, unwrapping)).toBe(true)
  expect(isUsefulRow({ hello: 'world' }, unwrapping)).toBe(false)
})
