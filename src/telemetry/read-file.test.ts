import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { FingerprintTable } from './fingerprint-table.ts'
import { readFile } from './read-file.ts'
import { defaultLimits } from './telemetry-limits.ts'

const folder = createInputFolder()

/** The kinds or reasons of what a file of this content delivers, then what came of it. */
async function read(name: string, content: string | Buffer): Promise<readonly string[]> {
  const shared = { fingerprints: new FingerprintTable(100), hasWarned: false }
  const limits = { ...defaultLimits, bombBytes: 100_000 }
  const found: string[] = []
  const batches = readFile(folder.put(name, content), { limits, stdin: undefined, shared })
  for (;;) {
    const step = await batches.next()
    if (step.done === true) return [...found, step.value]
    for (const item of step.value) {
      if (item.kind === 'diagnostic') found.push(item.diagnostic.code)
      else if (item.kind === 'record') found.push(item.record.dialect)
      else if ('reason' in item) found.push(item.reason)
    }
  }
}

const line = `${ec2Line('e-1', 'CopyImage')}\n`

it('reads a file, packed or not', async () => {
  expect(await read('a.json', line)).toEqual(['cloudtrail', 'read'])
  expect(await read('a.json.gz', gzipSync(line))).toEqual(['cloudtrail', 'read'])
})

it('tells what is empty from what is no log', async () => {
  expect(await read('empty.json', '')).toEqual(['input-empty', 'empty'])
  expect(await read('notes.txt', 'dear diary\n')).toEqual(['unknown-format', 'unreadable'])
})

it('gives up what unpacks to a great deal and holds no record', async () => {
  expect(await read('bomb.gz', gzipSync(' '.repeat(50_000_000)))).toContain('gzip-bomb')
})
