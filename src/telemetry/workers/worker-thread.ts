import { Worker } from 'node:worker_threads'
import type { FilterQuestion } from './filter-questions.ts'
import type {
  PiecesMessage,
  ReadOrder,
  WorkerMessage,
  WorkerOrder,
  WorkerSetup,
} from './protocol.ts'
import type { FilterAnswer } from './remembered-filter.ts'

/** What the main thread does for a worker. */
export interface WorkerCare {
  /** Answers a question of the worker. */
  readonly onQuestion: (question: FilterQuestion) => void
  /** It has started, or has read a parcel to its end; what came of that may still be waiting here. */
  readonly onIdle: () => void
}

/** One worker as the main thread sees it. */
export class WorkerThread {
  readonly #worker: Worker
  readonly #messages: PiecesMessage[] = []
  #failure: Error | undefined
  #wake: (() => void) | undefined
  /** Has it started? */
  isReady = false
  /** Parcels that it was given and has not read to their end. */
  unread = 0
  /** How many answers of the filter it was told. */
  answers = 0

  constructor(file: URL, setup: WorkerSetup, care: WorkerCare) {
    this.#worker = new Worker(file, { workerData: setup })
    this.#worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'question') care.onQuestion(message.question)
      else if (message.kind === 'pieces') this.#receive(message, care)
      else {
        this.isReady = true
        care.onIdle()
      }
    })
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('it has ended')))
  }

  /** Gives it a parcel to read after those that it has, and tells it what the filter has said in the meantime. */
  give(order: ReadOrder, answers: readonly FilterAnswer[]): void {
    this.unread++
    this.answers += answers.length
    this.#say({ kind: 'read', answers, ...order })
  }

  /** Would whoever wants its next pieces have to wait? */
  get isBehind(): boolean {
    return this.#messages.length === 0 && this.#failure === undefined
  }

  /** The next pieces, in the order of its parcels. Throws when the worker died. */
  async next(): Promise<PiecesMessage> {
    for (;;) {
      const message = this.#messages.shift()
      if (message !== undefined) return message
      if (this.#failure !== undefined) throw this.#failure
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Says that pieces of a weight are no longer waiting. */
  release(weight: number): void {
    this.#say({ kind: 'used', weight })
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #receive(message: PiecesMessage, care: WorkerCare): void {
    this.#messages.push(message)
    this.#wake?.()
    if (message.end === undefined) return
    this.unread--
    care.onIdle()
  }

  #fail(error: Error): void {
    const message = `a thread that reads files died (--jobs 1 does without): ${error.message}`
    this.#failure ??= new Error(message, { cause: error })
    this.#wake?.()
  }

  #say(order: WorkerOrder): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    this.#worker.postMessage(order)
  }
}
