import type { JsonWalker } from './json-walker.ts'
import { layout } from './kernel-layout.ts'

/** Where an event source and an event name stand in a walker's bytes, without their quotes. */
export interface ActionPlace {
  readonly sourceFrom: number
  readonly sourceTo: number
  readonly nameFrom: number
  readonly nameTo: number
}

/** Names of real services and calls; anything else is for the parser. */
const plainSource = /^[a-z0-9][a-z0-9.-]{0,99}$/
const plainName = /^[A-Za-z][A-Za-z0-9_]{0,127}$/
/** The one text of letters that Elastic takes for nothing (reference/telemetry.md 5.2, pre-clean). */
const blank = 'none'

/** A hostile log names new actions without end; when so many are known, all are forgotten. */
const mostActions = 20_000
/** The two may stand far apart only in odd records. */
const longestSpan = 300

/**
 * Remembers which actions are needed. They are known again by a digest of the bytes from the event source
 * to the event name, under the secret of the walker's kernel.
 */
export class ActionTable {
  readonly #walker: JsonWalker
  readonly #digest: Int32Array
  readonly #isNeeded: (source: string, name: string) => boolean
  readonly #known = new Map<number, { readonly high: number; readonly isNeeded: boolean }>()

  constructor(walker: JsonWalker, isNeeded: (source: string, name: string) => boolean) {
    this.#walker = walker
    this.#digest = new Int32Array(walker.kernel.memory, layout.digest, 2)
    this.#isNeeded = isNeeded
  }

  /** Must a record of this action be parsed? */
  isNeeded(action: ActionPlace): boolean {
    const { sourceFrom, nameFrom, nameTo } = action
    if (sourceFrom > nameFrom || nameTo - sourceFrom > longestSpan) return true
    const low = this.#walker.kernel.digest(sourceFrom, nameTo)
    const high = this.#digest[1] ?? 0
    const known = this.#known.get(low)
    if (known !== undefined && known.high === high) return known.isNeeded
    const isNeeded = this.#ask(action)
    if (this.#known.size >= mostActions) this.#known.clear()
    this.#known.set(low, { high, isNeeded })
    return isNeeded
  }

  #ask({ sourceFrom, sourceTo, nameFrom, nameTo }: ActionPlace): boolean {
    const { bytes } = this.#walker
    const source = bytes.toString('latin1', sourceFrom, sourceTo)
    const name = bytes.toString('latin1', nameFrom, nameTo)
    const isPlain = plainSource.test(source) && plainName.test(name)
    return !isPlain || source === blank || name === blank || this.#isNeeded(source, name)
  }
}
