import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createInputFolder, ec2Line } from '../../../test/builders/input-folder.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import type { PiecesMessage, ReadOrder } from './protocol.ts'
import { readParcel } from './read-parcel.ts'

const { root, put } = createInputFolder()

/** What a worker sends of a parcel. */
async function sent(order: ReadOrder): Promise<readonly PiecesMessage[]> {
  const messages: PiecesMessage[] = []
  const reading = readParcel(order, { limits: defaultLimits, skimmer: undefined })
  for await (const message of reading) messages.push(message)
  return messages
}

function kindsOf(messages: readonly PiecesMessage[]): readonly string[] {
  return messages.flatMap(({ packed }) => packed.entries.map(({ kind }) => kind))
}

it('sends what stands in small files together, with the end of each', async () => {
  const plain = put('a.json', `${ec2Line('1', 'A')}\n`)
  const packed = gzipSync(ec2Line('2', 'A'))
  const messages = await sent({ paths: [plain, put('b.json.gz', packed), `${root}/missing`] })
  expect(messages).toHaveLength(1)
  expect(kindsOf(messages)).toEqual(['value', 'end', 'value', 'end', 'reported', 'end'])
  const [{ stored, end } = { stored: 0, end: undefined }] = messages
  expect(stored).toBe(ec2Line('1', 'A').length + 1 + packed.length)
  expect(end).toEqual({ next: Infinity, lines: 0 })
})

it('sends what stands in a large file piece by piece, the end with the last', async () => {
  const line = `${ec2Line('1', 'A', { userAgent: 'x'.repeat(10_000) })}\n`
  const messages = await sent({ paths: [put('large.json', line.repeat(100))] })
  expect(messages.length).toBeGreaterThan(2)
  expect(Math.max(...messages.map(({ weight }) => weight))).toBeLessThan(1024 * 1024)
  expect(messages.map(({ end }) => end === undefined)).toEqual([
    ...Array.from({ length: messages.length - 1 }, () => true),
    false,
  ])
  expect(kindsOf(messages).filter((kind) => kind === 'value')).toHaveLength(100)
})
