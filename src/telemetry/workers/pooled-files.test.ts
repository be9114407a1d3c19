import { expect, it } from 'vitest'
import { textOf } from '../../base/json.ts'
import { ec2Line } from '../../../test/builders/input-folder.ts'
import { FingerprintTable } from '../fingerprint-table.ts'
import type { InputOutcome, TelemetryItem } from '../telemetry-item.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import { PiecePacker } from './pack-pieces.ts'
import { PooledFiles } from './pooled-files.ts'
import type { ParcelEnd, PiecesMessage } from './protocol.ts'

/** Messages of one worker; each part says what is packed into one, and how its parcel ends with it. */
function messagesOf(
  parts: readonly (readonly [pack: (packer: PiecePacker) => void, end?: ParcelEnd])[],
): Iterator<PiecesMessage> {
  const packer = new PiecePacker(defaultLimits)
  const messages = parts.map(([pack, end]): PiecesMessage => {
    pack(packer)
    const message = {
      kind: 'pieces',
      weight: packer.weight,
      packed: packer.take(),
      stored: 10,
    } as const
    return end === undefined ? message : { ...message, end }
  })
  return messages.values()
}

/** Reads files out of messages: their records as `id@line`, and what came of each. */
async function read(
  names: readonly string[],
  messages: Iterator<PiecesMessage>,
): Promise<{
  readonly found: readonly string[]
  readonly outcomes: readonly InputOutcome[]
  readonly bytes: number
}> {
  let bytes = 0
  const context = {
    limits: defaultLimits,
    shared: { fingerprints: new FingerprintTable(99), hasWarned: false },
    onBytes: (more: number) => void (bytes += more),
  }
  const files = new PooledFiles({ next: () => Promise.resolve(messages.next().value) }, context)
  const items: TelemetryItem[] = []
  const outcomes: InputOutcome[] = []
  for (const path of names) {
    const reading = files.read({ path, inputs: [], bytes: 1 })
    for (;;) {
      const { done, value } = await reading.next()
      if (done === true) {
        outcomes.push(value)
        break
      }
      items.push(...value)
    }
  }
  const found = items.map((item) => {
    if (item.kind === 'record')
      return `${textOf(item.record.value['eventID'])}@${item.record.origin.line}`
    return item.kind === 'skipped' ? `${item.reason}@${item.origin.line}` : item.kind
  })
  return { found, outcomes, bytes }
}

const record =
  (id: string, line: number) =>
  (packer: PiecePacker): void =>
    packer.takePiece({
      kind: 'value',
      bytes: Buffer.from(ec2Line(id, 'A')),
      line,
      holder: undefined,
    })

it('reads files that came in one message, and one that came in several', async () => {
  const messages = messagesOf([
    [
      (packer) => {
        packer.begin('a')
        record('1', 1)(packer)
        packer.end()
        packer.begin('b')
        packer.end()
        packer.begin('c')
        record('2', 1)(packer)
      },
    ],
    [
      (packer) => {
        record('2', 2)(packer)
        packer.reject('json-invalid', { message: 'odd', line: 3 })
        packer.end()
      },
      { next: Infinity, lines: 0 },
    ],
  ])
  const { found, outcomes, bytes } = await read(['a', 'b', 'c'], messages)
  expect(found).toEqual(['1@1', 'diagnostic', '2@1', 'duplicate@2', 'rejected'])
  expect(outcomes).toEqual(['read', 'empty', 'read'])
  expect(bytes).toBe(20)
})

it('counts the lines of a file on from part to part', async () => {
  const messages = messagesOf([
    [record('1', 2), { next: 1, lines: 7 }],
    [record('2', 2)],
    [record('3', 4), { next: 2, lines: 5 }],
    [(packer) => (record('4', 1)(packer), packer.end()), { next: Infinity, lines: 0 }],
  ])
  const { found } = await read(['a'], messages)
  expect(found.map((one) => one.replace(/.*@/, ''))).toEqual(['2', '9', '11', '13'])
})
