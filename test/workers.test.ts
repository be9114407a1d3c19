/** A hunt with threads beside it reports to the byte what one reports that reads everything itself. */
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadShippedDetections } from '../src/content.ts'
import type { Detection } from '../src/detections/detection.ts'
import { hunt, type HuntOptions } from '../src/hunt.ts'
import { planHunt } from '../src/hunt-plan.ts'
import { renderJson } from '../src/reports/json.ts'
import { readTelemetry } from '../src/telemetry/read-telemetry.ts'
import { defaultLimits } from '../src/telemetry/telemetry-limits.ts'
import { WorkerThread } from '../src/telemetry/workers/worker-thread.ts'
import { createInputFolder, ec2Line, publicShareLine } from './builders/input-folder.ts'
import { mutatedFiles } from './builders/mutated-records.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'
import { buildWorkerProgram } from './builders/worker-program.ts'

const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const { root, put } = createInputFolder()
const program = await buildWorkerProgram()
let detections: readonly Detection[] = []

beforeAll(async () => {
  detections = (await loadShippedDetections()).detections
})

type Options = Partial<HuntOptions> & Pick<HuntOptions, 'inputs'>

/** Workers that are started for any input, read all of it, and every file of lines in parts. */
const eager = { program, bytesPerWorker: 1, rangeBytes: 3000, onlyWorkers: true }

async function report(options: Options): Promise<string> {
  const result = await hunt({ detections, workers: eager, ...options })
  return renderJson(result, { name: 'spoor', version: '0' })
}

/** The report, after comparing it with those of hunts with as many workers as are named. */
async function sameReport(options: Options, counts: readonly number[] = [2]): Promise<string> {
  const alone = await report(options)
  for (const jobs of counts) {
    const workers = options.workers ?? eager
    const together = await report({ ...options, jobs, workers })
    expect(firstDifference(together, alone)).toEqual([])
    const helped = await report({ ...options, jobs, workers: { ...workers, onlyWorkers: false } })
    expect(firstDifference(helped, alone)).toEqual([])
  }
  return alone
}

/** The first lines that two texts do not share, of both: all of them may be megabytes. */
function firstDifference(a: string, b: string): readonly string[] {
  if (a === b) return []
  const [here, there] = [a.split('\n'), b.split('\n')]
  const line = here.findIndex((text, index) => text !== there[index])
  return [...here.slice(line, line + 3), '---', ...there.slice(line, line + 3)]
}

/** Emulated records, one a line; a rule needs every third of them. */
function lines(count: number, prefix: string): string {
  const actions = ['DescribeSnapshots', 'DescribeInstances', 'DescribeSubnets']
  return Array.from(
    { length: count },
    (_, index) => `${ec2Line(`${prefix}-${index}`, actions[index % 3] ?? '')}\n`,
  ).join('')
}

describe('the report is the same', () => {
  it('for the samples, with the filter and without', async () => {
    expect(await sameReport({ inputs: [samples] })).toContain('"kind"')
    await sameReport({ inputs: [join(samples, 'aws')], filter: null }, [3])
  })

  it.skipIf(!hasSharedData())('for every collection of real records', async () => {
    for (const folder of ['aws', 'azure', 'gcp']) {
      expect(await sameReport({ inputs: [sharedPath(folder)] })).toContain('"records"')
    }
  })

  it('for broken input of every kind beside good files', async () => {
    const good = lines(30, 'good')
    const texts: Readonly<Record<string, string | Buffer>> = {
      'a-cut.json.gz': gzipSync(lines(500, 'cut'), { level: 1 }).subarray(0, 4000),
      'b-cut.json': good.slice(0, -40),
      'c-nul.json': Buffer.alloc(4096),
      'd-wide.json': Buffer.from(`\ufeff${lines(5, 'wide')}`, 'utf16le'),
      'e-mark.json': `\ufeff${lines(20, 'mark')}`,
      'f-prose.json': 'Dear reader,\n',
      'g-empty.json': '',
      'h-odd.json': `{"hello":"world"}\n`.repeat(40),
      'i-table.csv': 'eventSource,eventName\nec2.amazonaws.com,X\n"a,b\n',
      'j-deep.json': `${'['.repeat(500)}\n${good}`,
      'k-latin.json': Buffer.from(good.replaceAll('DescribeSnapshots', 'Caf\u00e9'), 'latin1'),
      'l-parquet.json': 'PAR1',
      'n-pretty.json': JSON.stringify({ Records: [JSON.parse(ec2Line('p', 'A'))] }, null, 2),
      'o-timed.json': good.replaceAll(/^/gm, '2026-03-02T10:00:00Z ').trimEnd(),
      'p-good.json': good,
      'PT1H.json': good.slice(0, -10),
    }
    for (const [name, text] of Object.entries(texts)) put(`broken/${name}`, text)
    const inputs = [
      join(root, 'broken'),
      join(root, 'missing.json'),
      join(root, 'broken/g-empty.json'),
    ]
    const { summary, diagnostics } = JSON.parse(await sameReport({ inputs }))
    expect(summary.records.skipped.duplicate).toBeGreaterThan(30)
    expect(new Set(diagnostics.map(({ code }: { code: string }) => code)).size).toBeGreaterThan(9)
    await sameReport({ inputs, filter: null })
  })

  it('for gzip that unpacks to nothing of use, and is given up', async () => {
    const path = put('bombs/bomb.json.gz', gzipSync(Buffer.alloc(70 * 1024 * 1024, ' ')))
    put('bombs/good.json', lines(5, 'good'))
    const { diagnostics } = JSON.parse(await sameReport({ inputs: [join(root, 'bombs')] }))
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'gzip-bomb', file: path }))
  })

  it('for events that were delivered twice, in one file and in several', async () => {
    put('twice/1.json', lines(200, 'twice') + lines(50, 'twice'))
    put('twice/2.json', `${publicShareLine('share')}\n${lines(300, 'twice')}`)
    put('twice/3.json.gz', gzipSync(`${lines(250, 'twice')}${publicShareLine('share')}\n`))
    // White space between tokens is for the parser, on the main thread; the others are passed over by workers.
    put('twice/4.json', lines(20, 'twice').replaceAll('":', '": '))
    const { summary } = JSON.parse(await sameReport({ inputs: [join(root, 'twice')] }, [2, 3]))
    expect(summary.records).toMatchObject({ read: 822, skipped: { duplicate: 521 } })
  })

  it('for standard input among files, before and after others', async () => {
    put('streamed/+.json', lines(20, 'before'))
    put('streamed/a.json', lines(20, 'after'))
    const stream = async function* (): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from(lines(10, 'between')))
    }
    const inputs = [join(root, 'streamed'), '-']
    const [alone, together] = await Promise.all(
      [1, 2].map((jobs) => report({ inputs, jobs, stdin: stream() })),
    )
    expect(together).toBe(alone)
    expect(JSON.parse(alone ?? '').summary.records.read).toBe(50)
  })

  it('for files in other places under other names', async () => {
    for (const [index, name] of ['z', 'y', 'x', 'w'].entries()) {
      put(`named/${name}/log.json`, lines(40, `n${index % 3}`))
    }
    cpSync(join(root, 'named'), join(root, 'named-again'), { recursive: true })
    const inputs = [join(root, 'named-again'), join(root, 'named')]
    expect(JSON.parse(await sameReport({ inputs })).summary.records.read).toBe(320)
  })
})

it('what no rule needs is passed over by workers as well', async () => {
  const { filter } = planHunt(detections)
  const passedOver = async (jobs: number): Promise<number> => {
    let count = 0
    const inputs = [join(samples, 'aws')]
    for await (const items of readTelemetry(inputs, { filter, workers: { ...eager, jobs } })) {
      for (const item of items) if (item.kind === 'unneeded') count += item.records.times.length
    }
    return count
  }
  expect(await passedOver(2)).toBeGreaterThan(2000)
  expect(await passedOver(2)).toBe(await passedOver(1))
})

describe('a large file of lines, read in parts', () => {
  const long = ec2Line('long', 'DescribeSnapshots', { userAgent: 'x'.repeat(10_000) })

  it.each([
    ['as it should be', lines(100, 'plain')],
    ['without a last newline', lines(60, 'plain').trimEnd()],
    ['with other newlines', lines(60, 'plain').replaceAll('\n', '\r\n')],
    ['with empty lines', lines(60, 'plain').replaceAll('\n', '\n\n\n')],
    ['with a record longer than many parts', `${lines(5, 'a')}${long}\n${lines(40, 'b')}`],
    ['with a torn record', `${lines(20, 'a')}${long.slice(0, 9000)}\n${lines(40, 'b')}`],
    [
      'with a newline in a record',
      `${lines(9, 'a')}${long.replace('xxx', 'x\nx')}\n${lines(40, 'b')}`,
    ],
    [
      'that goes on as one document',
      `${lines(9, 'a')}{"Records":[\n${lines(60, 'b').trim().replaceAll('\n', ',\n')}]}`,
    ],
    ['that goes on as a document without end', `${lines(9, 'a')}{"Records":[\n${lines(60, 'b')}`],
    [
      'with a document of many lines in between',
      `${lines(30, 'a')}${JSON.stringify(
        {
          Records: lines(30, 'b')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        },
        null,
        1,
      )}\n${lines(60, 'c')}`,
    ],
    ['with text in between', `${lines(30, 'a')}${'no JSON at all\n'.repeat(400)}${lines(30, 'b')}`],
  ])('%s', async (name, text) => {
    const inputs = [put(`lines/${name}.json`, text), put(`lines/${name}.z.json`, lines(3, 'next'))]
    const { summary } = JSON.parse(await sameReport({ inputs }))
    expect(summary.records.read).toBeGreaterThan(20)
    await sameReport({ inputs, filter: null })
  })

  it('tells on which line a record stands', async () => {
    const path = put('lines/numbered.json', `${lines(100, 'before')}${publicShareLine('share')}\n`)
    const { findings } = JSON.parse(await sameReport({ inputs: [path] }))
    expect(findings[0].evidence).toMatchObject([{ record: 'share', file: path, line: 101 }])
  })

  it('however odd its records are, wherever it is cut', async () => {
    const records = readdirSync(join(samples, 'aws'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.gz'))
      .sort()
      .flatMap((name) =>
        JSON.parse(gunzipSync(readFileSync(join(samples, 'aws', name))).toString()).Records.slice(
          0,
          40,
        ),
      )
    let files = 0
    await fc.assert(
      fc.asyncProperty(
        mutatedFiles(records),
        fc.integer({ min: 100, max: 9000 }),
        async (bytes, rangeBytes) => {
          const path = put(
            `mutated/${files++}.json`,
            Buffer.concat([Buffer.from(lines(3, 'first')), bytes]),
          )
          const told = await sameReport({ inputs: [path], workers: { ...eager, rangeBytes } })
          expect(told).toContain('"records"')
        },
      ),
      { numRuns: Number(process.env['SPOOR_RUNS'] ?? 12) },
    )
  })
})

describe('a worker', () => {
  const text = lines(3000, 'many')

  it('sends no more than its window while nobody takes what it sent', async () => {
    const window = 500_000
    const path = put('window/large.json', text)
    const setup = { limits: defaultLimits, secret: new Uint8Array(8), window }
    const thread = new WorkerThread(program, setup, { onQuestion: () => {}, onIdle: () => {} })
    thread.give({ paths: [path] }, [])
    let sent = 0
    while (sent < window) sent += (await thread.next()).weight
    const more = thread.next()
    const idle = new Promise((resolve) => setTimeout(() => resolve('idle'), 500))
    expect(await Promise.race([more, idle])).toBe('idle')
    thread.release(sent)
    const { weight } = await more
    expect(weight).toBeGreaterThan(0)
    expect(sent + weight).toBeLessThan(text.length)
    await thread.terminate()
  })

  it('is stopped with the hunt, whose report is made of what came before', async () => {
    const folder = join(root, 'stopped')
    for (const name of ['a', 'b', 'c', 'd']) {
      put(`stopped/${name}.json`, text.replaceAll('many-', `${name}-`))
    }
    const controller = new AbortController()
    const { partial, records, diagnostics } = await hunt({
      inputs: [folder],
      detections,
      filter: null,
      jobs: 2,
      workers: { ...eager, rangeBytes: 1e9 },
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    expect(partial).toBe(true)
    expect(diagnostics[0]).toMatchObject({ code: 'hunt-interrupted' })
    expect(records.read).toBeGreaterThan(0)
    expect(records.read).toBeLessThan(12_000)
  })

  it('that dies ends the hunt with an error', async () => {
    const broken = pathToFileURL(put('broken-worker.mjs', 'process.exit(1)'))
    const options = { inputs: [join(root, 'stopped')], workers: { ...eager, program: broken } }
    await expect(report({ ...options, jobs: 2 })).rejects.toThrow('a thread that reads files died')
  })
})
