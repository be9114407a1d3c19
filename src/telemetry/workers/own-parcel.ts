import { assert } from '../../base/assert.ts'
import type { PiecesMessage } from './protocol.ts'

/** A parcel that the main thread reads itself, at once or while it would wait for others. */
export class OwnParcel {
  readonly #reading: AsyncGenerator<PiecesMessage>
  readonly #ahead: PiecesMessage[] = []
  /** Has it been read to its end? */
  isRead = false

  constructor(reading: AsyncGenerator<PiecesMessage>) {
    this.#reading = reading
  }

  /** About how many bytes were found and have not been taken. */
  get weight(): number {
    return this.#ahead.reduce((sum, { weight }) => sum + weight, 0)
  }

  /** The next pieces; there must be some left. */
  async next(): Promise<PiecesMessage> {
    if (this.#ahead.length === 0) await this.readAhead()
    const message = this.#ahead.shift()
    assert(message !== undefined, 'a parcel was read to its end')
    return message
  }

  /** Reads the next pieces, to be taken later. */
  async readAhead(): Promise<void> {
    const { done, value } = await this.#reading.next()
    if (done === true) return
    this.#ahead.push(value)
    this.isRead = value.end !== undefined
  }

  /** Says that nobody wants what is left of it. */
  async close(): Promise<void> {
    await this.#reading.return(undefined)
  }
}
