import type { JsonWalker } from './json-walker.ts'
import { layout } from './kernel-layout.ts'

/** Longer texts are not kept. */
const longest = 64

/** Turns bytes into text; keeps the last text, because records next to each other agree in most. */
export class LastText {
  #length = -1
  #text = ''
  readonly #walker: JsonWalker
  readonly #at: number
  readonly #admits: (text: string) => boolean

  /** `place` tells apart those of one walker. Texts that are not admitted are never kept. */
  constructor(walker: JsonWalker, place: number, admits: (text: string) => boolean) {
    this.#walker = walker
    this.#at = layout.lastTexts + 2 * longest * place
    this.#admits = admits
  }

  /** The text of a part of the walker's bytes, which are ASCII; `undefined` when it is not admitted. */
  read(from: number, to: number): string | undefined {
    const { kernel, bytes } = this.#walker
    const length = to - from
    if (length === this.#length && kernel.isSame(from, this.#at) === 1) return this.#text
    if (length <= 0 || length > longest) return undefined
    const text = bytes.toString('latin1', from, to)
    if (!this.#admits(text)) return undefined
    this.#walker.keepMasked(this.#at, longest, { from, to })
    this.#length = length
    this.#text = text
    return text
  }
}
