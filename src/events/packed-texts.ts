import { assert } from '../base/assert.ts'

/** Makes text small and whole again; given, so that browsers and tests may have their own. */
export interface Packing {
  /** The result holds no more memory than its own bytes. */
  readonly pack: (text: string) => Uint8Array
  readonly unpack: (packed: Uint8Array) => string
}

/** Where a text stands: in which block, and how many stand before it there. */
export interface TextPlace {
  readonly block: TextBlock
  readonly index: number
}

/** Texts packed together: a list while they are gathered, packed afterwards. */
export interface TextBlock {
  readonly content: readonly string[] | Uint8Array
}

/** One block as it changes. */
interface GrowingBlock extends TextBlock {
  content: readonly string[] | Uint8Array
}

/** Enough texts to pack well, few enough to open them all for a single one. */
const textsPerBlock = 16

/**
 * So many characters stay open. Texts come file by file and are looked at in the order of time: in logs of many
 * accounts and regions that are read one behind the other, each has a block of its own that is looked at.
 */
const mostOpen = 64 * 1024 * 1024

/** Texts on one line each that wait, several of them packed together, since they are alike. */
export class PackedTexts {
  readonly #packing: Packing
  readonly #mostOpen: number
  #gathered: string[] = []
  #block: GrowingBlock = { content: this.#gathered }
  /** By their block; what was looked at last stands last. */
  readonly #open = new Map<TextBlock, readonly string[]>()
  #openLength = 0

  constructor(packing: Packing, { most = mostOpen } = {}) {
    this.#packing = packing
    this.#mostOpen = most
  }

  /** Keeps a text without line breaks, to be asked for by its place. */
  add(text: string): TextPlace {
    const place = { block: this.#block, index: this.#gathered.length }
    this.#gathered.push(text)
    if (this.#gathered.length === textsPerBlock) {
      this.#block.content = this.#packing.pack(this.#gathered.join('\n'))
      this.#gathered = []
      this.#block = { content: this.#gathered }
    }
    return place
  }

  /** The text at a place. */
  at({ block, index }: TextPlace): string {
    const text = this.#textsOf(block)[index]
    assert(text !== undefined, 'a packed text is not in its block')
    return text
  }

  #textsOf(block: TextBlock): readonly string[] {
    const { content } = block
    if (!(content instanceof Uint8Array)) return content
    const known = this.#open.get(block)
    this.#open.delete(block)
    const texts = known ?? this.#packing.unpack(content).split('\n')
    this.#open.set(block, texts)
    if (known === undefined) this.#close(lengthOf(texts))
    return texts
  }

  /** Makes room for so many more characters: what was not looked at for the longest time goes. */
  #close(more: number): void {
    this.#openLength += more
    for (const [block, texts] of this.#open) {
      if (this.#openLength <= this.#mostOpen || this.#open.size === 1) return
      this.#open.delete(block)
      this.#openLength -= lengthOf(texts)
    }
  }
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0)
}
