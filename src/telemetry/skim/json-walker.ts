import { createKernel, type Kernel } from '../kernel/kernel.ts'
import { layout, longestEmbedded, mostColumns, mostNames } from '../kernel/kernel-layout.ts'
import { layMembers, type MemberGroup, type MemberPlaces } from './member-group.ts'

/** Where a text stands in a walker's bytes, without its quotes. */
export interface TextSpan {
  readonly from: number
  readonly to: number
}

/** So many bytes are looked at together; records of a larger window are left to the parser. */
export const largestWindow = 1024 * 1024

/** Names, each with its colon and a comma, have room beside a row that is no longer. */
const longestRow = longestEmbedded - mostColumns * 34

/** Behind a text stands nothing that a walk could go over. */
const guardBytes = 64

/**
 * Goes once over the bytes of a JSON object that is written all in ASCII and whose members are those of a
 * known group, each at most once; notes where their values stand. It accepts no text that `JSON.parse`
 * would refuse (RFC 8259), so that what is passed over is known to be well formed. Whatever it does not
 * accept may still be JSON.
 */
export class JsonWalker {
  /** Where the value of each member begins, by the place of the member; valid where `ends` is not 0. */
  readonly begins: Int32Array
  /** One past the value of each member; 0 where there is no such member. */
  readonly ends: Int32Array
  /** The bytes that `begins` and `ends` are places in. */
  readonly bytes: Buffer
  /** Where the bytes that were laid begin. */
  readonly start = layout.text
  readonly kernel: Kernel
  readonly placeOf: MemberPlaces['placeOf']
  readonly groupOf: MemberPlaces['groupOf']
  /** One past the text that the last walk over a text went over; it begins at `layout.embedded`. */
  textEnd = 0
  readonly #newlines: Int32Array
  readonly #columns: Int32Array
  #columnBytes = 0

  constructor(groups: readonly MemberGroup[]) {
    this.kernel = createKernel(largestWindow)
    const { memory } = this.kernel
    this.bytes = Buffer.from(memory)
    this.begins = new Int32Array(memory, layout.begins, mostNames)
    this.ends = new Int32Array(memory, layout.ends, mostNames)
    this.#columns = new Int32Array(memory, layout.columns, mostColumns)
    this.#newlines = new Int32Array(memory, layout.newlines, 1)
    const { placeOf, groupOf } = layMembers(memory, groups)
    this.placeOf = placeOf
    this.groupOf = groupOf
  }

  /** How many newlines the last walk has passed. */
  get newlines(): number {
    return this.#newlines[0] ?? 0
  }

  /** Lays bytes out to be walked over, in place of those before; at most {@link largestWindow}. */
  lay(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.start)
    this.#guard(this.start + bytes.length)
  }

  /**
   * Walks over the object whose brace is at `from`, with the members of a group by its place; returns
   * the place after it, 0 when it is refused.
   */
  walk(from: number, group: number): number {
    return this.kernel.walk(from, group)
  }

  /**
   * Walks over the object that a text says, whose bytes are those from `from` to `to` without its quotes;
   * what was noted before stays noted. Returns whether all of the text is that object.
   */
  walkText(from: number, to: number, group: number): boolean {
    if (to - from > longestEmbedded) return false
    const end = this.kernel.unescape(from, to, layout.embedded)
    if (end === 0) return false
    this.#guard(end)
    this.textEnd = end
    return this.kernel.walkOn(layout.embedded, group) === end
  }

  /** Says which members the values of the rows to come stand for, by their places: at most {@link mostColumns}. */
  layColumns(places: readonly number[]): void {
    this.#columns.set(places)
    this.#columnBytes = places.length * this.#columns.BYTES_PER_ELEMENT
  }

  /**
   * Walks over the row of a table whose bracket is at `from` and lays out the object that it stands for, like a text
   * in a text; returns the place after the row, 0 when it is refused.
   */
  walkRow(from: number): number {
    const end = this.kernel.walkRow(from, this.#columnBytes)
    if (end === 0 || end - from > longestRow) return 0
    this.textEnd = this.kernel.writeRow(this.#columnBytes, layout.embedded)
    return end
  }

  /**
   * Keeps a text in the walker's memory, in so many bytes, with a mask of as many behind it that is 0xff where the
   * text is: what loops compare others with, a vector at a time.
   */
  keepMasked(place: number, width: number, { from, to }: TextSpan): void {
    const mask = place + width
    this.bytes.copy(this.bytes, place, from, to)
    this.bytes.fill(0, mask, mask + width).fill(0xff, mask, mask + to - from)
  }

  /** No string goes over a NUL, so nothing that is walked over goes beyond it. */
  #guard(end: number): void {
    this.bytes.fill(0, end, end + guardBytes)
  }
}
