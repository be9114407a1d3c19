import { assert } from '../../base/assert.ts'
import type { JsonWalker } from './json-walker.ts'
import { layout, longestLastText, mostLastTexts } from '../kernel/kernel-layout.ts'

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
    assert(place < mostLastTexts, 'more last texts than the kernel has room for')
    this.#at = layout.lastTexts + 2 * longestLastText * place
    this.#admits = admits
  }

  /** The text of a part of the walker's bytes, which are ASCII; `undefined` when it is not admitted. */
  read(from: number, to: number): string | undefined {
    const { kernel, bytes } = this.#walker
    const length = to - from
    if (length === this.#length && kernel.isSame(from, this.#at) === 1) return this.#text
    if (length <= 0 || length > longestLastText) return undefined
    const text = bytes.toString('latin1', from, to)
    if (!this.#admits(text)) return undefined
    this.#walker.keepMasked(this.#at, longestLastText, { from, to })
    this.#length = length
    this.#text = text
    return text
  }
}
