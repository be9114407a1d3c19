import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { buildProgram } from '../../test/builders/worker-program.ts'
import { readTelemetry } from './read-telemetry.ts'
import type { Limits } from './telemetry-limits.ts'

const root = mkdtempSync(join(tmpdir(), 'spoor-bomb-'))
afterAll(() => rmSync(root, { recursive: true }))

const program = await buildProgram('telemetry/read-telemetry.ts')

const mebibyte = 1024 * 1024

/** Writes a gzip file that unpacks to a text and then to a gigabyte of one character. */
async function bomb(start: string, character: string): Promise<string> {
  const path = join(root, `${character.codePointAt(0)}.json.gz`)
  const member = gzipSync(Buffer.alloc(10 * mebibyte, character))
  const content = function* (): Generator<Buffer> {
    yield gzipSync(start)
    for (let written = 0; written < 1024; written += 10) yield member
  }
  await pipeline(content, createWriteStream(path))
  return path
}

/** The codes and reasons that a file gives, repeats aside. */
async function codesOf(path: string, limits: Partial<Limits> = {}): Promise<readonly string[]> {
  const codes: string[] = []
  for await (const batch of readTelemetry([path], { limits })) {
    for (const item of batch) {
      if (item.kind === 'rejected') codes.push(item.reason)
      if (item.kind === 'diagnostic') codes.push(item.diagnostic.code)
    }
  }
  return codes
}

/** By how many bytes the memory of a process of its own grows at most while it reads a file. */
function growthOver(path: string): number {
  const reader = `
    import { readTelemetry } from ${JSON.stringify(program)}
    const before = process.memoryUsage().rss
    for await (const batch of readTelemetry([${JSON.stringify(path)}]));
    console.log(process.resourceUsage().maxRSS * 1024 - before)`
  // Linux counts the memory of the process that started another to the other's peak: a small one starts it.
  const starter = `
    import { execFileSync } from 'node:child_process'
    const words = ['--input-type=module', '--eval', ${JSON.stringify(reader)}]
    execFileSync(process.execPath, words, { stdio: 'inherit' })`
  const words = ['--input-type=module', '--eval', starter]
  return Number(execFileSync(process.execPath, words, { encoding: 'utf8' }))
}

describe('a gzip bomb', () => {
  it('of a gigabyte of zeros ends at once', async () => {
    const path = await bomb('', '\0')
    expect(await codesOf(path)).toEqual(['nul-bytes'])
  })

  it('of one endless text in a record ends early, in flat memory', async () => {
    const path = await bomb('{"a":"', 'a')
    expect(await codesOf(path)).toEqual(['gzip-bomb', 'record-too-large'])
    const growth = growthOver(path)
    expect(growth).toBeGreaterThan(0)
    expect(growth).toBeLessThan(300 * mebibyte)
  })

  it('is not seen where much comes out of much', async () => {
    const path = join(root, 'other.json.gz')
    const lines = Array.from({ length: 20_000 }, (_, at) => `{"n":"${(at * 7919) % 104729}"}`)
    writeFileSync(path, gzipSync(lines.join('\n')))
    expect(new Set(await codesOf(path, { bombBytes: 1000 }))).toEqual(new Set(['unknown-record']))
  })

  it('is not seen in a log of many alike records', async () => {
    const record = '{"eventSource":"a","eventName":"b","eventType":"c","eventID":"d"}\n'
    const path = join(root, 'alike.json.gz')
    writeFileSync(path, gzipSync(record.repeat(50_000)))
    expect(await codesOf(path, { bombBytes: mebibyte })).toEqual([])
  })
})
