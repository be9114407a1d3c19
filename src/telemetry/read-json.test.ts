import { expect, it } from 'vitest'
import { emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { FileItems } from './file-items.ts'
import { FingerprintTable } from './fingerprint-table.ts'
import { readJson } from './read-json.ts'
import { defaultLimits } from './telemetry-limits.ts'
import type { TelemetryItem } from './telemetry-item.ts'

async function read(text: string, file = 'a.json'): Promise<readonly TelemetryItem[]> {
  const shared = { fingerprints: new FingerprintTable(100), hasWarned: false }
  const source = async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < text.length; at += 50) yield Buffer.from(text.slice(at, at + 50))
  }
  const limits = { ...defaultLimits, recordBytes: 2000 }
  const items = new FileItems(file, { shared, limits })
  for await (const _ of readJson(source(), items, { limits })) continue
  return items.drain()
}

/** Items in short: the line with the dialect or the reason. */
async function shown(text: string): Promise<readonly string[]> {
  return (await read(text)).map((item) => {
    if (item.kind === 'record') return `${item.record.origin.line} ${item.record.dialect}`
    return item.kind === 'rejected' ? `${item.origin.line} ${item.reason}` : item.kind
  })
}

const record = JSON.stringify(emulatedCall('ec2', 'CopySnapshot', {}))

it('reads records that stand in a file or on lines', async () => {
  expect(await shown(`{"Records":[\n${record}]}`)).toEqual(['2 cloudtrail'])
  expect(await shown(`\n${record}\n`)).toEqual(['2 cloudtrail'])
})

it('takes the time off a line', async () => {
  const items = await read(`2024-05-01T10:00:00.000Z ${record}\n`)
  expect(items).toMatchObject([{ record: { origin: { envelopes: ['timed-line'] } } }])
})

it('goes on behind what is broken', async () => {
  expect(await shown(`nonsense\n${record}\n`)).toEqual(['1 json-invalid', '2 cloudtrail'])
  expect(await shown(`{"a":"${'x'.repeat(3000)}"}\n${record}\n`)).toEqual([
    '1 record-too-large',
    '2 cloudtrail',
  ])
})

function cut(severity: string): object {
  return { reason: 'json-cut', diagnostic: { severity } }
}

it('only notes that an hour of Azure was still being written', async () => {
  expect(await read('{"a":', 'PT1H.json')).toMatchObject([cut('note')])
  expect(await read('{"a":', 'b.json')).toMatchObject([cut('error')])
})
