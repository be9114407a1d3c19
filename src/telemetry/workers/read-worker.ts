/** Reads files in a thread of its own: takes parcels of them, answers with what it found in each. */
import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '../../base/assert.ts'
import { Fingerprinter } from '../fingerprint.ts'
import { adoptKernel } from '../kernel/kernel.ts'
import { Skimmer } from '../skim/skimmer.ts'
import { askingFilter } from './filter-questions.ts'
import { packedBuffers } from './packed-pieces.ts'
import type { ReadOrder, WorkerMessage, WorkerOrder, WorkerSetup } from './protocol.ts'
import { readParcel } from './read-parcel.ts'
import { RememberedFilter } from './remembered-filter.ts'
import { Room } from './room.ts'

assert(parentPort !== null, 'this file is for a thread')
const port = parentPort
// The only one who starts this file is the pool, which gives it a setup.
const { limits, secret, window, answer, kernel } = workerData as WorkerSetup
if (kernel !== undefined) adoptKernel(kernel)
const room = new Room(window)

function say(message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

async function read(order: ReadOrder): Promise<void> {
  for await (const message of readParcel(order, { limits, skimmer })) {
    say(message, packedBuffers(message.packed))
    await room.take(message.weight)
  }
}

const asking = answer && askingFilter(answer, (question) => say({ kind: 'question', question }))
const filter = asking && new RememberedFilter(asking)
const skimmer = filter && new Skimmer(filter, new Fingerprinter(Buffer.from(secret)))
let reading = Promise.resolve()

port.on('message', (order: WorkerOrder) => {
  if (order.kind === 'used') room.give(order.weight)
  else {
    filter?.learn(order.answers)
    reading = reading.then(() => read(order))
  }
})
say({ kind: 'ready' })
