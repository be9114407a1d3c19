import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../../test/builders/input-folder.ts'
import { Fingerprinter } from '../fingerprint.ts'
import type { InputFile } from '../list-inputs.ts'
import { defaultLimits as limits } from '../telemetry-limits.ts'
import type { Parcel } from './parcel.ts'
import { PiecePacker } from './pack-pieces.ts'
import type { PiecesMessage, ReadOrder } from './protocol.ts'
import { type PoolOptions, WorkerPool } from './worker-pool.ts'

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
    parentPort.postMessage({ kind: 'ready' })
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

function poolOf(
  parcels: readonly Parcel[],
  count: number,
  readHere?: PoolOptions['readHere'],
): WorkerPool {
  const fingerprinter = new Fingerprinter()
  const filter = undefined
  return new WorkerPool(parcels, { count, program, limits, fingerprinter, filter, readHere })
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

/** What this thread finds: a message for each file, its name told by the weight; `read` has what was asked for. */
function here(read: string[]): NonNullable<PoolOptions['readHere']> {
  return async function* reading({ paths, range }: ReadOrder): AsyncGenerator<PiecesMessage> {
    for (const [index, path] of paths.entries()) {
      read.push(range === undefined ? path : `${path}#${range.number}`)
      const packed = new PiecePacker(limits).take()
      const message = { kind: 'pieces', packed, weight: Number(path), stored: 0 } as const
      const next = path === '7' && range?.number === 0 ? 3 : (range?.number ?? 0) + 1
      await new Promise((resolve) => setTimeout(resolve, 20))
      yield index < paths.length - 1 ? message : { ...message, end: { next, lines: 0 } }
    }
  }
}

/** The name of the file that a message is of, whoever read it. */
function nameOf({ packed, weight }: PiecesMessage): string {
  return typeof packed === 'string' ? packed : String(weight)
}

it('reads here what no worker has, and gives out all in the order of the files', async () => {
  const names = Array.from({ length: 60 }, (_, index) => String(index))
  const read: string[] = []
  const pool = poolOf(
    names.map((name) => ({ files: [file(name)], bytes: 1 })),
    1,
    here(read),
  )
  const found: string[] = []
  for (const _ of names) found.push(nameOf(await pool.next()))
  expect(found).toEqual(names)
  // The worker takes longer to start than this thread to begin, and less than it to read everything.
  expect(read[0]).toBe('0')
  expect(read.length).toBeLessThan(names.length)
  await pool.close()
})

it('does not read here what the part before went on into', async () => {
  const read: string[] = []
  const pool = poolOf(partsOf(file('7')), 1, here(read))
  await pool.next()
  await pool.next()
  expect(read).not.toContain('7#1')
  await pool.close()
})

it('throws when nothing is left to be read', async () => {
  const pool = poolOf([{ files: [file('0')], bytes: 1 }], 1, here([]))
  await pool.next()
  await expect(pool.next()).rejects.toThrow('no file is left')
  await pool.close()
})

it('ends what is read here when it is closed', async () => {
  let isEnded = false
  const pool = poolOf([{ files: [file('0'), file('1')], bytes: 2 }], 1, async function* (order) {
    try {
      yield* here([])(order)
    } finally {
      isEnded = true
    }
  })
  await pool.next()
  expect(isEnded).toBe(false)
  await pool.close()
  expect(isEnded).toBe(true)
})
