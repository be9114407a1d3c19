import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../../test/builders/input-folder.ts'
import { Fingerprinter } from '../fingerprint.ts'
import type { InputFile } from '../list-inputs.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import type { Parcel } from './parcel.ts'
import { WorkerPool } from './worker-pool.ts'

const { put } = createInputFolder()

/**
 * A worker that needs a moment for files of odd names, sends the name of each file in a message of its own,
 * and says that a part named `a` goes on to part 3.
 */
const program = pathToFileURL(
  put(
    'worker.mjs',
    `import { parentPort, workerData } from 'node:worker_threads'
    let reading = Promise.resolve()
    parentPort.on('message', (order) => {
      if (order.kind === 'read') reading = reading.then(() => read(order))
    })
    async function read({ paths, range }) {
      for (const [index, path] of paths.entries()) {
        if (Number(path) % 2 === 1) await new Promise((resolve) => setTimeout(resolve, 20))
        const next = path === 'a' && range.number === 0 ? 3 : (range?.number ?? 0) + 1
        const end = index === paths.length - 1 ? { end: { next, lines: 0 } } : {}
        const packed = path + (range === undefined ? '' : '#' + range.number)
        parentPort.postMessage({ kind: 'pieces', packed, weight: 1, ...end })
      }
    }`,
  ),
)

function poolOf(parcels: readonly Parcel[], count: number): WorkerPool {
  const fingerprinter = new Fingerprinter()
  return new WorkerPool(parcels, {
    count,
    program,
    limits: defaultLimits,
    fingerprinter,
    filter: undefined,
  })
}

function file(path: string): InputFile {
  return { path, inputs: [], bytes: 1 }
}

it.each([1, 2, 3])(
  'with %i workers gives out what they find in the order of the files',
  async (count) => {
    const names = Array.from({ length: 30 }, (_, index) => String(index))
    const parcels = names
      .filter((_, index) => index % 3 === 0)
      .map((name) => ({
        files: [0, 1, 2].map((more) => file(String(Number(name) + more))),
        bytes: 3,
      }))
    const pool = poolOf(parcels, count)
    const found: unknown[] = []
    for (const _ of names) found.push((await pool.next()).packed)
    expect(found).toEqual(names)
    await pool.close()
  },
)

function partsOf(path: InputFile): readonly Parcel[] {
  return [0, 1, 2, 3].map((number) => ({
    files: [path],
    range: { number, step: 1, count: 4 },
    bytes: 1,
  }))
}

it('leaves out parts of a file that were read by the worker before', async () => {
  const pool = poolOf([...partsOf(file('a')), ...partsOf(file('b'))], 2)
  const found: unknown[] = []
  for (let count = 0; count < 6; count++) found.push((await pool.next()).packed)
  expect(found).toEqual(['a#0', 'a#3', 'b#0', 'b#1', 'b#2', 'b#3'])
  await pool.close()
})

it('throws when it is closed while somebody waits', async () => {
  const pool = poolOf([{ files: [file('1')], bytes: 1 }], 1)
  const waiting = pool.next()
  await Promise.all([expect(waiting).rejects.toThrow('died'), pool.close()])
})
