import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { textOf } from '../base/json.ts'
import { readTelemetry, type ReadOptions } from './read-telemetry.ts'
import type { TelemetryItem } from './telemetry-item.ts'

const root = mkdtempSync(join(tmpdir(), 'spoor-read-'))
afterAll(() => rmSync(root, { recursive: true }))

/** An emulated CloudTrail event, as JSON. */
function event(id: string, more: object = {}): string {
  const action = { eventSource: 'ec2.amazonaws.com', eventName: 'CopySnapshot' }
  return JSON.stringify({ ...action, eventType: 'AwsApiCall', eventID: id, ...more })
}

function put(name: string, content: string | Buffer): string {
  const path = join(root, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function read(inputs: string[], options?: ReadOptions): Promise<readonly TelemetryItem[]> {
  const items: TelemetryItem[] = []
  for await (const batch of readTelemetry(inputs, options)) items.push(...batch)
  return items
}

/** Items in short: `e1@1`, `reason@line`, `code!`, `=outcome`. */
function shown(items: readonly TelemetryItem[]): readonly string[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'record':
        return `${textOf(item.record.value['eventID'])}@${item.record.origin.line}`
      case 'unneeded':
        return `unneeded ${item.records.times.length}`
      case 'skipped':
      case 'rejected':
        return `${item.reason}@${item.origin.line ?? ''}`
      case 'diagnostic':
        return `${item.diagnostic.code}!`
      case 'input':
        return `=${item.outcome}`
      case 'stopped':
        return `stopped after ${item.filesRead} of ${item.files}`
    }
  })
}

const contents = (content: string | Buffer, name = 'a.json'): Promise<readonly string[]> =>
  read([put(name, content)]).then(shown)

describe('reading', () => {
  it('gives each record its origin and its key', async () => {
    const path = put('trail.json', `{"Records":[\n${event('e1')},\n${event('e2')}]}`)
    const [first, second, input] = await read([path])
    expect(first).toMatchObject({
      kind: 'record',
      key: 'aws.cloudtrail e1 ',
      record: {
        source: 'aws.cloudtrail',
        dialect: 'cloudtrail',
        origin: { file: path, line: 2, index: 0, envelopes: ['records'] },
      },
    })
    expect(second).toMatchObject({ record: { origin: { line: 3, index: 1 } } })
    expect(input).toEqual({ kind: 'input', input: path, outcome: 'read' })
  })

  it('counts a repeat as skipped, across files and clouds of one run', async () => {
    const folder = join(root, 'repeats')
    put('repeats/1.json', `${event('e1')}\n${event('e1')}`)
    put('repeats/2.json.gz', gzipSync(`{"Records":[${event('e1')},${event('e2')}]}`))
    const items = ['e1@1', 'duplicate@2', 'duplicate@1', 'e2@1', '=read']
    expect(shown(await read([folder]))).toEqual(items)
  })

  it('says when it can no longer recognise repeats', async () => {
    const path = put('many.json', ['e1', 'e2', 'e2', 'e3', 'e1'].map((id) => event(id)).join('\n'))
    expect(shown(await read([path], { limits: { fingerprints: 1 } }))).toEqual([
      'e1@1',
      'duplicates-untracked!',
      'e2@2',
      'e2@3',
      'e3@4',
      'duplicate@5',
      '=read',
    ])
  })

  it('yields the same whatever the order of the inputs', async () => {
    const inputs = ['c', 'a', 'b'].map((name) => put(`order/${name}`, event(name) + event('x')))
    const missing = join(root, 'missing')
    const all = await read([...inputs, missing])
    expect(await read([missing, ...inputs].reverse())).toEqual(all)
    expect(shown(all).filter((one) => one.includes('@'))).toEqual([
      'a@1',
      'x@1',
      'b@1',
      'duplicate@1',
      'c@1',
      'duplicate@1',
    ])
  })

  it('reads standard input', async () => {
    const stdin = (async function* () {
      yield gzipSync(event('e1'))
    })()
    const items = await read(['-'], { stdin })
    expect(shown(items)).toEqual(['e1@1', '=read'])
    expect(items[0]).toMatchObject({ record: { origin: { file: '-' } } })
  })

  it('reads lines with a time before the JSON, and UTF-16', async () => {
    expect(await contents(`2024-01-01T00:00:00.000Z ${event('e1')}\n`)).toEqual(['e1@1', '=read'])
    expect(await contents(Buffer.from(`\ufeff${event('e1')}`, 'utf16le'))).toEqual([
      'e1@1',
      '=read',
    ])
  })
})

describe('broken input', () => {
  const records = Array.from({ length: 2000 }, (_, number) => event(`e${number}`))
  const packed = gzipSync(`{"Records":[${records.join(',')}]}`)

  it('that is cut gzip gives what could be unpacked', async () => {
    const items = await contents(packed.subarray(0, packed.length / 2), 'cut.json.gz')
    expect(items.filter((item) => item.startsWith('e')).length).toBeGreaterThan(500)
    expect(items.slice(-3)).toEqual(['gzip-cut!', 'json-cut@1', '=read'])
  })

  it('that is cut JSON is rejected at its line', async () => {
    expect(await contents(`${event('e1')}\n{"eventSource":`)).toEqual([
      'e1@1',
      'json-cut@2',
      '=read',
    ])
    const growing = put('h=00/m=00/PT1H.json', `${event('e1')}\n{"time":`)
    expect((await read([growing]))[1]).toMatchObject({
      reason: 'json-cut',
      diagnostic: { severity: 'note', line: 2 },
    })
  })

  it('in one line or element does not stop the next', async () => {
    expect(await contents(`${event('e1')}\nhello\n{"a":}\n${event('e2')}`)).toEqual([
      'e1@1',
      'json-invalid@2',
      'json-invalid@3',
      'e2@4',
      '=read',
    ])
    expect(await contents(`[${event('e1')},{"a":},\n${event('e2')}]`)).toEqual([
      'e1@1',
      'json-invalid@1',
      'e2@2',
      '=read',
    ])
  })

  it('with NUL bytes is named so', async () => {
    expect(await contents(Buffer.alloc(5000))).toEqual(['nul-bytes@', '=unreadable'])
    expect(await contents(`${event('e1')}\n${'\0'.repeat(100)}\n${event('e2')}`)).toEqual([
      'e1@1',
      'nul-bytes@2',
      'e2@3',
      '=read',
    ])
  })

  it('with bytes that are not UTF-8 is read with a warning', async () => {
    const bytes = Buffer.from(event('e1', { userAgent: '\u00ff' }), 'latin1')
    const items = await read([put('latin1.json', bytes)])
    expect(shown(items)).toEqual(['encoding-invalid!', 'e1@1', '=read'])
    expect(items[1]).toMatchObject({ record: { value: { userAgent: '\ufffd' } } })
  })

  it('with a record of 50 MB is read but for that one', async () => {
    const huge = event('huge', { requestParameters: 'x'.repeat(50_000_000) })
    const items = await read([put('huge.json', `{"Records":[${huge},\n${event('e2')}]}`)])
    expect(shown(items)).toEqual(['record-too-large@1', 'e2@2', '=read'])
    expect(items[0]).toMatchObject({ diagnostic: { line: 1 } })
  })

  it('with nesting without end is rejected', async () => {
    const deep = `{"a":${'['.repeat(300)}${']'.repeat(300)}}`
    expect(await contents(`${deep}\n${event('e1')}`)).toEqual([
      'record-too-deep@1',
      'e1@2',
      '=read',
    ])
  })

  it('of an unknown cloud is counted, each, but not listed without end', async () => {
    const items = await read([put('other.json', '{"cloud":"other"}\n'.repeat(30))])
    const rejected = items.filter((item) => item.kind === 'rejected')
    expect(rejected).toHaveLength(30)
    expect(rejected.filter(({ diagnostic }) => diagnostic !== undefined)).toHaveLength(10)
    expect(items.at(-2)).toMatchObject({
      diagnostic: { code: 'unknown-record', message: expect.stringContaining('20 more') },
    })
    expect(items.at(-1)).toMatchObject({ outcome: 'unreadable' })
  })

  it('that is no log is named by what it is', async () => {
    expect(await contents('PAR1....PAR1', 'a.parquet')).toEqual([
      'parquet-unsupported@',
      '=unreadable',
    ])
    expect(await contents('# Read me\n', 'README.md')).toEqual(['unknown-format@', '=unreadable'])
  })

  it('that is missing or empty is told apart', async () => {
    mkdirSync(join(root, 'empty'))
    expect(shown(await read([join(root, 'empty')]))).toEqual(['input-empty!', '=empty'])
    expect(await contents('')).toEqual(['input-empty!', '=empty'])
    expect(await contents('{"Records":[]}')).toEqual(['input-empty!', '=empty'])
    const below = join(put('a.json', ''), 'b.json')
    expect(shown(await read([below]))).toEqual(['input-missing!', '=unreadable'])
  })
})
