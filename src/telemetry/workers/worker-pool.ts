import { setImmediate } from 'node:timers/promises'
import { assert } from '../../base/assert.ts'
import type { Fingerprinter } from '../fingerprint.ts'
import type { InputFile } from '../list-inputs.ts'
import type { RecordFilter } from '../record-filter.ts'
import type { Limits } from '../telemetry-limits.ts'
import { answerQuestion, createAnswer } from './filter-questions.ts'
import type { Parcel } from './parcel.ts'
import type { PiecesMessage } from './protocol.ts'
import { WorkerThread } from './worker-thread.ts'

/** What workers are started with. */
export interface PoolOptions {
  /** How many. */
  readonly count: number
  /** The program of a worker. */
  readonly program: URL
  readonly limits: Limits
  readonly fingerprinter: Fingerprinter
  readonly filter: RecordFilter | undefined
}

/** Each worker has the next parcels at hand when it is done with one. */
const parcelsAhead = 3
/** What all workers together may have sent that has not been used, in bytes, and the most of one. */
const windowOfAll = 64 * 1024 * 1024
const largestWindow = 8 * 1024 * 1024

/**
 * Workers that read parcels side by side; what they find comes in the order of the parcels. A worker that is
 * ahead of the others waits when what it found fills its window, so memory is bounded whatever it reads.
 */
export class WorkerPool {
  readonly #threads: readonly WorkerThread[]
  readonly #parcels: Iterator<Parcel>
  /** Parcels that were given to a worker and of which more is to come, in their order. */
  readonly #given: { readonly parcel: Parcel; readonly thread: WorkerThread }[] = []
  /** Which part of which file comes next. */
  #next: { readonly file: InputFile | undefined; readonly number: number } = {
    file: undefined,
    number: 0,
  }

  constructor(parcels: Iterable<Parcel>, options: PoolOptions) {
    const { count, program, limits, fingerprinter, filter } = options
    this.#parcels = parcels[Symbol.iterator]()
    const { secret } = fingerprinter
    const window = Math.min(largestWindow, windowOfAll / count)
    this.#threads = Array.from({ length: count }, () => {
      const answer = filter && createAnswer()
      return new WorkerThread(
        program,
        { limits, secret, window, answer },
        {
          onQuestion: (question) => {
            if (filter && answer) answerQuestion(filter, question, answer)
          },
          onRead: () => this.#giveOut(),
        },
      )
    })
    this.#giveOut()
  }

  /** The next pieces, in the order of the files; there must be some left. Throws when a worker died. */
  async next(): Promise<PiecesMessage> {
    for (;;) {
      const [first] = this.#given
      assert(first !== undefined, 'no file is left to be read')
      const { parcel, thread } = first
      const message = await thread.next()
      thread.release(message.weight)
      const isNeeded = this.#isNeeded(parcel)
      if (message.end !== undefined) {
        this.#given.shift()
        if (isNeeded) this.#next = { file: parcel.files[0], number: message.end.next }
      }
      // Workers ask and report between two messages, however many are at hand.
      await setImmediate()
      if (isNeeded) return message
    }
  }

  /** Stops all workers, whatever they are at. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()))
  }

  /** Was a part of a file not read already, because the one before went on into it? */
  #isNeeded({ files: [file], range }: Parcel): boolean {
    return range === undefined || file !== this.#next.file || range.number >= this.#next.number
  }

  #giveOut(): void {
    for (;;) {
      const thread =
        this.#threads.find(({ unread }) => unread === 0) ??
        this.#threads.find(({ unread }) => unread < parcelsAhead)
      if (thread === undefined) return
      const { done, value: parcel } = this.#parcels.next()
      if (done) return
      this.#given.push({ parcel, thread })
      thread.give(parcel)
    }
  }
}
