/** Broken and hostile input: each fault has its diagnostic, and the good records beside it are read. */
import { createWriteStream, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hunt, type HuntResult } from '../src/hunt.ts'
import { createInputFolder, ec2Line } from './builders/input-folder.ts'

const { root, put } = createInputFolder()
const mebibyte = 1024 * 1024

/** Emulated records, one a line. */
function good(count: number, prefix: string): string {
  const ids = Array.from({ length: count }, (_, index) => `${prefix}-${index}`)
  return ids.map((id) => `${ec2Line(id, 'DescribeSnapshots')}\n`).join('')
}

const beside = put('beside.json', good(3, 'beside'))

/** Hunts in some inputs with a good file of three records beside them; checks that the sums hold. */
async function huntBeside(...inputs: readonly string[]): Promise<HuntResult> {
  const result = await hunt({ inputs: [...inputs, beside], detections: [] })
  const { read, matched, unmatched, skipped, rejected } = result.records
  const lost = [...Object.values(skipped), ...Object.values(rejected)]
  expect(lost.reduce((a, b) => a + b, matched + unmatched)).toBe(read)
  expect(unmatched).toBeGreaterThanOrEqual(3)
  return result
}

function codesOf({ diagnostics }: HuntResult): readonly string[] {
  return diagnostics.map(({ code }) => code)
}

describe('a file that was cut', () => {
  it('in its gzip stream gives what could be unpacked', async () => {
    // Short lines pack so well that half of the bytes would hold nothing whole.
    const packed = gzipSync(good(2000, 'packed'), { level: 1 })
    const cut = put('cut.json.gz', packed.subarray(0, packed.length / 2))
    const result = await huntBeside(cut)
    expect(codesOf(result)).toContain('gzip-cut')
    expect(result.records.unmatched).toBeGreaterThan(500)
    expect(result.unreadable).toEqual([])
  })

  it('inside a record gives the records before it', async () => {
    const whole = good(3, 'whole')
    const result = await huntBeside(put('cut.json', whole.slice(0, -40)))
    expect(codesOf(result)).toEqual(['json-cut'])
    expect(result.records).toMatchObject({ unmatched: 5, rejected: { 'json-cut': 1 } })
    expect(result.diagnostics[0]).toMatchObject({ file: join(root, 'cut.json'), line: 3 })
  })
})

describe('a file that is not what it seems', () => {
  it('because NUL bytes fill it is refused', async () => {
    const result = await huntBeside(put('nul.json', Buffer.alloc(4096)))
    expect(codesOf(result)).toEqual(['nul-bytes'])
    expect(result.unreadable).toEqual([join(root, 'nul.json')])
  })

  it('because it is UTF-16 is read as that', async () => {
    const text = Buffer.from(`\ufeff${good(2, 'wide')}`, 'utf16le')
    const result = await huntBeside(put('utf16.json', text))
    expect(codesOf(result)).toEqual([])
    expect(result.records.unmatched).toBe(5)
  })

  it('because it holds no record of a cloud is told', async () => {
    const odd = put('odd.json', `{"hello":"world"}\n${good(1, 'odd')}`)
    const result = await huntBeside(odd, put('prose.json', 'Dear reader,\n'))
    expect(codesOf(result)).toEqual(['unknown-record', 'unknown-format'])
    expect(result.records).toMatchObject({ unmatched: 4 })
    expect(result.unreadable).toEqual([join(root, 'prose.json')])
  })
})

describe('a file that would fill the memory', () => {
  it('a gigabyte of zeros in a megabyte ends within seconds', async () => {
    const path = join(root, 'bomb.json.gz')
    const member = gzipSync(Buffer.alloc(16 * mebibyte))
    await pipeline(function* (): Generator<Buffer> {
      for (let written = 0; written < 1024; written += 16) yield member
    }, createWriteStream(path))
    const result = await huntBeside(path)
    expect(codesOf(result)).toEqual(['nul-bytes'])
    expect(result.unreadable).toEqual([path])
  })

  it('a record of 50 MB is passed over; its neighbours are read', async () => {
    const huge = ec2Line('huge', 'DescribeSnapshots', { requestParameters: 'x'.repeat(50e6) })
    const path = put('huge.json', `${good(2, 'before')}${huge}\n${good(2, 'after')}`)
    const result = await huntBeside(path)
    expect(codesOf(result)).toEqual(['record-too-large'])
    expect(result.records).toMatchObject({ unmatched: 7, rejected: { 'record-too-large': 1 } })
    expect(result.unreadable).toEqual([])
  })
})

describe('an input that is not there, or holds nothing', () => {
  it('as a path of nothing is unreadable', async () => {
    const missing = join(root, 'missing.json')
    const result = await huntBeside(missing)
    expect(codesOf(result)).toEqual(['input-missing'])
    expect(result.unreadable).toEqual([missing])
  })

  it('as a folder with a loop of links is read once', async () => {
    put('loop/inner/log.json', good(2, 'loop'))
    symlinkSync(join(root, 'loop'), join(root, 'loop/inner/again'))
    const result = await huntBeside(join(root, 'loop'))
    expect(result.records).toMatchObject({ unmatched: 5, skipped: {} })
    expect(result.unreadable).toEqual([])
  })

  it('as a link to itself is unreadable', async () => {
    const path = join(root, 'self.json')
    symlinkSync(path, path)
    const result = await huntBeside(path)
    expect(codesOf(result)).toEqual(['input-unreadable'])
    expect(result.unreadable).toEqual([path])
  })

  it('as an empty folder or file is told, and is not unreadable', async () => {
    mkdirSync(join(root, 'empty'))
    const result = await huntBeside(join(root, 'empty'), put('empty.json', ''))
    expect(codesOf(result)).toEqual(['input-empty', 'input-empty'])
    expect(result.unreadable).toEqual([])
  })
})
