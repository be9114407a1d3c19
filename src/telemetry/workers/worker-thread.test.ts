import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../../test/builders/input-folder.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import { WorkerThread } from './worker-thread.ts'

const { put } = createInputFolder()
const setup = { limits: defaultLimits, secret: new Uint8Array(8), window: 1000 }
const order = { paths: [] }

/** A worker that runs a program, and what it made the main thread do. */
function threadOf(
  name: string,
  program: string,
): { readonly thread: WorkerThread; readonly done: string[] } {
  const done: string[] = []
  const file = pathToFileURL(
    put(`${name}.mjs`, `import { parentPort } from 'node:worker_threads'\n${program}`),
  )
  const thread = new WorkerThread(file, setup, {
    onQuestion: ({ service, action }) => void done.push(`${service} ${action}`),
    onIdle: () => void done.push('idle'),
  })
  return { thread, done }
}

it('hands on what its worker says, in order', async () => {
  const { thread, done } = threadOf(
    'echo',
    `parentPort.on('message', ({ kind }) => {
      if (kind !== 'read') return
      parentPort.postMessage({ kind: 'ready' })
      parentPort.postMessage({ kind: 'question', question: { service: 'ec2', action: 'A' } })
      parentPort.postMessage({ kind: 'pieces', weight: 1 })
      parentPort.postMessage({ kind: 'pieces', weight: 2, end: { next: 1, lines: 0 } })
    })`,
  )
  thread.give(order, [])
  expect([thread.unread, thread.isReady, thread.isBehind]).toEqual([1, false, true])
  expect((await thread.next()).weight).toBe(1)
  expect((await thread.next()).weight).toBe(2)
  expect([thread.unread, thread.isReady, thread.isBehind]).toEqual([0, true, true])
  expect(done).toEqual(['idle', 'ec2 A', 'idle'])
  await thread.terminate()
})

it('tells its worker what to read and what the filter has said', async () => {
  const { thread } = threadOf(
    'told',
    `parentPort.on('message', (order) => {
      parentPort.postMessage({ kind: 'pieces', weight: order, end: { next: 1, lines: 0 } })
    })`,
  )
  const answers = [{ of: 'needs', key: 'k', said: true }] as const
  const range = { number: 2, step: 9, count: 3 }
  thread.give({ paths: ['a'], range }, answers)
  expect((await thread.next()).weight).toEqual({ kind: 'read', paths: ['a'], range, answers })
  expect(thread.answers).toBe(1)
  await thread.terminate()
})

it.each([
  ['fails', `throw new Error('out of luck')`, 'out of luck'],
  [
    'fails later',
    `parentPort.on('message', async () => { throw new Error('too much') })`,
    'too much',
  ],
  ['ends', `parentPort.on('message', () => process.exit(3))`, 'it has ended'],
  ['cannot be loaded', `import 'nothing-of-this-name'`, 'nothing-of-this-name'],
])('throws when its worker %s, and does not wait for ever', async (name, program, message) => {
  const { thread } = threadOf(name, program)
  thread.give(order, [])
  await expect(thread.next()).rejects.toThrow(message)
  await expect(thread.next()).rejects.toThrow('--jobs 1')
})

it('throws when its worker is stopped while it is waited for', async () => {
  const { thread } = threadOf('silent', `parentPort.on('message', () => {})`)
  const waiting = thread.next()
  void thread.terminate()
  await expect(waiting).rejects.toThrow('it has ended')
})
