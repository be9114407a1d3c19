import { setImmediate } from 'node:timers/promises'
import { assert } from '../../base/assert.ts'
import type { Fingerprinter } from '../fingerprint.ts'
import { compiledKernel } from '../kernel/kernel.ts'
import type { InputFile } from '../list-inputs.ts'
import type { Limits } from '../telemetry-limits.ts'
import { answerQuestion, createAnswer } from './filter-questions.ts'
import { OwnParcel } from './own-parcel.ts'
import { orderFor, type Parcel } from './parcel.ts'
import type { PiecesMessage, ReadOrder } from './protocol.ts'
import type { RememberedFilter } from './remembered-filter.ts'
import { WorkerThread } from './worker-thread.ts'

/** What workers are started with. */
export interface PoolOptions {
  /** How many. */
  readonly count: number
  /** The program of a worker. */
  readonly program: URL
  readonly limits: Limits
  readonly fingerprinter: Fingerprinter
  readonly filter: RememberedFilter | undefined
  /** Reads a parcel here, while no worker has what comes next; absent: this thread reads none. */
  readonly readHere?: ((order: ReadOrder) => AsyncGenerator<PiecesMessage>) | undefined
}

/** Each worker has the next parcel at hand when it is done with one. */
const parcelsAhead = 2
/** What all workers together may have sent that has not been used, in bytes, and the most of one thread. */
const windowOfAll = 64 * 1024 * 1024
const largestWindow = 8 * 1024 * 1024

/** A parcel of which more is to come, and who reads it. */
interface TakenParcel {
  readonly parcel: Parcel
  readonly by: WorkerThread | OwnParcel
}

/**
 * Threads that read parcels side by side, this one among them; what they find comes in the order of the parcels.
 * While workers start, and while they are behind, this thread reads what nobody has: it knows the way already.
 * One that is ahead of the others waits when what it found fills its window, so memory is bounded.
 */
export class WorkerPool {
  readonly #threads: readonly WorkerThread[]
  readonly #parcels: Iterator<Parcel>
  readonly #filter: RememberedFilter | undefined
  readonly #readHere: PoolOptions['readHere']
  /** Parcels that were taken and of which more is to come, in their order. */
  readonly #taken: TakenParcel[] = []
  /** Which part of which file comes next. */
  #next: { readonly file: InputFile | undefined; readonly number: number } = {
    file: undefined,
    number: 0,
  }

  constructor(parcels: Iterable<Parcel>, options: PoolOptions) {
    const { count, program, limits, fingerprinter, filter, readHere } = options
    this.#parcels = parcels[Symbol.iterator]()
    this.#filter = filter
    this.#readHere = readHere
    const { secret } = fingerprinter
    const kernel = filter && compiledKernel()
    const window = Math.min(largestWindow, windowOfAll / count)
    this.#threads = Array.from({ length: count }, () => {
      const answer = filter && createAnswer()
      return new WorkerThread(
        program,
        { limits, secret, window, answer, kernel },
        {
          onQuestion: (question) => {
            if (filter && answer) answerQuestion(filter, question, answer)
          },
          onIdle: () => this.#giveOut(),
        },
      )
    })
    this.#giveOut()
  }

  /** The next pieces, in the order of the files; there must be some left. Throws when a worker died. */
  async next(): Promise<PiecesMessage> {
    for (;;) {
      const first = this.#taken[0] ?? this.#takeOwn()
      assert(first !== undefined, 'no file is left to be read')
      const { parcel, by } = first
      const isNeeded = this.#isNeeded(parcel)
      if (by instanceof OwnParcel && !isNeeded) {
        await by.close()
        this.#taken.shift()
        continue
      }
      const message = await (by instanceof OwnParcel ? by.next() : this.#nextOf(by))
      if (message.end !== undefined) {
        this.#taken.shift()
        if (isNeeded) this.#next = { file: parcel.files[0], number: message.end.next }
      }
      // Workers ask and report between two messages, however many are at hand.
      await setImmediate()
      if (isNeeded) return message
    }
  }

  /** Stops all workers, whatever they are at, and what is read here. */
  async close(): Promise<void> {
    await Promise.all([
      ...this.#threads.map((thread) => thread.terminate()),
      ...this.#ownParcels().map((own) => own.close()),
    ])
  }

  #ownParcels(): readonly OwnParcel[] {
    return this.#taken.flatMap(({ by }) => (by instanceof OwnParcel ? [by] : []))
  }

  /** The next pieces of a worker; while there are none, other parcels are read here. */
  async #nextOf(thread: WorkerThread): Promise<PiecesMessage> {
    while (thread.isBehind && (await this.#readAhead())) await setImmediate()
    const message = await thread.next()
    thread.release(message.weight)
    return message
  }

  /** Reads on here, behind what workers read; false where nothing is left, or enough is waiting. */
  async #readAhead(): Promise<boolean> {
    const own = this.#ownParcels()
    const waiting = own.reduce((sum, { weight }) => sum + weight, 0)
    if (waiting >= largestWindow) return false
    const next = own.find(({ isRead }) => !isRead) ?? this.#takeOwn()?.by
    if (!(next instanceof OwnParcel)) return false
    await next.readAhead()
    return true
  }

  /** Takes the next parcel to be read here. */
  #takeOwn(): TakenParcel | undefined {
    const readHere = this.#readHere
    const parcel = readHere && this.#nextParcel()
    if (readHere === undefined || parcel === undefined) return undefined
    const taken = { parcel, by: new OwnParcel(readHere(orderFor(parcel))) }
    this.#taken.push(taken)
    return taken
  }

  /** Was a part of a file not read already, because the one before went on into it? */
  #isNeeded({ files: [file], range }: Parcel): boolean {
    return range === undefined || file !== this.#next.file || range.number >= this.#next.number
  }

  #giveOut(): void {
    const hands = this.#threads.filter(({ isReady }) => isReady || this.#readHere === undefined)
    for (;;) {
      const thread =
        hands.find(({ unread }) => unread === 0) ??
        hands.find(({ unread }) => unread < parcelsAhead)
      const parcel = thread && this.#nextParcel()
      if (thread === undefined || parcel === undefined) return
      this.#taken.push({ parcel, by: thread })
      thread.give(orderFor(parcel), this.#filter?.answersFrom(thread.answers) ?? [])
    }
  }

  #nextParcel(): Parcel | undefined {
    const { done, value } = this.#parcels.next()
    return done === true ? undefined : value
  }
}
